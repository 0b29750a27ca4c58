/** `npm run build`: bundles main, its hosts, preload and the window into dist/. */
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

await rm(join(root, 'dist'), { recursive: true, force: true });
for (const name of ['main', 'preload', 'renderer']) {
  await build({ configFile: join(root, 'build/vite', `${name}.config.ts`), logLevel: 'warn' });
}
