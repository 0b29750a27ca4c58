/** Sorting and grouping the grid: the order on screen, headers that select, and all of it remembered. */
import type { Page } from '@playwright/test';
import { generateLibrary } from '../support/generated-library/generated-library.ts';
import { expect, test } from './support/launch.ts';
import { expectPicture, generateWithSeeds, grid } from './support/window.ts';

async function choose(page: Page, by: 'Sort by' | 'Group by' | 'Layout', name: string): Promise<void> {
  await page.getByRole('button', { name: 'Sort, group and stack' }).click();
  await page.getByRole('group', { name: by }).getByRole('menuitemradio', { name }).click();
  await page.keyboard.press('Escape');
}

test('frames stand in the order and the groups that were chosen, also after a restart', async ({
  launch,
}) => {
  const first = await launch();
  const { page } = first;
  await generateWithSeeds(page, 'a lemon on slate', '3, 1');
  await expect(grid(page).frames).toHaveCount(2);
  await generateWithSeeds(page, 'a pear on slate', '2');
  await expect(grid(page).frames).toHaveCount(3);
  const shown = (on: Page) => () =>
    grid(on).frames.evaluateAll((cells) =>
      cells
        .toSorted((a, b) => Number(a.ariaPosInSet) - Number(b.ariaPosInSet))
        .map((cell) => /seed (\d)/.exec(cell.ariaLabel ?? '')?.[1]),
    );

  await choose(page, 'Sort by', 'Seed');
  await expect.poll(shown(page)).toEqual(['1', '2', '3']);
  await choose(page, 'Group by', 'Batch');
  await expect.poll(shown(page)).toEqual(['2', '1', '3']);
  const { region } = grid(page);
  await region.getByText('a lemon on slate', { exact: false }).click();
  await expect(region.getByText('2 selected')).toBeVisible();
  // The same by its key, from any of them.
  await grid(page).frames.filter({ hasText: '3' }).first().click();
  await expect(region.getByText('2 selected')).toBeHidden();
  await page.keyboard.press('Control+Shift+A');
  await expect(region.getByText('2 selected')).toBeVisible();
  // What arrives takes its place among the others.
  await generateWithSeeds(page, 'a fig on slate', '9');
  await expect.poll(shown(page)).toEqual(['9', '2', '1', '3']);
  await first.quit();

  const second = await launch();
  await expect.poll(shown(second.page)).toEqual(['9', '2', '1', '3']);
  await choose(second.page, 'Group by', 'No groups');
  await choose(second.page, 'Sort by', 'Oldest first');
  await expect.poll(shown(second.page)).toHaveLength(4);
  await expect.poll(async () => (await shown(second.page)()).at(-1)).toBe('9');
});

test('justified rows show whole pictures as wide as they are, from edge to edge, also after a restart', async ({
  launch,
  folders,
}) => {
  await generateLibrary(folders.library, 300, 1);
  const first = await launch();
  const { page } = first;
  await expectPicture(grid(page).frames.first());
  await grid(page).frames.first().click();
  await page.keyboard.press('Shift+J');

  /** The cells of the first rows, as they stand. */
  const rows = (on: Page) =>
    grid(on).frames.evaluateAll((cells) => {
      const box = cells[0]!.closest<HTMLElement>('[role="listbox"]')!;
      const { left, top } = box.getBoundingClientRect();
      const boxes = cells
        .toSorted((a, b) => Number(a.ariaPosInSet) - Number(b.ariaPosInSet))
        .map((cell) => {
          const picture = cell.querySelector('img')!.getBoundingClientRect();
          const own = cell.getBoundingClientRect();
          return {
            top: Math.round(own.top - top),
            left: Math.round(own.left - left),
            right: Math.round(own.right - left),
            unused: Math.max(own.width - picture.width, own.height - picture.height),
          };
        });
      return [...new Set(boxes.map((one) => one.top))].slice(0, 3).map((each) => ({
        cells: boxes.filter((cell) => cell.top === each),
        width: box.clientWidth,
      }));
    });
  const areJustified = (on: Page) => async () =>
    (await rows(on)).every(
      ({ cells, width }) =>
        cells[0]?.left === 0 && cells.at(-1)?.right === width && cells.every(({ unused }) => unused < 14),
    );
  await expect.poll(areJustified(page)).toBe(true);

  // Down leads to the picture under the middle of this one, and home again.
  const active = (on: Page) =>
    grid(on)
      .region.locator('[data-active]')
      .evaluate((cell) => Number(cell.ariaPosInSet));
  await page.keyboard.press('ArrowDown');
  const [above, below] = (await rows(page)).map(({ cells }) => cells.length);
  expect(await active(page)).toBeGreaterThan(above!);
  expect(await active(page)).toBeLessThanOrEqual(above! + below!);
  await page.keyboard.press('Home');
  expect(await active(page)).toBe(1);
  await first.quit();

  const second = await launch();
  await expectPicture(grid(second.page).frames.first());
  await expect.poll(areJustified(second.page)).toBe(true);
  await choose(second.page, 'Layout', 'Square cells');
  await expect.poll(areJustified(second.page)).toBe(false);
  expect(second.complaints).toEqual([]);
});

test('a frame that is shown large is shown sharp', async ({ launch }) => {
  // Catches: a grid of the largest cells, and any grid on a screen of scale 2, that enlarges small thumbnails.
  const { page } = await launch();
  await generateWithSeeds(page, 'a fig on linen', '7');
  const frame = grid(page).frames.first();
  await expectPicture(frame);
  const pixels = () =>
    frame
      .locator('img')
      .evaluate((image: HTMLImageElement) => image.naturalWidth / image.getBoundingClientRect().width);
  await page.getByRole('slider', { name: 'Frame size' }).focus();
  await page.keyboard.press('End');
  await expect.poll(pixels).toBeGreaterThanOrEqual(1);
  await expectPicture(frame);
});
