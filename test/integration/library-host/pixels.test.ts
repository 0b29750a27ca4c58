/** Pixels for clipboard and drags. Catches: turned, tinted or haloed pictures, a broken file that is taken for whole. */
import { writeFile } from 'node:fs/promises';
import sharp from '@janhapke/sharp-electron';
import { expect, it } from 'vitest';
import { download, openAndReconcile, temporaryFolder } from './support/library-folder.ts';

async function kept(bytes: Buffer) {
  const folder = await temporaryFolder();
  const open = await openAndReconcile(folder);
  const { id } = await open.keep(await download(folder, bytes));
  return { open, id };
}

it('come upright, blue first, multiplied by alpha, at the size that is asked for', async () => {
  // Left half opaque red, right half green at half alpha; stored on its side.
  const half = (r: number, g: number, alpha: number) =>
    sharp({ create: { width: 20, height: 30, channels: 4, background: { r, g, b: 0, alpha } } })
      .png()
      .toBuffer();
  const upright = await sharp({
    create: { width: 40, height: 30, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
    .composite([
      { input: await half(255, 0, 1), left: 0, top: 0 },
      { input: await half(0, 255, 0.5), left: 20, top: 0 },
    ])
    .png()
    .toBuffer();
  const { open, id } = await kept(
    await sharp(upright).rotate(-90).withMetadata({ orientation: 6 }).png().toBuffer(),
  );
  const whole = await open.pixels({ frame: id, edge: null });
  expect([whole.width, whole.height, whole.bytes.length]).toEqual([40, 30, 40 * 30 * 4]);
  expect([...whole.bytes.subarray(0, 4)]).toEqual([0, 0, 255, 255]);
  expect([...whole.bytes.subarray(-4)]).toEqual([0, 128, 0, 128]);
  const small = await open.pixels({ frame: id, edge: 20 });
  expect([small.width, small.height]).toEqual([20, 15]);
});

it('of 16 bits and of grey come as 8 bits of three colours', async () => {
  const grey = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#808080' } })
    .toColourspace('grey16')
    .png()
    .toBuffer();
  const { open, id } = await kept(grey);
  const { bytes } = await open.pixels({ frame: id, edge: null });
  expect(bytes).toHaveLength(8 * 8 * 4);
  expect([...bytes.subarray(0, 4)]).toEqual([128, 128, 128, 255]);
});

it('are refused of a file that was broken since, or is gone', async () => {
  const { open, id } = await kept(
    await sharp({ create: { width: 8, height: 8, channels: 3, background: '#808080' } })
      .png()
      .toBuffer(),
  );
  const { path } = await open.image({ frame: id });
  await writeFile(path, 'no picture');
  await expect(open.pixels({ frame: id, edge: null })).rejects.toMatchObject({ code: 'download-not-image' });
});
