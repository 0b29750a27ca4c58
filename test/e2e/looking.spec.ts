/** Looking aids, by keyboard: guides, the colour under the pointer on both panes, and what they leave behind. */
import type { Locator } from '@playwright/test';
import { expect, test } from './support/launch.ts';
import { compose, generateWithSeeds, grid } from './support/window.ts';

/** The picture as it is drawn, and nothing that lies over it in the page. */
const drawn = (picture: Locator): Promise<string> =>
  picture.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());

test('guides are drawn and go; colours are told at the same place of both pictures', async ({ launch }) => {
  const { page, complaints } = await launch();
  await compose(page).aspect('4:3').click();
  await generateWithSeeds(page, 'a lemon and a blue vase, backlit', '42, 43');
  await expect(grid(page).frames).toHaveCount(2);
  await grid(page).frames.first().click();
  await page.keyboard.press('c');
  const region = page.getByRole('region', { name: 'Compare' });
  const pictures = region.getByRole('img');
  await expect(pictures).toHaveCount(2);
  for (const picture of await pictures.all())
    await expect(picture).toHaveAttribute('data-resolution', 'full');

  // Each press draws another guide, the last none again.
  const seen = new Set([await drawn(pictures.first())]);
  const bare = [...seen][0];
  for (const _ of ['thirds', 'golden', 'diagonals', 'squares']) {
    await page.keyboard.press('o');
    await expect.poll(async () => seen.has(await drawn(pictures.first()))).toBe(false);
    seen.add(await drawn(pictures.first()));
  }
  await page.keyboard.press('o');
  await expect.poll(() => drawn(pictures.first())).toBe(bare);

  // At 100 % a canvas shows the very pixels: what is told is what stands at that place of each picture. The panes may
  // differ in width by a pixel, and the place on the other with it.
  await page.keyboard.press('z');
  await pictures.first().hover({ position: { x: 70, y: 90 } });
  const colours = region.getByRole('note', { name: 'Colour' });
  await expect(colours).toHaveCount(2);
  for (const [at, picture] of (await pictures.all()).entries()) {
    const around = await picture.evaluate((canvas: HTMLCanvasElement, reach) => {
      const ratio = canvas.width / canvas.clientWidth;
      const [x, y] = [Math.floor(70 * ratio), Math.floor(90 * ratio)];
      const edge = 2 * reach + 1;
      const { data } = canvas.getContext('2d')!.getImageData(x - reach, y - reach, edge, edge);
      return Array.from({ length: edge * edge }, (_, pixel) =>
        [...data.slice(pixel * 4, pixel * 4 + 3)].map((tone) => tone.toString(16).padStart(2, '0')).join(''),
      );
    }, at);
    const [hex = ''] = /#[0-9A-F]{6}$/.exec(await colours.nth(at).innerText()) ?? [];
    expect(around.map((each) => `#${each}`.toUpperCase())).toContain(hex);
  }
  await page.getByRole('button', { name: 'Swap sides' }).hover();
  await expect(colours).toHaveCount(0);
  expect(complaints).toEqual([]);
});
