/** Stacks in the grid. Catches: a frame that no key reaches, a pick that is not on top, marks on frames out of sight. */
import { expect, test } from './support/launch.ts';
import { generateWithSeeds, grid } from './support/window.ts';

test('batches are stacked, opened, judged and closed with the best on top, also after a restart', async ({
  launch,
}) => {
  const { page, electron, complaints } = await launch();
  await generateWithSeeds(page, 'a lemon on slate', '1-3');
  await expect(grid(page).frames).toHaveCount(3);
  await generateWithSeeds(page, 'a pear on slate', '7, 8');
  await expect(grid(page).frames).toHaveCount(5);
  await page.getByRole('button', { name: 'Sort, group and stack' }).click();
  const by = page.getByRole('group', { name: 'Stack by' });
  await by.getByRole('menuitemradio', { name: 'Batch' }).click();
  await page.keyboard.press('Escape');
  await expect(grid(page).frames).toHaveCount(2);
  await expect(page.getByText('3 in closed stacks')).toBeVisible();

  // Opened by its key; what is active stays.
  await grid(page).frames.nth(1).click();
  await page.keyboard.press('Shift+S');
  await expect(grid(page).frames).toHaveCount(4);
  await expect(grid(page).frames.nth(1)).toHaveAttribute('aria-selected', 'true');
  const last = grid(page).frames.nth(3);
  const name = (await last.getAttribute('aria-label')) ?? '';
  await last.click();
  await page.keyboard.press('p');
  await expect(last).toHaveAttribute('data-flag', 'pick');
  // Closed from any of its frames: the pick is on top, and the hand is on it.
  await page.keyboard.press('Shift+S');
  await expect(grid(page).frames).toHaveCount(2);
  await expect(grid(page).frames.nth(1)).toHaveAttribute('aria-label', name);
  await expect(grid(page).frames.nth(1)).toHaveAttribute('aria-selected', 'true');

  // Deleted, it leaves the next best in its place.
  await page.keyboard.press('Delete');
  await expect(grid(page).frames.nth(1)).not.toHaveAttribute('aria-label', name);
  await expect(page.getByText('2 in closed stacks')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(grid(page).frames.nth(1)).toHaveAttribute('aria-label', name);
  await electron.close();

  const again = await launch();
  await expect(grid(again.page).frames).toHaveCount(2);
  await again.page.getByTitle('Open this stack of 3 frames').click();
  await expect(grid(again.page).frames).toHaveCount(4);
  expect([...complaints, ...again.complaints]).toEqual([]);
});
