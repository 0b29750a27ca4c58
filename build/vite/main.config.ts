/**
 * Bundles the main process and its hosts: everything but Electron and native modules, one file each. In the mode
 * `fault-points` with the places at which crash tests end the app (electron/fault-points.ts), and elsewhere.
 */
import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { basename, resolve } from 'node:path';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { sheetFontPaths } from './sheet-fonts.ts';

const root = resolve(import.meta.dirname, '../..');
const external = [
  'electron',
  'libsql',
  '@janhapke/sharp-electron',
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
];

export default defineConfig(({ mode }) => ({
  root,
  define: { __FAULT_POINTS__: String(mode === 'fault-points') },
  publicDir: false,
  plugins: [sheetFonts()],
  // Node's conditions: a browser build of a library would find no `window` here.
  resolve: { conditions: ['node', 'import', 'module', 'default'], mainFields: ['module', 'main'] },
  ssr: { noExternal: true, external },
  build: {
    ssr: true,
    target: 'node20',
    outDir: resolve(root, mode === 'fault-points' ? 'out/fault-points/dist' : 'dist'),
    emptyOutDir: false,
    sourcemap: true,
    // Half the bytes are half the reading at every start; the source maps keep stack traces readable.
    minify: true,
    rolldownOptions: {
      input: {
        'main/main': resolve(root, 'electron/main.ts'),
        'library-host/library-host': resolve(root, 'electron/library-host/library-host.ts'),
        'practice-host/practice-host': resolve(root, 'electron/practice/practice-host.ts'),
        'practice-host/draw-worker': resolve(root, 'electron/practice/draw-worker.ts'),
      },
      external,
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
}));

/** Puts the fonts of contact sheets where the library host looks for them. */
function sheetFonts(): Plugin {
  return {
    name: 'sheet-fonts',
    async generateBundle() {
      for (const path of sheetFontPaths)
        this.emitFile({
          type: 'asset',
          fileName: `library-host/fonts/${basename(path)}`,
          source: await readFile(path),
        });
    },
  };
}
