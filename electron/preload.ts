/** The one bridge: a request goes in, an answer or an event comes out; nothing of Electron's is handed on. */
import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron';
import type { Bridge } from '../shared/ipc/contract.ts';
import { dropChannel, eventChannel, requestChannel } from '../shared/ipc/envelope.ts';

const bridge: Bridge = {
  request: (route, input) => ipcRenderer.invoke(requestChannel, route, input),
  on: (listener) => {
    const relay = (_: unknown, event: string, payload: unknown): void => listener(event, payload);
    ipcRenderer.on(eventChannel, relay);
    return () => {
      ipcRenderer.off(eventChannel, relay);
    };
  },
  // A path comes from Electron, which knows it of files that the user gave: one made by a script has none.
  dropped: (files) =>
    ipcRenderer.invoke(
      dropChannel,
      files.map((file) => webUtils.getPathForFile(file as File)),
    ),
};

contextBridge.exposeInMainWorld('proofsheet', bridge);

// Its pictures are not seen again; the engine would keep them until memory runs short.
window.addEventListener('first-screen-gone', () => webFrame.clearCache(), { once: true });
