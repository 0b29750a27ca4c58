/** Makes a library of real small images, as the app itself would have left it, less the index. Answers with their hashes. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from '@janhapke/sharp-electron';
import { uuidv7 } from 'uuidv7';
import { libraryLayout } from '../../electron/files/library-layout.ts';
import type { FrameRecord } from '../../shared/frame/record.ts';
import type { BatchId, FrameId, JobId } from '../../shared/ids.ts';

export async function makeLibrary(folder: string, frames: number, edge = 512): Promise<string[]> {
  const layout = libraryLayout(folder);
  await mkdir(folder, { recursive: true });
  await writeFile(
    layout.marker,
    `${JSON.stringify({ version: 1, id: uuidv7(), createdAt: new Date().toISOString() })}\n`,
  );
  const batchId = uuidv7() as BatchId;
  const hashes: string[] = [];
  for (let index = 0; index < frames; index++) {
    const id = uuidv7() as FrameId;
    const bytes = await picture(edge, index);
    const path = layout.image(id, 'image/png');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    hashes.push(sha256);
    const record: FrameRecord = {
      version: 1,
      id,
      batchId,
      jobId: uuidv7() as JobId,
      row: 0,
      column: index,
      createdAt: new Date().toISOString(),
      asked: {
        model: 'nano-banana',
        prompt: `bench frame ${index}`,
        size: '1024x1024',
        aspectRatio: null,
        seed: index,
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
  }
  return hashes;
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
