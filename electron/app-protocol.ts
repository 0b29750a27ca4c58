/** `app://proofsheet/…`: the window's own files, read from the built renderer, under the strict policy. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { DrawnFirst } from '../shared/first-screen.ts';
import { pathInside } from './path-inside.ts';
import type { SchemeAnswer } from './schemes.ts';
import { serveScheme } from './schemes.ts';
import { appOrigin, contentSecurityPolicy } from './security.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** The two times at which a page that loads leaves this process alone for a while. */
export interface Loading {
  /** It has its HTML: a process is being made for it. */
  readonly page: Promise<void>;
  /** It has its script, and is busy with it. */
  readonly script: Promise<void>;
}

/**
 * Serves `folder`. Must be called when the app is ready and before the first window loads. `firstScreen`: what the first page
 * begins with; a page that is loaded again finds the app ready.
 */
export function serveApp(folder: string, firstScreen: Promise<DrawnFirst> | null): Loading {
  let inserted = firstScreen;
  const page = turningPoint();
  const script = turningPoint();
  serveScheme('app', async ({ url, method }) => {
    const path = pathInside(folder, appOrigin, url);
    const type = path && types[extname(path)];
    if (!path || !type || (method !== 'GET' && method !== 'HEAD')) return notFound;
    try {
      let body = await readFile(path);
      if (inserted && extname(path) === '.html') {
        body = withFirstScreen(body, await inserted);
        inserted = null;
      }
      // After the answer, which leaves in this turn.
      setImmediate(extname(path) === '.html' ? page.reached : script.reached);
      return {
        status: 200,
        headers: {
          'content-type': type,
          'content-security-policy': contentSecurityPolicy,
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'cross-origin-opener-policy': 'same-origin',
          'cache-control': 'no-cache',
        },
        body,
      };
    } catch {
      return notFound;
    }
  });
  return { page: page.passed, script: script.passed };
}

/** As data, which no policy has to allow: nothing in it is run. */
function withFirstScreen(html: Buffer, screen: DrawnFirst): Buffer<ArrayBuffer> {
  const data = JSON.stringify(screen).replaceAll('<', '\\u003c');
  const script = `<script type="application/json" id="first-screen">${data}</script>`;
  return Buffer.from(html.toString().replace('<div id="root">', () => `${script}<div id="root">`));
}

function turningPoint(): { readonly passed: Promise<void>; readonly reached: () => void } {
  let reached = (): void => {};
  const passed = new Promise<void>((settle) => {
    reached = settle;
  });
  return { passed, reached };
}

const notFound: SchemeAnswer = {
  status: 404,
  headers: { 'content-security-policy': contentSecurityPolicy },
  body: Buffer.alloc(0),
};
