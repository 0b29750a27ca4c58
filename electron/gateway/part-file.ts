/** A download on its way to disk: hashed while it comes, synced when it is whole, removed when it is not. */
import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileError, makeFolderDurably } from '../files/atomic-file.ts';

/** Bytes gathered before they are written: an image comes to two or three writes instead of twenty. */
const writeSize = 1024 * 1024;

export interface PartFile {
  readonly bytes: number;
  write(chunk: Uint8Array): Promise<void>;
  /** Everything on disk and synced. */
  finish(): Promise<DownloadedFile>;
  discard(): Promise<void>;
}

export interface DownloadedFile {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** Makes or replaces `path`, its folders too. Every method rejects with an AppError of the file system's. */
export async function openPartFile(path: string): Promise<PartFile> {
  const file = await guarded(path, async () => {
    await makeFolderDurably(dirname(path));
    return open(path, 'w', 0o644);
  });
  const hash = createHash('sha256');
  let gathered: Uint8Array[] = [];
  let waiting = 0;
  let bytes = 0;

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
      await guarded(path, () => file.sync());
      await guarded(path, () => file.close());
      return { bytes, sha256: hash.digest('hex') };
    },

    async discard() {
      await guarded(path, async () => {
        await file.close().catch(() => undefined);
        await rm(path, { force: true });
      });
    },
  };
}

async function guarded<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileError(error, path);
  }
}
