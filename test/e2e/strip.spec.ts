/** The seed strip: a batch's sheet walked in both directions at 100 %, the place in the picture kept. */
import { expect, test } from './support/launch.ts';
import { compose, generateWithSeeds, grid } from './support/window.ts';

test('brackets walk seeds and prompts at 100 % and keep the place in the picture', async ({ launch }) => {
  const { page, complaints } = await launch();
  await compose(page).aspect('4:3').click();
  await generateWithSeeds(page, 'a {lemon|vase} on linen, backlit', '42, 43, 44');
  await expect(grid(page).frames).toHaveCount(6);
  // From the grid, without a sheet: to the first seed of the first prompt.
  await grid(page).frames.first().click();
  for (const key of ['{', '[', '[']) await page.keyboard.press(key);
  await expect(grid(page).region.getByRole('option', { selected: true })).toHaveAccessibleName(
    /seed 42, a lemon/,
  );

  await page.keyboard.press('e');
  const region = page.getByRole('region', { name: 'Loupe' });
  const picture = region.getByRole('img');
  const place = region.getByRole('note', { name: 'Place on the sheet' });
  const shown = async (name: RegExp, where: string): Promise<void> => {
    await expect(picture).toHaveAccessibleName(name);
    await expect(picture).toHaveAttribute('data-resolution', 'full');
    await expect(place).toHaveText(where);
  };
  /** The pixels of the picture where it is looked at; how it is drawn and nothing that lies over it. */
  const pixels = () => picture.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  await shown(/seed 42, a lemon/, 'row 1 of 2, seed 1 of 3');
  await page.keyboard.press('z');
  await region.getByRole('img').hover();
  for (const key of ['ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  let first = '';
  // Drawn with the window's next frame, and once more when it has come to rest.
  const isAtRest = async (): Promise<boolean> => {
    const before = first;
    first = await pixels();
    return first === before;
  };
  await expect.poll(isAtRest, { intervals: [200] }).toBe(true);

  await page.keyboard.press(']');
  await shown(/seed 43, a lemon/, 'row 1 of 2, seed 2 of 3');
  const second = await pixels();
  expect(second).not.toBe(first);
  await page.keyboard.press('}');
  await shown(/seed 43, a vase/, 'row 2 of 2, seed 2 of 3');
  await page.keyboard.press(']');
  await shown(/seed 44, a vase/, 'row 2 of 2, seed 3 of 3');
  await page.keyboard.press(']');
  await expect(page.getByText('Last seed of this prompt')).toBeAttached();
  await shown(/seed 44, a vase/, 'row 2 of 2, seed 3 of 3');
  for (const key of ['[', '[', '{']) await page.keyboard.press(key);
  await shown(/seed 42, a lemon/, 'row 1 of 2, seed 1 of 3');
  // The round trip ends on the very pixels it began with: neither zoom nor place was lost on the way.
  await expect.poll(pixels).toBe(first);
  await expect(region.getByLabel('Scale')).toHaveText(/^100/);

  // In compare the active side steps, and passes over what stands on the other.
  await page.keyboard.press('c');
  const compare = page.getByRole('region', { name: 'Compare' });
  const names = async () =>
    Promise.all((await compare.getByRole('img').all()).map((side) => side.getAttribute('aria-label')));
  await expect(compare.getByRole('img')).toHaveCount(2);
  const [left = '', right = ''] = await names();
  // They are of one prompt, and the right is active: the other prompt comes to its side, and the left stays.
  await page.keyboard.press('}');
  await expect.poll(names).toEqual([left, right?.replace('lemon', 'vase')]);
  await page.keyboard.press('{');
  await expect.poll(names).toEqual([left, right]);
  // What stands on the left is passed over: no frame is compared with itself.
  for (const _ of [1, 2, 3]) await page.keyboard.press('[');
  expect((await names())[1]).not.toBe(left);
  expect(complaints).toEqual([]);
});
