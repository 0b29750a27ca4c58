/** Reads a library folder the way another program would: from its files alone. */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { batchRecordSchema } from '../../../shared/job/batch-record.ts';
import type { BatchRecord } from '../../../shared/job/batch-record.ts';
import { frameRecordSchema } from '../../../shared/frame/record.ts';
import type { FrameRecord } from '../../../shared/frame/record.ts';

export interface FrameOnDisk {
  readonly record: FrameRecord;
  readonly bytes: Buffer;
  readonly path: string;
}

/** Every frame under `images/`, oldest first; throws when a record does not parse or its image is not there. */
export async function framesOnDisk(library: string): Promise<readonly FrameOnDisk[]> {
  const records = (await filesUnder(join(library, 'images'))).filter((path) => path.endsWith('.json'));
  return await Promise.all(
    records.sort().map(async (path) => {
      const record = frameRecordSchema.parse(JSON.parse(await readFile(path, 'utf8')));
      return { record, path, bytes: await readFile(join(dirname(path), record.file.name)) };
    }),
  );
}

export async function batchesOnDisk(library: string): Promise<readonly BatchRecord[]> {
  const paths = (await filesUnder(join(library, 'batches'))).filter((path) => path.endsWith('.json'));
  return await Promise.all(
    paths.sort().map(async (path) => batchRecordSchema.parse(JSON.parse(await readFile(path, 'utf8')))),
  );
}

/** Absolute paths of all files below a folder; none when there is no such folder. */
export async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Files below `folder` whose bytes contain `text`, in UTF-8, UTF-16 or base64. */
export async function filesContaining(folder: string, text: string): Promise<string[]> {
  const needles = [
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'utf16le'),
    Buffer.from(Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1)),
  ];
  const found: string[] = [];
  for (const path of await filesUnder(folder)) {
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    if (needles.some((needle) => bytes.includes(needle))) found.push(path);
  }
  return found;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
