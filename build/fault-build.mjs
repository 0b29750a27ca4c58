/**
 * Builds the app with its fault points into out/fault-points, where crash tests start it from. Preload and window are
 * those of the released build, which must be there.
 */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { whenRunDirectly } from './entry-point.mjs';
import { root } from './set-up.mjs';

const folder = join(root, 'out', 'fault-points');

await whenRunDirectly(import.meta.url, async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'dist'), { recursive: true });
  for (const name of ['preload', 'renderer'])
    cpSync(join(root, 'dist', name), join(folder, 'dist', name), { recursive: true });
  const app = { name: 'proofsheet', productName: 'Proofsheet', version: '0.0.0', type: 'module' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...app, main: 'dist/main/main.js' }));
  await build({
    configFile: join(root, 'build/vite/main.config.ts'),
    mode: 'fault-points',
    logLevel: 'warn',
  });
  return 0;
});
