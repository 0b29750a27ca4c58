/** Frames selected with a rectangle: drawn from between two pictures, added to with Shift, taken back with Escape. */
import type { Locator, Page } from '@playwright/test';
import { makeLibrary } from '../support/make-library.ts';
import { expect, test } from './support/launch.ts';
import { expectPicture, grid } from './support/window.ts';

const selected = (page: Page): Promise<number[]> =>
  grid(page).frames.evaluateAll((cells) =>
    cells
      .filter(({ ariaSelected }) => ariaSelected === 'true')
      .map(({ ariaPosInSet }) => Number(ariaPosInSet))
      .sort((a, b) => a - b),
  );

/** A point of a cell, from its upper left corner. */
async function pointOf(cell: Locator, x: number, y: number): Promise<{ x: number; y: number }> {
  const box = await cell.boundingBox();
  if (!box) throw new Error('The cell is not in sight.');
  return { x: box.x + (x < 0 ? box.width + x : x), y: box.y + (y < 0 ? box.height + y : y) };
}

async function draw(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
}

test('a rectangle selects what it touches, scrolls on at an edge, and lets go of it with Escape', async ({
  launch,
  folders,
}) => {
  await makeLibrary(folders.library, 120, { edge: 64, distinct: 8 });
  const { page } = await launch();
  const cell = (position: number): Locator =>
    grid(page).region.locator(`[role="option"][aria-posinset="${position}"]`);
  await expectPicture(cell(1));
  const columns = await grid(page).frames.evaluateAll(
    (cells) => new Set(cells.map((one) => one.getBoundingClientRect().left)).size,
  );

  // From the margin of the first to the margin of the second of the next row: two columns of two rows.
  await draw(page, await pointOf(cell(1), 3, 3), await pointOf(cell(columns + 2), 3, 3));
  await page.mouse.up();
  expect(await selected(page)).toEqual([1, 2, columns + 1, columns + 2]);
  await expect(grid(page).region.getByText('4 selected')).toBeVisible();

  // Shift adds, also on the way back over it; Ctrl turns over.
  await page.keyboard.down('Shift');
  await draw(page, await pointOf(cell(3), 3, 3), await pointOf(cell(4), 40, 40));
  await page.mouse.up();
  await page.keyboard.up('Shift');
  expect(await selected(page)).toEqual([1, 2, 3, 4, columns + 1, columns + 2]);
  await page.keyboard.down('Control');
  await draw(page, await pointOf(cell(1), 3, 3), await pointOf(cell(5), 3, 40));
  await page.mouse.up();
  await page.keyboard.up('Control');
  expect(await selected(page)).toEqual([5, columns + 1, columns + 2]);

  // Escape in the middle of it: as it was before, and the click that follows is none.
  await draw(page, await pointOf(cell(1), 3, 3), await pointOf(cell(columns * 2 + 3), 3, 40));
  expect((await selected(page)).length).toBe(9);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await selected(page)).toEqual([5, columns + 1, columns + 2]);

  // Held at the lower edge it scrolls, and what has left the window stays selected.
  const box = await grid(page).region.getByRole('listbox').boundingBox();
  if (!box) throw new Error('There is no grid.');
  await draw(page, await pointOf(cell(1), 3, 3), { x: box.x + 5, y: box.y + box.height - 2 });
  await expect(grid(page).region.getByText(`${Math.ceil(120 / columns)} selected`)).toBeVisible();
  await page.mouse.up();
  await page.keyboard.press('p');
  await expect(
    page.getByText(`Pick, ${Math.ceil(120 / columns)} frames`, { exact: false }).first(),
  ).toBeAttached();

  // A click there chooses the one, as anywhere on a cell.
  await grid(page).region.getByRole('listbox').press('Home');
  await expectPicture(cell(2));
  await cell(2).click({ position: { x: 3, y: 3 } });
  expect(await selected(page)).toEqual([2]);
});
