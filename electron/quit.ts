/** Quitting: what must reach the disk comes first. */
import { app } from 'electron';

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
