/** Libraries as large as they come, with pictures of their own; and records for an index that has no files. */
import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { libraryLayout } from '../../../electron/files/library-layout.ts';
import type { LibraryLayout } from '../../../electron/files/library-layout.ts';
import { imageTypes } from '../../../shared/frame/record.ts';
import type { FrameRecord } from '../../../shared/frame/record.ts';
import { drawAll } from './draw.ts';
import type { Drawings } from './draw.ts';
import { planLibrary } from './plan.ts';
import type { PlannedFrame } from './plan.ts';

const markedAsLibrary = {
  version: 1,
  id: '01856f0e-5a00-7000-8000-000000000001',
  createdAt: '2023-01-01T00:00:00Z',
};

/** Writes a whole library: pictures, records, batches, and thumbnails as the app would have made them. */
export async function generateLibrary(folder: string, frames: number, seed = 1): Promise<void> {
  const layout = libraryLayout(folder);
  const drawings = await drawAll();
  const made = new Set<string>();
  const write = (path: string, content: string | Buffer): void => {
    const parent = dirname(path);
    if (!made.has(parent)) {
      mkdirSync(parent, { recursive: true });
      made.add(parent);
    }
    writeFileSync(path, content);
  };
  for (const { record, frames: planned } of planLibrary(frames, seed)) {
    write(layout.batch(record.id), `${JSON.stringify(record)}\n`);
    for (const frame of planned) {
      const bytes = drawings.signed(frame.picture, frame.record.id);
      const whole = recordOf(frame, bytes.length, createHash('sha256').update(bytes).digest('hex'));
      const path = layout.image(whole.id, whole.file.type);
      write(path, bytes);
      write(layout.record(whole.id), `${JSON.stringify(whole, null, 2)}\n`);
      leaveThumbnail({ layout, drawings, write }, frame, path, whole.file.sha256);
    }
  }
  // Last: a library without it was not finished.
  await mkdir(folder, { recursive: true });
  await writeFile(layout.marker, `${JSON.stringify(markedAsLibrary)}\n`);
}

/** Records without pictures, for an index that has no files; their hashes are of their ids. */
export function* plannedRecords(frames: number, seed = 1): Generator<FrameRecord> {
  for (const { frames: planned } of planLibrary(frames, seed))
    for (const frame of planned)
      yield recordOf(frame, 10_000, createHash('sha256').update(frame.record.id).digest('hex'));
}

function recordOf({ record, picture }: PlannedFrame, bytes: number, sha256: string): FrameRecord {
  const { type, shape } = picture;
  const { width, height } = shape;
  return {
    ...record,
    file: { name: `${record.id}.${imageTypes[type]}`, type, bytes, sha256, width, height },
  };
}

/** The picture is no larger than a thumbnail: a JPEG is its own. */
function leaveThumbnail(
  {
    layout,
    drawings,
    write,
  }: {
    readonly layout: LibraryLayout;
    readonly drawings: Drawings;
    readonly write: (path: string, content: Buffer) => void;
  },
  { picture }: PlannedFrame,
  path: string,
  sha256: string,
): void {
  const thumbnail = layout.thumbnail(sha256, 320);
  if (picture.type === 'image/png') {
    write(thumbnail, drawings.plain({ ...picture, type: 'image/jpeg' }));
    return;
  }
  mkdirSync(dirname(thumbnail), { recursive: true });
  linkSync(path, thumbnail);
}
