/** Every format read back: its pixels, its depth, its colours, and that nothing is beside them that was not asked for. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from '@janhapke/sharp-electron';
import { expect, test } from 'vitest';
import type { exportPresetSchema } from '../../../../shared/export/preset.ts';
import type { z } from 'zod';
import { picture } from '../support/library-folder.ts';
import { exportDesk } from './desk.ts';

// What the library host refuses to decode, a test reads back.
const readable = ['VipsForeignLoadTiffBuffer', 'VipsForeignLoadHeifBuffer'];

/** Half transparent red above opaque white. */
const flat = sharp(
  Buffer.from(
    [
      ...Array.from({ length: 32 * 16 }, () => [200, 30, 10, 128]),
      ...Array.from({ length: 32 * 16 }, () => [255, 255, 255, 255]),
    ].flat(),
  ),
  { raw: { width: 32, height: 32, channels: 4 } },
)
  .png()
  .toBuffer();

type Input = z.input<typeof exportPresetSchema>;

async function exported(bytes: Buffer, preset: Omit<Input, 'version' | 'naming'>): Promise<Buffer> {
  const desk = await exportDesk([bytes]);
  const run = await desk.runToEnd(await desk.plan({ ...preset, naming: { template: '{seed}' } }));
  expect(run.failures).toEqual([]);
  const [name = ''] = await readdir(desk.destination);
  sharp.unblock({ operation: readable });
  return await readFile(join(desk.destination, name));
}

/** The first pixel and the last. */
async function corners(bytes: Buffer): Promise<readonly (readonly number[])[]> {
  const { data, info } = await sharp(bytes, { ignoreIcc: true }).raw().toBuffer({ resolveWithObject: true });
  return [[...data.subarray(0, info.channels)], [...data.subarray(-info.channels)]];
}

test.each([
  [{ kind: 'png' }, 'png', 4, [200, 30, 10, 128], 0],
  [{ kind: 'jpeg', quality: 95 }, 'jpeg', 3, [227, 142, 132], 4],
  [{ kind: 'jpeg', quality: 95, mozjpeg: true, chroma: '4:2:0' }, 'jpeg', 3, [227, 142, 132], 4],
  [{ kind: 'tiff', bits: 8, compression: 'lzw' }, 'tiff', 4, [200, 30, 10, 128], 0],
  [{ kind: 'tiff', bits: 8, compression: 'none' }, 'tiff', 4, [200, 30, 10, 128], 0],
  [{ kind: 'webp', quality: 80, lossless: true }, 'webp', 4, [200, 30, 10, 128], 0],
  [{ kind: 'webp', quality: 95 }, 'webp', 4, [200, 30, 10, 128], 8],
  [{ kind: 'avif', quality: 90 }, 'heif', 4, [200, 30, 10, 128], 8],
] as const)('%j', async (format, read, channels, colour, tolerance) => {
  const bytes = await exported(await flat, { format });
  expect(await sharp(bytes).metadata()).toMatchObject({
    format: read,
    width: 32,
    height: 32,
    channels,
    hasProfile: true,
  });
  const [first = [], last = []] = await corners(bytes);
  first.forEach((value, at) => expect(Math.abs(value - colour[at]!)).toBeLessThanOrEqual(tolerance));
  last.forEach((value) => expect(value).toBeGreaterThanOrEqual(255 - tolerance));
});

test.each([
  ['untagged sRGB', (flat: sharp.Sharp) => flat.png()],
  ['grey', (flat: sharp.Sharp) => flat.toColourspace('b-w').png()],
  ['16 bits', (flat: sharp.Sharp) => flat.toColourspace('rgb16').png()],
  ['Display P3', (flat: sharp.Sharp) => flat.withIccProfile('p3').png()],
])('a JPEG of %s has the samples and the profile that a conversion to sRGB gives it', async (_, prepare) => {
  // Catches: a profile put on samples that were never converted to it.
  const source = await prepare(sharp(await picture('png', { width: 64, height: 48 }))).toBuffer();
  const converted = await sharp(source)
    .withIccProfile('srgb')
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4', progressive: true })
    .toBuffer();
  const bytes = await exported(source, { format: { kind: 'jpeg', quality: 90 } });
  const [found, wanted] = [await sharp(bytes).metadata(), await sharp(converted).metadata()];
  expect(found.icc).toEqual(wanted.icc);
  expect(found.space).toBe(wanted.space);
  const samples = (jpeg: Buffer): Promise<Buffer> => sharp(jpeg, { ignoreIcc: true }).raw().toBuffer();
  expect((await samples(bytes)).equals(await samples(converted))).toBe(true);
});

