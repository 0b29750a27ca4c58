/**
 * `proof://frame/<id>` and `proof://thumb/<sha256>?w=<width>`: images on their way to the window, whole and
 * immutable. Files are read here and handed on as bytes; they are never decoded in this process.
 */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError, toAppError } from '../shared/errors.ts';
import { frameIdSchema } from '../shared/ids.ts';
import type { FrameId } from '../shared/ids.ts';
import { hasErrno } from './files/atomic-file.ts';
import type { Log } from './log.ts';
import { imageFound, imageNotFound } from './image-answer.ts';
import type { AnswerScheme } from './schemes.ts';

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

export function createImageAnswers(source: () => ImageSource, log: Log): AnswerScheme {
  return async ({ url }) => {
    try {
      const { host, pathname, searchParams } = new URL(url);
      const name = pathname.slice(1);
      if (host === 'thumb') {
        const asked = thumbnailSchema.parse({ sha256: name, width: searchParams.get('w') });
        return imageFound(await readThumbnail(source(), asked.sha256, asked.width), 'image/jpeg');
      }
      if (host === 'frame') {
        const { path, type } = await source().image(frameIdSchema.parse(name));
        return imageFound(await readFile(path), type);
      }
      return imageNotFound('unknown-route');
    } catch (thrown) {
      const error =
        thrown instanceof z.ZodError ? new AppError('invalid-input', 'malformed') : toAppError(thrown);
      log('warn', 'image-not-served', { url, error });
      return imageNotFound(error.code);
    }
  };
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
