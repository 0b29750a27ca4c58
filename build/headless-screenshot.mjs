/**
 * Starts the app, waits until its window has painted, takes a picture, ends the app.
 * `node build/headless-screenshot.mjs EXECUTABLE PICTURE ARGUMENTS…`, on a display; start.mjs gives it one.
 * Apart from start.mjs because Playwright is there only after set-up.
 */
import { join } from 'node:path';
import { _electron } from '@playwright/test';

const windowTimeout = 60_000;

const [executablePath = '', picture = '', ...args] = process.argv.slice(2);
const app = await _electron.launch({
  executablePath,
  args: ['-r', join(import.meta.dirname, 'hold-ready.cjs'), ...args],
  timeout: windowTimeout,
});
try {
  const page = await app.firstWindow({ timeout: windowTimeout });
  await page.waitForLoadState('load', { timeout: windowTimeout });
  // Not `waitForFunction`: what does not hold at once it evaluates in the page, whose policy forbids that.
  await page.getByRole('tablist', { name: 'View' }).waitFor({ timeout: windowTimeout });
  // Two frames: the first is asked for before, the second shows what the fonts changed.
  await page.evaluate(
    'document.fonts.ready.then(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))))',
  );
  await page.screenshot({ path: picture });
} finally {
  await app.close();
}
