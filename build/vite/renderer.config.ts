/** Bundles the window: one page, its script, its styles, its font. */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { HtmlTagDescriptor, Plugin } from 'vite';

const root = resolve(import.meta.dirname, '../..');

export default defineConfig({
  root: resolve(root, 'renderer'),
  base: './',
  publicDir: false,
  plugins: [react(), pageTags()],
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
    rolldownOptions: {
      // What the first script calls of the app stays there to be called.
      preserveEntrySignatures: 'exports-only',
      input: {
        index: resolve(root, 'renderer/index.html'),
        'first-paint': resolve(root, 'renderer/first-paint.ts'),
        main: resolve(root, 'renderer/main.tsx'),
      },
    },
    sourcemap: false,
    // The content security policy names no inline script; the polyfill would be one, and Chromium needs none.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // It is read from the disk, not from a network.
    chunkSizeWarningLimit: 1_000,
  },
});

/**
 * The page's tags: its first script, and the app's script and styles, which are fetched while the first one draws and
 * which it then loads (renderer/first-paint.ts). Vite's own way would make the first wait for the app's.
 */
function pageTags(): Plugin {
  return {
    name: 'page-tags',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const entry = (name: string) => {
          const chunk = Object.values(bundle).find(
            (one) => one.type === 'chunk' && one.isEntry && one.name === name,
          );
          if (chunk?.type !== 'chunk') throw new Error(`Nothing was built of ${name}`);
          return chunk;
        };
        const app = entry('main');
        const imported = app.imports.map((file) => bundle[file]).filter((one) => one?.type === 'chunk');
        const styles = [app, ...imported].flatMap((one) => [...(one.viteMetadata?.importedCss ?? [])]);
        const link = (attrs: Record<string, string | true>, file: string): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { ...attrs, crossorigin: true, href: `./${file}` },
          injectTo: 'head',
        });
        return [
          {
            tag: 'script',
            attrs: { type: 'module', src: `./${entry('first-paint').fileName}` },
            injectTo: 'head',
          },
          link({ rel: 'modulepreload', 'data-app': true }, app.fileName),
          ...app.imports.map((file) => link({ rel: 'modulepreload' }, file)),
          ...styles.map((file) => link({ rel: 'preload', as: 'style' }, file)),
        ];
      },
    },
  };
}
