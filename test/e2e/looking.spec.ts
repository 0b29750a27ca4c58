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
  // The same without a keyboard; the menu stays open for more than one choice.
  await page.getByRole('button', { name: 'Looking aids' }).click();
  for (const [name, isBare] of [
    ['Thirds', false],
    ['None', true],
  ] as const) {
    const choice = page.getByRole('menuitemradio', { name });
    await choice.click();
    await expect(choice).toBeChecked();
    await expect.poll(async () => (await drawn(pictures.first())) === bare).toBe(isBare);
  }
  await page.keyboard.press('Escape');

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

test('F fills the screen with the picture alone, Escape gives the window back; L changes the grey around it', async ({
  launch,
}) => {
  const { page, electron, complaints } = await launch();
  await compose(page).aspect('4:3').click();
  await generateWithSeeds(page, 'a lemon on linen, backlit', '42');
  await expect(grid(page).frames).toHaveCount(1);
  await grid(page).frames.first().click();
  const isFullScreen = () =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.isFullScreen());
  // From the grid as well: the picture comes with it.
  await page.keyboard.press('f');
  const loupe = page.getByRole('region', { name: 'Loupe' });
  await expect.poll(isFullScreen).toBe(true);
  await expect(loupe.getByRole('img')).toHaveAttribute('data-resolution', 'full');
  for (const name of ['Compose', 'Inspector', 'Filmstrip', 'Status'])
    await expect(page.getByRole('region', { name })).toBeHidden();

  const ground = () => page.getByRole('main').evaluate((main) => getComputedStyle(main).backgroundColor);
  const grounds = [await ground()];
  for (const _ of ['black', 'dark', 'neutral']) {
    await page.keyboard.press('l');
    await expect.poll(ground).not.toBe(grounds.at(-1));
    grounds.push(await ground());
  }
  // A grey card's.
  expect(grounds.at(-1)).toBe('rgb(118, 118, 118)');

  await page.keyboard.press('Escape');
  await expect.poll(isFullScreen).toBe(false);
  await expect(loupe).toBeVisible();
  for (const name of ['Compose', 'Inspector', 'Filmstrip', 'Status'])
    await expect(page.getByRole('region', { name })).toBeVisible();
  // Only now does Escape lead back to the grid.
  await page.keyboard.press('Escape');
  await expect(grid(page).region).toBeVisible();
  expect(complaints).toEqual([]);
});
