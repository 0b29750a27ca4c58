/** `npm run screenshots`: takes the README's pictures from the running app, in a library of practice frames made for it. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endOnSignals } from './child-process.mjs';
import { runInDesktopSession } from './desktop-session.mjs';
import { whenRunDirectly } from './entry-point.mjs';
import { root, setUp } from './set-up.mjs';
import { buildIfStale } from './staleness.mjs';

const longest = 180_000;

await whenRunDirectly(import.meta.url, async () => {
  endOnSignals();
  const { executable } = await setUp({ desktop: true });
  await buildIfStale(root, console.error);
  const pictures = join(root, 'docs/screenshots');
  mkdirSync(pictures, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-pictures-'));
  try {
    return await runInDesktopSession(
      process.execPath,
      [join(root, 'build/take-screenshots.mjs'), executable, folder, pictures],
      { timeout: longest },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
