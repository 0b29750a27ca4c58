/** `app://proofsheet/…`: the window's own files, read from the built renderer, under the strict policy. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
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

/**
 * Serves `folder`. Must be called when the app is ready and before the first window loads.
 * Resolves once a page has been given its script, and is busy with it.
 */
export function serveApp(folder: string): Promise<void> {
  let scriptServed = (): void => {};
  const served = new Promise<void>((settle) => {
    scriptServed = settle;
  });
  serveScheme('app', async ({ url, method }) => {
    const path = pathInside(folder, appOrigin, url);
    const type = path && types[extname(path)];
    if (!path || !type || (method !== 'GET' && method !== 'HEAD')) return notFound;
    try {
      const body = await readFile(path);
      if (extname(path) === '.js') setImmediate(scriptServed);
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
  return served;
}

const notFound: SchemeAnswer = {
  status: 404,
  headers: { 'content-security-policy': contentSecurityPolicy },
  body: Buffer.alloc(0),
};
