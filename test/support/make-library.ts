/** Makes a library of real small images, as the app itself would have left it, less the index. With `columns`, their sheet as well. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from '@janhapke/sharp-electron';
import { uuidv7 } from 'uuidv7';
import { libraryLayout } from '../../electron/files/library-layout.ts';
import type { FrameRecord } from '../../shared/frame/record.ts';
import type { BatchRecord, JobRecord } from '../../shared/job/batch-record.ts';
import type { BatchId, FrameId, JobId } from '../../shared/ids.ts';

export interface MadeLibrary {
  /** SHA-256 of each image, in the order of the frames. */
  readonly hashes: readonly string[];
  readonly batch: BatchId;
}

/**
 * `columns`: the frames are one batch's, so many seeds to a row; without it no batch is written. `distinct`: so many pictures
 * differ, and the rest are copies of them.
 */
export async function makeLibrary(
  folder: string,
  frames: number,
  {
    edge = 512,
    columns,
    distinct = frames,
  }: { readonly edge?: number; readonly columns?: number; readonly distinct?: number } = {},
): Promise<MadeLibrary> {
  const layout = libraryLayout(folder);
  await mkdir(folder, { recursive: true });
  await writeFile(
    layout.marker,
    `${JSON.stringify({ version: 1, id: uuidv7(), createdAt: new Date().toISOString() })}\n`,
  );
  const batchId = uuidv7() as BatchId;
  const hashes: string[] = [];
  const jobs: JobRecord[] = [];
  const drawn: Buffer[] = [];
  for (let index = 0; index < frames; index++) {
    const id = uuidv7() as FrameId;
    const bytes = drawn[index % distinct] ?? (await picture(edge, index));
    if (distinct < frames) drawn[index % distinct] = bytes;
    const path = layout.image(id, 'image/png');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    hashes.push(sha256);
    const record: FrameRecord = {
      version: 1,
      id,
      batchId,
      jobId: uuidv7() as JobId,
      row: columns ? Math.floor(index / columns) : 0,
      column: columns ? index % columns : index,
      createdAt: new Date().toISOString(),
      asked: {
        model: 'nano-banana',
        prompt: columns ? variant(Math.floor(index / columns)) : `bench frame ${index}`,
        size: '1024x1024',
        aspectRatio: null,
        seed: columns ? index % columns : index,
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
        tookSeconds: 7,
      },
      file: {
        name: path.slice(dirname(path).length + 1),
        type: 'image/png',
        bytes: bytes.length,
        sha256,
        width: edge,
        height: edge,
      },
    };
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    await writeFile(layout.record(id), `${JSON.stringify(record)}\n`);
    jobs.push({
      id: record.jobId,
      row: record.row,
      column: record.column,
      seed: record.asked.seed,
      n: 1,
      states: [
        { status: 'waiting', at: Date.now() },
        { status: 'done', at: Date.now(), frames: [id], missing: 0 },
      ],
    });
  }
  if (columns) await writeBatch(layout.batch(batchId), batchId, columns, jobs);
  return { hashes, batch: batchId };
}

function variant(row: number): string {
  return `bench variant ${row}`;
}

async function writeBatch(
  path: string,
  id: BatchId,
  columns: number,
  jobs: readonly JobRecord[],
): Promise<void> {
  const rows = jobs.length / columns;
  const record: BatchRecord = {
    version: 1,
    id,
    createdAt: new Date().toISOString(),
    request: {
      model: 'nano-banana',
      prompt: `bench variant {${Array.from({ length: rows }, (_, row) => row).join('|')}}`,
      shape: { kind: 'size', size: '1024x1024' },
      seeds: { kind: 'list', seeds: Array.from({ length: columns }, (_, column) => column) },
      frames: columns,
      imagesPerCall: 1,
    },
    variants: Array.from({ length: rows }, (_, row) => variant(row)),
    jobs: [...jobs],
  };
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(record)}\n`);
}

/** Noise over a gradient: compresses about as badly as a photograph. The same for the same number. */
export async function picture(edge: number, number: number): Promise<Buffer> {
  const pixels = Buffer.alloc(edge * edge * 3);
  let state = (number + 1) * 2_654_435_761;
  for (let at = 0; at < pixels.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const row = Math.floor(at / (edge * 3));
    pixels[at] = (row * 200) / edge + (state >>> 28) + ((number * 37) % 40);
  }
  return await sharp(pixels, { raw: { width: edge, height: edge, channels: 3 } })
    .png()
    .toBuffer();
}

export function thumbnailsOf(library: string): string {
  return join(library, '.index/thumbs');
}
