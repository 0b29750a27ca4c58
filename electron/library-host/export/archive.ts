/** A ZIP that a run has made, known again by its size and time: under whatever name it got, and by another run of the app. */
import { readdir, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

export const archiveSchema = z.object({
  bytes: z.number(),
  /** Ms since the epoch. */
  modifiedAt: z.number(),
});
export type Archive = z.infer<typeof archiveSchema>;

export async function archiveOf(file: FileHandle): Promise<Archive> {
  const { size, mtimeMs } = await file.stat();
  return { bytes: size, modifiedAt: mtimeMs };
}

/** Its path; null where it was deleted or changed meanwhile, and in a folder that is away. */
export async function findArchive(folder: string, { bytes, modifiedAt }: Archive): Promise<string | null> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile() || !entry.name.toLowerCase().endsWith('.zip')) continue;
    const path = join(folder, entry.name);
    const found = await stat(path).catch(() => null);
    if (found?.size === bytes && found.mtimeMs === modifiedAt) return path;
  }
  return null;
}