test('TIFF of 16 bits has the colours of its original, white is white, and steps between are new', async () => {
  // Catches: sRGB taken for Display P3, white at 65,280, and eight bits in a file of sixteen.
  const bytes = await exported(await flat, { format: { kind: 'tiff', bits: 16, compression: 'deflate' } });
  expect(await sharp(bytes).metadata()).toMatchObject({
    format: 'tiff',
    depth: 'ushort',
    channels: 4,
    hasProfile: true,
  });
  const samples = await deep(bytes);
  expect([...samples.slice(0, 4)].map((value) => value / 257)).toEqual([200, 30, 10, 128]);
  expect([...samples.slice(-4)]).toEqual([65_535, 65_535, 65_535, 65_535]);

  const wedge = await sharp(Buffer.from(Array.from({ length: 256 * 64 }, (_, at) => at % 256)), {
    raw: { width: 256, height: 64, channels: 1 },
  })
    .toColourspace('srgb')
    .png()
    .toBuffer();
  const resized = await exported(wedge, {
    format: { kind: 'tiff', bits: 16 },
    resize: { by: 'long-edge', pixels: 100 },
  });
  expect([...(await deep(resized))].some((value) => value % 257 !== 0)).toBe(true);
});

async function deep(bytes: Buffer): Promise<Uint16Array> {
  const data = await sharp(bytes, { ignoreIcc: true })
    .toColourspace('rgb16')
    .raw({ depth: 'ushort' })
    .toBuffer();
  return new Uint16Array(data.buffer, data.byteOffset, data.length / 2);
}

test('policy none leaves nothing beside the pixels but the profile', async () => {
  const tagged = await sharp(await picture('jpeg'))
    .withExif({ IFD0: { Artist: 'Somebody', Copyright: 'Theirs' } })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
    .jpeg()
    .toBuffer();
  for (const format of [
    { kind: 'png' },
    { kind: 'jpeg', quality: 80 },
    { kind: 'webp', quality: 80 },
  ] as const) {
    const found = await sharp(await exported(tagged, { format, metadata: 'none' })).metadata();
    expect([found.exif, found.xmp, found.iptc, found.hasProfile]).toEqual([
      undefined,
      undefined,
      undefined,
      true,
    ]);
  }
});

test('too large for WebP', async () => {
  const desk = await exportDesk([await picture('png', { width: 64, height: 64 })]);
  const plan = await desk.plan({
    format: { kind: 'webp', quality: 80 },
    resize: { by: 'long-edge', pixels: 17_000, enlarge: true },
    naming: { template: '{seed}' },
  });
  expect((await desk.runToEnd(plan)).failures).toMatchObject([{ error: { code: 'export-too-large' } }]);
});

test('a contact sheet lies beside the frames', async () => {
  const desk = await exportDesk([await picture('png'), await picture('png')]);
  const plan = await desk.plan({
    format: { kind: 'jpeg', quality: 80 },
    naming: { template: 'frames/{seq}' },
    contactSheet: { format: 'png', rows: 1, columns: 1 },
  });
  expect(await desk.runToEnd(plan)).toMatchObject({ state: 'done', written: 2 });
  const there = (await readdir(desk.destination)).toSorted();
  expect(there).toContain('frames');
  expect(there.filter((name) => /^Contact sheet.*\.png$/.test(name)).length).toBe(2);
  expect(there.length).toBe(3);
});
