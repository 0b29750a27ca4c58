/** Pixel-true: at 100 % a picture's pixels are the screen's, whatever the screen's scale. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from '@janhapke/sharp-electron';
import { expect, test } from './support/launch.ts';
import { compose, generateWithSeeds, grid } from './support/window.ts';

async function pictureIn(library: string): Promise<Buffer> {
  const files = await readdir(join(library, 'images'), { recursive: true });
  const [name] = files.filter((file) => file.endsWith('.png'));
  return await readFile(join(library, 'images', name!));
}

for (const factor of [1, 1.25, 2])
  test(`a screen of scale ${factor} shows a picture's own pixels at 100 %`, async ({ launch, folders }) => {
    const { page, complaints } = await launch({ args: [`--force-device-scale-factor=${factor}`] });
    await compose(page).aspect('1:1').click();
    await generateWithSeeds(page, 'a fine linen weave, close', '42');
    await expect(grid(page).frames).toHaveCount(1);
    await grid(page).frames.first().click();
    await page.keyboard.press('e');
    const region = page.getByRole('region', { name: 'Loupe' });
    const canvas = region.getByRole('img');
    await expect(canvas).toHaveAttribute('data-resolution', 'full');
    await page.keyboard.press('z');
    await expect(region.getByRole('radio', { name: /^100\s%$/ })).toBeChecked();

    const shot = await sharp(await page.screenshot({ scale: 'device' }))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const picture = await sharp(await pictureIn(folders.library))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const box = (await canvas.boundingBox())!;
    const ratio = await page.evaluate(() => devicePixelRatio);
    expect(ratio).toBe(factor);
    // The picture's middle lies in the pane's: a patch around it is looked for where it has to be.
    const edge = 64;
    const middle = {
      x: Math.round((box.x + box.width / 2) * ratio),
      y: Math.round((box.y + box.height / 2) * ratio),
    };
    const wanted = patch(picture, (picture.info.width - edge) / 2, (picture.info.height - edge) / 2, edge);
    // Half a pixel either way: the pane need not have an even number of them.
    const seen = [-1, 0, 1].flatMap((y) =>
      [-1, 0, 1].map((x) => patch(shot, middle.x - edge / 2 + x, middle.y - edge / 2 + y, edge)),
    );
    expect(seen.some((one) => one.equals(wanted))).toBe(true);
    expect(complaints).toEqual([]);
  });

interface Raw {
  readonly data: Buffer;
  readonly info: { readonly width: number; readonly channels: number };
}

/** A square of RGB pixels. */
function patch({ data, info }: Raw, left: number, top: number, edge: number): Buffer {
  const rows = Array.from({ length: edge }, (_, row) => {
    const start = ((top + row) * info.width + left) * info.channels;
    return data.subarray(start, start + edge * info.channels);
  });
  return Buffer.concat(rows);
}
