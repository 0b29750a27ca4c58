/** Compare's difference and blink: what is said of two frames must be what is there, to the pixel. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import sharp from '@janhapke/sharp-electron';
import { expect, test } from './support/launch.ts';
import { compose, generateWithSeeds, grid } from './support/window.ts';

/** Mean and largest value of the colours in the middle of a picture, away from what is laid over its corners. */
async function middleOf(page: Page, picture: Locator): Promise<{ mean: number; max: number; bytes: string }> {
  const box = (await picture.boundingBox())!;
  const clip = { x: box.x + box.width / 2 - 60, y: box.y + box.height / 2 - 60, width: 120, height: 120 };
  const shot = await page.screenshot({ clip });
  const { channels } = await sharp(shot).removeAlpha().stats();
  return {
    mean: channels.reduce((sum, { mean }) => sum + mean, 0) / channels.length,
    max: Math.max(...channels.map(({ max }) => max)),
    bytes: shot.toString('base64'),
  };
}

async function compareTwo(page: Page, ...frames: readonly [Locator, Locator]): Promise<Locator> {
  await frames[0].click();
  await frames[1].click({ modifiers: ['Control'] });
  await page.keyboard.press('c');
  const region = page.getByRole('region', { name: 'Compare' });
  const pictures = region.getByRole('img');
  await expect(pictures).not.toHaveCount(0);
  for (const side of await pictures.all()) await expect(side).toHaveAttribute('data-resolution', 'full');
  return region;
}

test('a seed made twice: every pixel is the same, and black at any gain; another seed is not', async ({
  launch,
}) => {
  const { page, complaints } = await launch();
  await compose(page).aspect('4:3').click();
  await generateWithSeeds(page, 'a lemon and a blue vase, backlit', '42, 43');
  await expect(grid(page).frames).toHaveCount(2);
  await compose(page).seedList.fill('42');
  await compose(page).generate.click();
  await expect(grid(page).frames).toHaveCount(3);
  const same = grid(page).region.getByRole('option', { name: /seed 42/ });
  const other = grid(page).region.getByRole('option', { name: /seed 43/ });

  const region = await compareTwo(page, same.nth(0), same.nth(1));
  await page.keyboard.press('Shift+V');
  await expect(region.getByRole('status')).toHaveText('Identical: every pixel is the same');
  const picture = region.getByRole('img', { name: /^Difference of Frame, seed 42/ });
  await expect(picture).toHaveAttribute('data-resolution', 'full');
  const look = () => middleOf(page, picture);
  expect((await look()).max).toBe(0);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('.');
  await expect(region.getByRole('radio', { name: '×16' })).toBeChecked();
  await page.keyboard.press('Shift+H');
  expect((await look()).max).toBe(0);

  // The way of comparing is kept from pair to pair.
  await page.keyboard.press('g');
  await compareTwo(page, same.nth(0), other);
  await page.keyboard.press('Shift+H');
  await region.getByRole('radio', { name: '×1', exact: true }).click();
  await expect(region.getByRole('status')).toHaveText(
    /^[\d.]+ % of pixels differ · mean [\d.]+, at most \d+ of 255 · PSNR [\d.]+ dB · SSIM 0\.\d{3}$/,
  );
  await expect.poll(async () => (await look()).max).toBeGreaterThan(0);
  const plain = await look();
  await region.getByRole('radio', { name: '×4' }).click();
  await expect.poll(async () => (await look()).mean).toBeGreaterThan(plain.mean);
  const strong = await look();
  await page.keyboard.press('Shift+H');
  await expect(region.getByRole('button', { name: 'As a heat map' })).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(async () => (await look()).bytes === strong.bytes).toBe(false);
  expect(complaints).toEqual([]);
});

