/** Quitting: who is asked first, and what must reach the disk before. */
import { app, powerMonitor } from 'electron';
import type { BrowserWindow } from 'electron';
import type { QuitGuard } from './quit-guard.ts';

/** Ms that a quit is held back at most. */
const longestWait = 5_000;

/** `close`: ends what is under way, and resolves when it is on disk. */
export function quitCleanly(close: () => Promise<void>): void {
  let closing: Promise<unknown> | null = null;
  app.on('will-quit', (event) => {
    if (closing) return;
    event.preventDefault();
    closing = Promise.race([close(), new Promise((resolve) => setTimeout(resolve, longestWait))]).finally(
      () => app.quit(),
    );
  });
}

/** Every way out leads past the guard: the quit itself, and the window's closing, which is a quit. */
export function quitGuarded(guard: QuitGuard, window: BrowserWindow): void {
  const hold = (event: { readonly preventDefault: () => void }): void => {
    if (!guard.mayQuit()) event.preventDefault();
  };
  app.on('before-quit', hold);
  window.on('close', hold);
  powerMonitor.on('shutdown', () => guard.systemEnds());
  // Windows says it to the window.
  window.on('session-end', () => guard.systemEnds());
}
