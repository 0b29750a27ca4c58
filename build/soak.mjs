/**
 * `npm run test:soak`: sets up, builds, and sends two thousand calls, 25 at a time, through the real app to a gateway that does
 * everything wrong. Prints what main holds before and after, how well it listens, and how many calls were in flight.
 */
import { join } from 'node:path';
import { endOnSignals } from './child-process.mjs';
import { runInDesktopSession } from './desktop-session.mjs';
import { whenRunDirectly } from './entry-point.mjs';
import { root, setUp } from './set-up.mjs';
import { buildIfStale } from './staleness.mjs';

const longest = 30 * 60_000;

await whenRunDirectly(import.meta.url, async (chosen) => {
  endOnSignals();
  await setUp({ desktop: true });
  await buildIfStale(root, console.error);
  const playwright = join(root, 'node_modules/@playwright/test/cli.js');
  const config = join(root, 'test/soak/playwright.config.ts');
  return runInDesktopSession(process.execPath, [playwright, 'test', '-c', config, ...chosen], {
    timeout: longest,
  });
});
