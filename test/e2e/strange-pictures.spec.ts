/** Pictures of kinds that a viewer may get wrong, kept as downloads are and looked at in loupe and compare. */
import { unlink } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { libraryLayout } from '../../electron/files/library-layout.ts';
import { keepPictures } from '../support/keep-pictures.ts';
import type { StrangePicture } from '../support/strange-pictures.ts';
import { strangePictures } from '../support/strange-pictures.ts';
import { expect, test } from './support/launch.ts';
import { grid } from './support/window.ts';

const loupe = (page: Page) => page.getByRole('region', { name: 'Loupe' });

async function made(names: readonly StrangePicture[]) {
  return await Promise.all(names.map(async (name) => [name, await strangePictures[name]()] as const));
}

/** The colour of a drawn picture at shares of its pane, as `#rrggbb`. */
const colourAt = (picture: Locator, x: number, y: number): Promise<string> =>
  picture.evaluate(
    (canvas: HTMLCanvasElement, [left, top]) => {
      const at = [Math.floor(canvas.width * left!), Math.floor(canvas.height * top!)] as const;
      const [r = 0, g = 0, b = 0] = canvas.getContext('2d')!.getImageData(...at, 1, 1).data;
      return `#${[r, g, b].map((tone) => tone.toString(16).padStart(2, '0')).join('')}`;
    },
    [x, y],
  );

/** Channels that differ by no more than encoders do. */
function near(colour: string, wanted: string, slack: number): boolean {
  const tones = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return tones(colour).every((tone, at) => Math.abs(tone - tones(wanted)[at]!) <= slack);
}

test('every kind of picture gets in, and is shown upright and in its colours', async ({
  launch,
  folders,
}) => {
  const seen: readonly (readonly [StrangePicture, left: string, right: string, slack: number])[] = [
    ['one pixel', '#3060c0', '#3060c0', 0],
    ['sixteen bit', '#402010', '#c0e0f0', 1],
    ['palette', '#402010', '#c0e0f0', 8],
    ['grey', '#404040', '#c0c0c0', 1],
    // Through a press's profile and back: no two decoders agree on it to the tone.
    ['cmyk', '#807060', '#e0e0e0', 24],
    // Its numbers are another profile's: shown as they stand they would be far off.
    ['display p3', '#c86432', '#3264c8', 3],
    ['animated', '#c02020', '#c02020', 6],
    ['eight thousand', '#208040', '#208040', 4],
  ];
  await keepPictures(folders.library, await made(seen.map(([name]) => name)));
  const { page, complaints } = await launch();
  await expect(grid(page).frames).toHaveCount(seen.length);
  for (const [name, left, right, slack] of seen) {
    await page.keyboard.press('g');
    await grid(page).region.getByRole('option', { name }).click();
    await page.keyboard.press('e');
    const picture = loupe(page).getByRole('img', { name });
    await expect(picture).toHaveAttribute('data-resolution', 'full', { timeout: 20_000 });
    // Near the middle, where each picture lies whatever its shape.
    for (const [x, wanted] of [
      [0.45, left],
      [0.55, right],
    ] as const) {
      const colour = await colourAt(picture, x, 0.5);
      expect(near(colour, wanted, slack), `${name} at ${x}: ${colour}, not ${wanted}`).toBe(true);
    }
    const note = loupe(page).getByRole('note', { name: 'Animated' });
    await (name === 'animated' ? expect(note).toBeVisible() : expect(note).toHaveCount(0));
  }
  expect(complaints).toEqual([]);
});