test('one pixel of a million that differs is counted, and stands where it is', async ({
  launch,
  folders,
}) => {
  const { page, complaints } = await launch();
  await compose(page).aspect('1:1').click();
  await generateWithSeeds(page, 'a lemon on slate', '42');
  await expect(grid(page).frames).toHaveCount(1);
  await compose(page).generate.click();
  await expect(grid(page).frames).toHaveCount(2);
  const files = await readdir(join(folders.library, 'images'), { recursive: true });
  const planted = join(
    folders.library,
    'images',
    files.find((file) => file.endsWith('.png'))!,
  );
  const { data, info } = await sharp(planted).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const off = { x: 30, y: -20 };
  const at = ((info.height / 2 + off.y) * info.width + info.width / 2 + off.x) * info.channels;
  data[at] = (data[at]! + 128) % 256;
  await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } }).toFile(planted);

  const region = await compareTwo(page, grid(page).frames.nth(0), grid(page).frames.nth(1));
  await page.keyboard.press('Shift+V');
  await expect(region.getByRole('status')).toContainText('at most 128 of 255');
  await page.keyboard.press('z');
  await expect(region.getByRole('group', { name: 'Difference', exact: true })).toHaveAttribute(
    'data-zoomed',
    'true',
  );
  const box = (await region.getByRole('img', { name: /^Difference/ }).boundingBox())!;
  const edge = 96;
  const corner = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  const clip = { x: corner.x - edge / 2, y: corner.y - edge / 2, width: edge, height: edge };
  const bright = async (): Promise<string[]> => {
    const shot = await sharp(await page.screenshot({ clip }))
      .removeAlpha()
      .raw()
      .toBuffer();
    return [...shot].flatMap((value, place) => {
      const pixel = Math.floor(place / 3);
      return value > 0 ? [`${(pixel % edge) - edge / 2} ${Math.floor(pixel / edge) - edge / 2}`] : [];
    });
  };
  await expect.poll(async () => new Set(await bright()).size).toBe(1);
  const [x, y] = (await bright())[0]!.split(' ').map(Number);
  // The pane need not have an even number of pixels: half of one either way.
  expect(Math.abs(x! - off.x)).toBeLessThanOrEqual(1);
  expect(Math.abs(y! - off.y)).toBeLessThanOrEqual(1);
  expect(complaints).toEqual([]);
});

test('B shows the right in the left’s place as long as it is held; the split’s edge follows the pointer', async ({
  launch,
}) => {
  const { page, complaints } = await launch();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await compose(page).aspect('4:3').click();
  await generateWithSeeds(page, 'a lemon and a blue vase, backlit', '42, 43');
  await expect(grid(page).frames).toHaveCount(2);
  const region = await compareTwo(page, grid(page).frames.nth(0), grid(page).frames.nth(1));
  const pictures = region.getByRole('img');
  const names = async () =>
    Promise.all((await pictures.all()).map((picture) => picture.getAttribute('aria-label')));
  const [leftName, rightName] = await names();
  const place = pictures.first();
  const shown = async () => (await middleOf(page, place)).bytes;

  // Nothing moves by itself under reduced motion until it is asked for.
  await region.getByRole('radio', { name: 'Blink' }).click();
  await expect.poll(names).toEqual([leftName]);
  const byItself = region.getByRole('button', { name: 'Blink by itself' });
  await expect(byItself).toHaveAttribute('aria-pressed', 'false');

  const left = await shown();
  await page.keyboard.down('b');
  await expect(place).toHaveAttribute('aria-label', rightName!);
  const held = await shown();
  // toBe would print the pictures.
  expect(held === left).toBe(false);
  await page.keyboard.up('b');
  await expect(place).toHaveAttribute('aria-label', leftName!);
  expect((await shown()) === left).toBe(true);
  await page.keyboard.press('Shift+X');
  await expect(place).toHaveAttribute('aria-label', rightName!);
  expect((await shown()) === held).toBe(true);
  await page.keyboard.press('Shift+X');

  // In one place there is one camera, though the sides are parted and the right is the active one.
  await page.keyboard.press('Shift+Y');
  await page.keyboard.press('z');
  const pane = region.getByRole('group', { name: 'Left' });
  await expect(pane).toHaveAttribute('data-zoomed', 'true');
  await page.keyboard.press('z');
  await expect(pane).not.toHaveAttribute('data-zoomed');
  await page.keyboard.press('Shift+Y');

  await page.keyboard.press('Shift+B');
  await expect(byItself).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(names).toEqual([rightName]);
  await expect.poll(names).toEqual([leftName]);
  await page.keyboard.press('Shift+B');
  await expect(byItself).toHaveAttribute('aria-pressed', 'false');

  await region.getByRole('radio', { name: 'Split' }).click();
  const slider = region.getByRole('slider', { name: 'Split edge' });
  await expect(slider).toHaveAttribute('aria-valuenow', '50');
  const edge = page.getByTestId('split-edge');
  const [grip, stage] = [(await edge.boundingBox())!, (await pictures.first().boundingBox())!];
  const y = stage.y + stage.height / 3;
  await page.mouse.move(grip.x + grip.width / 2, y);
  await page.mouse.down();
  await page.mouse.move(stage.x + stage.width * 0.2, y, { steps: 4 });
  await page.mouse.up();
  await expect(slider).toHaveAttribute('aria-valuenow', /^(19|20)(\.\d)?$/);
  // What stands in the middle now is the right's, and stays when the left shows the right too.
  const before = (await middleOf(page, pictures.last())).bytes;
  await page.keyboard.down('b');
  await expect(place).toHaveAttribute('aria-label', rightName!);
  expect((await middleOf(page, pictures.last())).bytes === before).toBe(true);
  await page.keyboard.up('b');
  expect(complaints).toEqual([]);
});
