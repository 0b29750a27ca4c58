/** Bundles the window: one page, its script, its styles, its font. */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '../..');

export default defineConfig({
  root: resolve(root, 'renderer'),
  base: './',
  publicDir: false,
  plugins: [react()],
  // Radix and CodeMirror write <style> elements, which the content security policy blocks.
  resolve: {
    alias: {
      'react-style-singleton': resolve(root, 'renderer/ui/adopted-styles.ts'),
      'style-mod': resolve(root, 'renderer/ui/adopted-style-modules.ts'),
    },
  },
  build: {
    target: 'chrome130',
    outDir: resolve(root, 'dist/renderer'),
    emptyOutDir: true,
    sourcemap: false,
    // The content security policy names no inline script; the polyfill would be one, and Chromium needs none.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
