/**
 * A download on its way to disk: hashed while it comes, named when it is whole, removed when it is not. So what has the
 * name is whole, whatever ended the app, and a later try that fails does not cost it. Whoever keeps it syncs it, while it
 * is decoded: after a power cut before that the answer is still there to be fetched again.
 */
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { faultPoint } from '../fault-points.ts';
import { fileError, hasErrno, makeFolderDurably, temporaryPathFor } from '../files/atomic-file.ts';

/** Bytes gathered before they are written: an image comes to two or three writes instead of twenty. */
const writeSize = 1024 * 1024;

export interface PartFile {
  readonly bytes: number;
  write(chunk: Uint8Array): Promise<void>;
  /** Everything written, and in its place. */
  finish(): Promise<DownloadedFile>;
  discard(): Promise<void>;
  /** Forgets what was written: the bytes come from the first one again. */
  restart(): Promise<void>;
  /** Stays under its temporary name, so that a later try may go on where this one ended. */
  leave(): Promise<void>;
}

export interface DownloadedFile {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/**
 * Makes or replaces `path` in the end, its folders at once (`marker`: as `makeFolderDurably`). `begun`: bytes that an earlier try left; where they are not there any
 * more it begins anew, and `bytes` says so. Every method rejects with an AppError of the file system's.
 */
export async function openPartFile(path: string, begun = 0, marker?: string): Promise<PartFile> {
  const temporary = temporaryPathFor(path);
  let hash = createHash('sha256');
  let gathered: Uint8Array[] = [];
  let waiting = 0;
  let bytes = 0;
  const file = await guarded(path, async () => {
    await makeFolderDurably(dirname(path), marker);
    bytes = await hashBeginning(temporary, begun, hash);
    // Appending: after a restart the next byte is the first.
    const opened = await open(temporary, 'a', 0o644);
    try {
      await opened.truncate(bytes);
      return opened;
    } catch (error) {
      await opened.close();
      throw error;
    }
  });

  async function flush(): Promise<void> {
    const block = gathered.length === 1 && gathered[0] ? gathered[0] : Buffer.concat(gathered);
    gathered = [];
    waiting = 0;
    if (block.length > 0) await guarded(path, () => file.writeFile(block));
  }

  return {
    get bytes() {
      return bytes;
    },

    async write(chunk) {
      hash.update(chunk);
      gathered.push(chunk);
      bytes += chunk.length;
      waiting += chunk.length;
      if (waiting >= writeSize) await flush();
    },

    async finish() {
      await flush();
      await guarded(path, () => file.close());
      faultPoint('download-unnamed');
      await guarded(path, () => rename(temporary, path));
      faultPoint('download-named');
      return { bytes, sha256: hash.digest('hex') };
    },

    async restart() {
      gathered = [];
      waiting = 0;
      bytes = 0;
      hash = createHash('sha256');
      await guarded(path, () => file.truncate(0));
    },

    async leave() {
      await flush();
      await guarded(path, () => file.close());
    },

    async discard() {
      await guarded(path, async () => {
        await file.close().catch(() => undefined);
        await rm(temporary, { force: true });
      });
    },
  };
}

/** A download that an earlier try finished; null when there is none. */
export async function findDownload(path: string): Promise<DownloadedFile | null> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return null;
    throw fileError(error, path, 'reading');
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Takes the first `length` bytes into the hash; answers with 0, and takes none, where there are fewer. */
async function hashBeginning(path: string, length: number, hash: Hash): Promise<number> {
  if (length === 0) return 0;
  const found = await stat(path).catch(() => null);
  if (!found || found.size < length) return 0;
  for await (const chunk of createReadStream(path, { end: length - 1 }) as AsyncIterable<Buffer>)
    hash.update(chunk);
  return length;
}

async function guarded<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileError(error, path);
  }
}
