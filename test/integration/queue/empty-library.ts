/** A folder that is a library, and no more: for those who write into one without opening it. */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { libraryLayout } from '../../../electron/files/library-layout.ts';
import type { LibraryLayout } from '../../../electron/files/library-layout.ts';
import { temporaryFolder } from '../gateway/servers.ts';

export async function emptyLibrary(): Promise<LibraryLayout> {
  const layout = libraryLayout(await temporaryFolder());
  const marker = { version: 1, id: randomUUID(), createdAt: new Date().toISOString() };
  await writeFile(layout.marker, JSON.stringify(marker));
  return layout;
}
