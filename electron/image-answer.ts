/** How an image is handed to the window: immutable under its address, readable by the app's own page alone. */
import type { SchemeAnswer } from './schemes.ts';
import { appOrigin, contentSecurityPolicy } from './security.ts';

export function imageFound(body: Buffer, type: string): SchemeAnswer {
  return {
    status: 200,
    headers: {
      'content-type': type,
      'content-length': String(body.byteLength),
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      // The window reads pixels for its histogram and its zoom: its origin, and no other, may.
      'access-control-allow-origin': appOrigin,
      'cross-origin-resource-policy': 'cross-origin',
    },
    body,
  };
}

export function imageNotFound(code: string): SchemeAnswer {
  return {
    status: 404,
    headers: {
      'x-proofsheet-error': code,
      'access-control-expose-headers': 'x-proofsheet-error',
      'access-control-allow-origin': appOrigin,
      'cache-control': 'no-store',
    },
    body: Buffer.alloc(0),
  };
}
