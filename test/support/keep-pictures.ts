/** A library of given pictures, each kept as the app itself keeps a download; the prompt is the picture's name. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { libraryLayout } from '../../electron/files/library-layout.ts';
import { openLibrary } from '../../electron/library-host/library.ts';
import type { FrameRow } from '../../shared/frame/record.ts';
import type { BatchId, FrameId, JobId } from '../../shared/ids.ts';

/** Rows by name. Throws when a picture is turned away. */
export async function keepPictures<Name extends string>(
  folder: string,
  pictures: readonly (readonly [name: Name, bytes: Buffer])[],
): Promise<Readonly<Record<Name, FrameRow>>> {
  const library = await openLibrary(folder);
  const batchId = uuidv7() as BatchId;
  const rows: [Name, FrameRow][] = [];
  try {
    for (const [column, [name, bytes]] of pictures.entries()) {
      const id = uuidv7() as FrameId;
      const download = libraryLayout(folder).download(id);
      await mkdir(dirname(download), { recursive: true });
      await writeFile(download, bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const draft = {
        version: 1,
        id,
        batchId,
        jobId: uuidv7() as JobId,
        row: 0,
        column,
        asked: {
          model: 'nano-banana',
          prompt: name,
          size: '1024x1024',
          aspectRatio: null,
          seed: column,
          n: 1,
          quality: null,
        },
        answered: {
          index: 0,
          revisedPrompt: null,
          gateway: 'practice',
          practice: true,
          delivery: 'direct',
          sentAt: new Date().toISOString(),
          tookSeconds: 1,
        },
      } as const;
      rows.push([name, await library.keep({ download, bytes: bytes.length, sha256, draft })]);
    }
  } finally {
    await library.close();
  }
  return Object.fromEntries(rows) as Record<Name, FrameRow>;
}
