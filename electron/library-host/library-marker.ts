/** `library.json`: says that a folder is a library, which one, and in which format. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { fileError, temporarySuffix, writeFileDurably } from '../files/atomic-file.ts';
import { readJsonFile } from '../files/json-file.ts';
import type { LibraryLayout } from '../files/library-layout.ts';

const markerSchema = z.object({
  version: z.literal(1),
  id: z.uuid(),
  createdAt: z.iso.datetime({ offset: true }),
});
export type LibraryMarker = z.infer<typeof markerSchema>;

/**
 * Reads the marker, or makes the folder a library; and makes sure that it can be written to.
 * Errors: `library-unreadable`, `library-read-only`, `library-newer-format`, `disk-full`.
 */
export async function openMarker(layout: LibraryLayout, now: number): Promise<LibraryMarker> {
  await makeFolder(layout.root);
  const known = await readMarker(layout.marker);
  await tryToWrite(layout.root);
  if (known) return known;
  const fresh: LibraryMarker = { version: 1, id: randomUUID(), createdAt: new Date(now).toISOString() };
  await writeFileDurably(layout.marker, `${JSON.stringify(fresh, null, 2)}\n`);
  return fresh;
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    if (!(await stat(folder)).isDirectory()) throw new AppError('library-unreadable', 'Not a folder');
  } catch (error) {
    throw fileError(error, folder);
  }
}

async function readMarker(path: string): Promise<LibraryMarker | null> {
  const file = await readJsonFile(path);
  if (!file) return null;
  const { content } = file;
  const marker = markerSchema.safeParse(content);
  if (marker.success) return marker.data;
  // Whatever else a newer format changes, it will still say its version.
  const version = z.object({ version: z.number() }).safeParse(content);
  if (version.success && version.data.version > 1)
    throw new AppError('library-newer-format', 'Made by a newer version of the app', {
      data: { version: version.data.version },
    });
  throw new AppError('library-unreadable', 'library.json is damaged', { data: { file: 'library.json' } });
}

/** Permissions, mounts and quotas each lie in their own way: only a file that was really written tells. */
async function tryToWrite(folder: string): Promise<void> {
  const path = join(folder, `.write-test-${randomUUID()}${temporarySuffix}`);
  try {
    const file = await open(path, 'wx');
    try {
      await file.writeFile('Proofsheet');
    } finally {
      await file.close();
      await rm(path, { force: true });
    }
  } catch (error) {
    throw fileError(error, dirname(path));
  }
}
