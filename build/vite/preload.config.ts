/** Bundles preload as one CommonJS file: a sandboxed preload can load nothing else. */
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '../..');

export default defineConfig({
  root,
  publicDir: false,
  build: {
    target: 'chrome130',
    outDir: resolve(root, 'dist/preload'),
    emptyOutDir: true,
    sourcemap: false,
    minify: false,
    lib: { entry: resolve(root, 'electron/preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
});
