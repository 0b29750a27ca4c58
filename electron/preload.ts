/** The one bridge: a request goes in, an answer or an event comes out; nothing of Electron's is handed on. */
import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../shared/ipc/contract.ts';
import { eventChannel, requestChannel } from '../shared/ipc/envelope.ts';

const bridge: Bridge = {
  request: (route, input) => ipcRenderer.invoke(requestChannel, route, input),
  on: (listener) => {
    const relay = (_: unknown, event: string, payload: unknown): void => listener(event, payload);
    ipcRenderer.on(eventChannel, relay);
    return () => {
      ipcRenderer.off(eventChannel, relay);
    };
  },
};

contextBridge.exposeInMainWorld('proofsheet', bridge);
