/**
 * `npm run test:crash [KILLS]`: sets up, builds, and ends the app at every step of a paid call in turn, 300 times unless another
 * number is given, half of them with each delivery. `npm test` does the same 30 times.
 */
import { join } from 'node:path';
import { endOnSignals } from './child-process.mjs';
import { runInDesktopSession } from './desktop-session.mjs';
import { whenRunDirectly } from './entry-point.mjs';
import { root, setUp } from './set-up.mjs';
import { buildIfStale } from './staleness.mjs';

const longest = 60 * 60_000;

await whenRunDirectly(import.meta.url, async ([kills = '300']) => {
  endOnSignals();
  process.env.KILLS = kills;
  await setUp({ desktop: true });
  await buildIfStale(root, console.error);
  const playwright = join(root, 'node_modules/@playwright/test/cli.js');
  const config = join(root, 'test/e2e/playwright.config.ts');
  return runInDesktopSession(process.execPath, [playwright, 'test', '-c', config, 'crash.spec.ts'], {
    timeout: longest,
  });
});