test('a picture that EXIF turns is upright and not squeezed; through a clear one squares are seen', async ({
  launch,
  folders,
}) => {
  await keepPictures(folders.library, await made(['turned', 'half clear']));
  const { page, complaints } = await launch();
  await grid(page).region.getByRole('option', { name: 'turned' }).click();
  await page.keyboard.press('e');
  const picture = loupe(page).getByRole('img');
  await expect(picture).toHaveAttribute('data-resolution', 'full');
  // At 100 % in the middle of the pane: 240 wide, 320 high, the first colour on top.
  await page.keyboard.press('z');
  const runs = () =>
    picture.evaluate((canvas: HTMLCanvasElement) => {
      const context = canvas.getContext('2d')!;
      const count = (data: Uint8ClampedArray) =>
        data.reduce((all, alpha, at) => all + (at % 4 === 3 && alpha > 0 ? 1 : 0), 0);
      const { width, height } = canvas;
      return [
        count(context.getImageData(0, height / 2, width, 1).data),
        count(context.getImageData(width / 2, 0, 1, height).data),
      ];
    });
  await expect.poll(runs).toEqual([240, 320]);
  expect(near(await colourAt(picture, 0.5, 0.45), '#802020', 12)).toBe(true);
  expect(near(await colourAt(picture, 0.5, 0.55), '#2040a0', 12)).toBe(true);

  await page.keyboard.press('g');
  await grid(page).region.getByRole('option', { name: 'half clear' }).click();
  await page.keyboard.press('e');
  await expect(picture).toHaveAttribute('data-resolution', 'full');
  const through = () =>
    picture.evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d')!.getImageData(width * 0.6, height * 0.45, 40, 40);
      const colours = Array.from({ length: 1600 }, (_, at) => data.slice(at * 4, at * 4 + 4).join(' '));
      return [...new Set(colours)].sort();
    });
  expect(await through()).toEqual(['106 106 106 255', '140 140 140 255']);
  expect(complaints).toEqual([]);
});

test('J marks what is clipped in its own colours; a file that vanished is missed on its own side only', async ({
  launch,
  folders,
}) => {
  const rows = await keepPictures(folders.library, await made(['clipped', 'palette']));
  await unlink(libraryLayout(folders.library).image(rows.palette.id, 'image/png'));
  const { page } = await launch();
  await grid(page).region.getByRole('option', { name: 'clipped' }).click();
  await page.keyboard.press('e');
  const picture = loupe(page).getByRole('img').first();
  await expect(picture).toHaveAttribute('data-resolution', 'full');
  expect([await colourAt(picture, 0.45, 0.5), await colourAt(picture, 0.55, 0.5)]).toEqual([
    '#ffffff',
    '#000000',
  ]);
  await page.keyboard.press('j');
  const marks = loupe(page).getByRole('note', { name: 'Clipping warnings' });
  await expect(marks).toHaveText(/Highlights 50\.0.%, shadows 50\.0.%/);
  await expect.poll(() => colourAt(picture, 0.45, 0.5)).toBe('#ff3030');
  expect(await colourAt(picture, 0.55, 0.5)).toBe('#3060ff');
  await page.keyboard.press('h');
  await expect(loupe(page).getByRole('img', { name: 'Histogram' })).toHaveAttribute('aria-busy', 'false');

  await page.keyboard.press('c');
  const compare = page.getByRole('region', { name: 'Compare' });
  await expect(compare.getByRole('alert')).toHaveCount(1);
  await expect(compare.getByRole('alert')).toContainText('file cannot be found');
  await expect(compare.getByRole('img', { name: 'clipped' })).toHaveAttribute('data-resolution', 'full');
  await expect(compare.getByRole('note', { name: 'Clipping warnings' })).toHaveCount(1);
});

test('pictures outlive the process that draws the window', async ({ launch, folders }) => {
  await keepPictures(folders.library, await made(['clipped']));
  const { page, electron, complaints } = await launch();
  await grid(page).frames.first().click();
  await page.keyboard.press('e');
  await page.keyboard.press('j');
  const picture = loupe(page).getByRole('img').first();
  await expect.poll(() => colourAt(picture, 0.45, 0.5)).toBe('#ff3030');
  const drawing = () =>
    electron.evaluate(({ app }) => app.getAppMetrics().find(({ type }) => type === 'GPU')?.pid ?? null);
  const first = await drawing();
  if (first === null) throw new Error('Nothing draws the window');
  process.kill(first, 'SIGKILL');
  await expect.poll(async () => [null, first].includes(await drawing())).toBe(false);
  await page.keyboard.press('z');
  await expect(loupe(page).getByLabel('Scale')).toHaveText(/^100/);
  await expect.poll(() => colourAt(picture, 0.45, 0.5)).toBe('#ff3030');
  expect(complaints).toEqual([]);
});
