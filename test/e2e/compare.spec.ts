/** Compare: two frames at the same place under one camera, by keyboard. */
import { expect, test } from './support/launch.ts';
import { compose, generateWithSeeds, grid } from './support/window.ts';

test('the split shows the left frame left of its edge and the right frame right of it', async ({
  launch,
}) => {
  const { page, complaints } = await launch();
  await compose(page).aspect('4:3').click();
  await generateWithSeeds(page, 'a lemon and a blue vase, backlit', '42, 43');
  await expect(grid(page).frames).toHaveCount(2);
  await grid(page).frames.first().click();
  await page.keyboard.press('c');
  const region = page.getByRole('region', { name: 'Compare' });
  const pictures = region.getByRole('img');
  const bothThere = async (): Promise<void> => {
    await expect(pictures).toHaveCount(2);
    for (const side of await pictures.all()) await expect(side).toHaveAttribute('data-resolution', 'full');
  };
  await bothThere();
  const names = async () =>
    Promise.all((await pictures.all()).map((side) => side.getAttribute('aria-label')));
  const before = await names();
  await page.keyboard.press('Shift+X');
  await expect.poll(names).toEqual(before.toReversed());
  await bothThere();

  // Parted, each side has its own camera; together again, both look where the active one does.
  const [leftPane, rightPane] = [
    region.getByRole('group', { name: 'Left' }),
    region.getByRole('group', { name: 'Right' }),
  ];
  await page.keyboard.press('Shift+Y');
  await page.keyboard.press('z');
  await expect(rightPane).toHaveAttribute('data-zoomed', 'true');
  await expect(leftPane).not.toHaveAttribute('data-zoomed');
  await page.keyboard.press('Shift+Y');
  await expect(leftPane).toHaveAttribute('data-zoomed', 'true');
  await page.keyboard.press('z');
  await expect(leftPane).not.toHaveAttribute('data-zoomed');
  await expect(rightPane).not.toHaveAttribute('data-zoomed');

  // Places away from the edge and from the sides' names.
  const shot = async (place: 0.4 | 0.6): Promise<string> => {
    const box = (await region.getByRole('group', { name: 'Left' }).boundingBox())!;
    const clip = {
      x: box.x + box.width * place - 10,
      y: box.y + box.height / 2 - 60,
      width: 20,
      height: 120,
    };
    return (await page.screenshot({ clip })).toString('base64');
  };
  await page.keyboard.press('v');
  await page.keyboard.press('v');
  await expect(region.getByRole('radio', { name: 'Split' })).toBeChecked();
  const edge = region.getByRole('slider', { name: 'Split edge' });
  await edge.focus();
  await page.keyboard.press('End');
  await expect(edge).toHaveAttribute('aria-valuenow', '100');
  const left = { near: await shot(0.4), far: await shot(0.6) };
  await page.keyboard.press('Home');
  await expect(edge).toHaveAttribute('aria-valuenow', '0');
  const right = { near: await shot(0.4), far: await shot(0.6) };
  expect(left.near).not.toBe(right.near);
  expect(left.far).not.toBe(right.far);
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('PageUp');
  await expect(edge).toHaveAttribute('aria-valuenow', '50');
  expect(await shot(0.4)).toBe(left.near);
  expect(await shot(0.6)).toBe(right.far);

  await page.keyboard.press('v');
  await expect(region.getByRole('slider', { name: 'Opacity of the right' })).toBeVisible();
  expect(complaints).toEqual([]);
});
