/**
 * `proof://frame/<id>` and `proof://thumb/<sha256>?w=<width>`: images on their way to the window, whole and
 * immutable. Files are read here and handed on as bytes; they are never decoded in this process.
 */
import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { z } from 'zod';
import { AppError, toAppError } from '../shared/errors.ts';
import { frameIdSchema } from '../shared/ids.ts';
import type { FrameId } from '../shared/ids.ts';
import { hasErrno } from './files/atomic-file.ts';
import type { Log } from './log.ts';
import { appOrigin, contentSecurityPolicy } from './security.ts';

/** Privileges of the app's two schemes. To be registered before the app is ready, in one call. */
export const schemes: Electron.CustomScheme[] = [
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  {
    scheme: 'proof',
    privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true },
  },
];

export interface ImageSource {
  image(frame: FrameId): Promise<{ readonly path: string; readonly type: string }>;
  /** Where a thumbnail lies once it has been made. */
  cachedThumbnail(sha256: string, width: number): string;
  /** Makes it if it is missing. */
  thumbnail(sha256: string, width: number): Promise<{ readonly path: string }>;
}

const thumbnailSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  width: z.coerce.number().int().min(1).max(4096),
});

export function serveImages(source: () => ImageSource, log: Log): void {
  protocol.handle('proof', async (request) => {
    try {
      const { host, pathname, searchParams } = new URL(request.url);
      const name = pathname.slice(1);
      if (host === 'thumb') {
        const asked = thumbnailSchema.parse({ sha256: name, width: searchParams.get('w') });
        return found(await readThumbnail(source(), asked.sha256, asked.width), 'image/jpeg');
      }
      if (host === 'frame') {
        const { path, type } = await source().image(frameIdSchema.parse(name));
        return found(await readFile(path), type);
      }
      return notFound('unknown-route');
    } catch (thrown) {
      const error =
        thrown instanceof z.ZodError ? new AppError('invalid-input', 'malformed') : toAppError(thrown);
      log('warn', 'image-not-served', { url: request.url, error });
      return notFound(error.code);
    }
  });
}

/** A thumbnail that is there is read without asking the library host: a screenful of them is what a start waits for. */
async function readThumbnail(
  source: ImageSource,
  sha256: string,
  width: number,
): Promise<Buffer<ArrayBuffer>> {
  try {
    return await readFile(source.cachedThumbnail(sha256, width));
  } catch (error) {
    if (!hasErrno(error, 'ENOENT')) throw error;
    return await readFile((await source.thumbnail(sha256, width)).path);
  }
}

function found(bytes: Uint8Array<ArrayBuffer>, type: string): Response {
  return new Response(bytes, {
    headers: {
      'content-type': type,
      'content-length': String(bytes.byteLength),
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      // The window reads pixels for its histogram and its zoom: its origin, and no other, may.
      'access-control-allow-origin': appOrigin,
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
}

function notFound(code: string): Response {
  return new Response(null, {
    status: 404,
    headers: {
      'x-proofsheet-error': code,
      'access-control-expose-headers': 'x-proofsheet-error',
      'access-control-allow-origin': appOrigin,
      'cache-control': 'no-store',
    },
  });
}
