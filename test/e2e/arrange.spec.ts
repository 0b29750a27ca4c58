/** Sorting and grouping the grid: the order on screen, headers that select, and all of it remembered. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/launch.ts';
import { generateWithSeeds, grid } from './support/window.ts';

async function choose(page: Page, by: 'Sort by' | 'Group by', name: string): Promise<void> {
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
