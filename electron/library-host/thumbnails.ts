/** Thumbnails: a cache of JPEGs named by the hash of their image. */
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { thumbnailEdgeFor, thumbnailEdges } from '../../shared/thumbnail-edges.ts';
import { fileError, hasErrno, temporaryPathFor } from '../files/atomic-file.ts';
import type { LibraryLayout } from '../files/library-layout.ts';
import type { Gate } from './gate.ts';

export interface Thumbnails {
  /** The path of a thumbnail at least `width` wide, if one is kept that large; made if it is missing. */
  path(sha256: string, width: number): Promise<string>;
  /** Stores the first of the edges, already made. */
  store(sha256: string, jpeg: Buffer): Promise<void>;
}

export function createThumbnails(options: {
  readonly layout: LibraryLayout;
  /** Where an image with this hash lies; null when the library has none. */
  readonly original: (sha256: string) => string | null;
  readonly decoding: Gate;
}): Thumbnails {
  const { layout, original, decoding } = options;
  const inTheMaking = new Map<string, Promise<void>>();

  const make = async (sha256: string, edge: number, target: string): Promise<void> => {
    const source = original(sha256);
    if (source === null) throw new AppError('frame-not-found', 'No frame has this image');
    await decoding.run(async () => {
      const bytes = await readFile(source).catch((error: unknown) => {
        if (hasErrno(error, 'ENOENT')) throw new AppError('frame-not-found', 'The image is gone');
        throw fileError(error, source, 'reading');
      });
      const { decodeToThumbnail, readImageHeader } = await import('./image-decoder.ts');
      await readImageHeader(bytes);
      await write(target, await decodeToThumbnail(bytes, edge));
    }, 'seen');
  };

  return {
    path: async (sha256, width) => {
      if (!/^[0-9a-f]{64}$/.test(sha256)) throw new AppError('invalid-input', 'Not a SHA-256');
      const edge = thumbnailEdgeFor(width);
      const target = layout.thumbnail(sha256, edge);
      if (await isThere(target)) return target;
      let making = inTheMaking.get(target);
      if (!making) {
        making = make(sha256, edge, target).finally(() => inTheMaking.delete(target));
        inTheMaking.set(target, making);
      }
      await making;
      return target;
    },
    store: async (sha256, jpeg) => {
      const target = layout.thumbnail(sha256, thumbnailEdges[0]);
      if (!(await isThere(target))) await write(target, jpeg);
    },
  };
}

/** Not synced: after a power cut a thumbnail may be missing or empty, and is then made again. */
async function write(target: string, jpeg: Buffer): Promise<void> {
  const temporary = temporaryPathFor(target);
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(temporary, jpeg);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw fileError(error, target);
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).size > 0;
  } catch (error) {
    if (hasErrno(error, 'ENOENT', 'ENOTDIR')) return false;
    throw fileError(error, path, 'reading');
  }
}
