/** The only place that touches Electron's IPC: joins a router to a window's requests and sends it events. */
import { ipcMain } from 'electron';
import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import type { EventName, Events } from '../../shared/ipc/contract.ts';
import type { DroppedPaths } from '../import/dropped-paths.ts';
import { dropChannel, eventChannel, requestChannel } from '../../shared/ipc/envelope.ts';
import { appOrigin } from '../security.ts';
import type { Router } from './router.ts';

export type SendEvent = <Name extends EventName>(name: Name, payload: Events[Name]) => void;

export function answerRequests(router: Promise<Router>, window: BrowserWindow): void {
  ipcMain.handle(requestChannel, async (event, route: unknown, input: unknown) => {
    // Who asks is looked at when the question comes, not when there is someone to answer it.
    const isFromPage = isTrusted(event, window);
    return (await router)(isFromPage, route, input);
  });
}

/** Keeps what preload says of dropped files; null for anybody else. */
export function keepDrops(dropped: Promise<DroppedPaths>, window: BrowserWindow): void {
  ipcMain.handle(dropChannel, async (event, paths: unknown) =>
    isTrusted(event, window) ? (await dropped).keep(paths) : null,
  );
}

/** Only the top frame of the app's own window, and only while it shows the app's own page. */
function isTrusted(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const { senderFrame, sender } = event;
  return (
    senderFrame !== null &&
    !window.isDestroyed() &&
    sender === window.webContents &&
    senderFrame === window.webContents.mainFrame &&
    senderFrame.url.startsWith(`${appOrigin}/`)
  );
}

export function createSendEvent(window: () => BrowserWindow | null): SendEvent {
  return (name, payload) => {
    const open = window();
    if (open && !open.isDestroyed() && !open.webContents.isDestroyed())
      open.webContents.send(eventChannel, name, payload);
  };
}
