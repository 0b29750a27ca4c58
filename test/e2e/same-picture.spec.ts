/** The gateway gave one picture for several seeds: each is kept, for each is paid for, and the window says which are the same. */
import { startHostileGateway } from '../support/hostile-gateway/hostile-gateway.ts';
import { peace } from '../support/hostile-gateway/mischief.ts';
import { expect, test } from './support/launch.ts';
import { framesOnDisk } from './support/library-files.ts';
import { generateWithSeeds, grid } from './support/window.ts';

test('the same bytes for two seeds are two frames, and the later one is flagged', async ({
  launch,
  folders,
}) => {
  const gateway = await startHostileGateway({ seed: 1, mischief: { ...peace, sameBytes: 100 }, edge: 256 });
  try {
    const { page } = await launch({ gateway: gateway.baseUrl, apiKey: gateway.key });
    await generateWithSeeds(page, 'a vase in {morning|evening} light', '7-9');
    await expect(grid(page).frames).toHaveCount(6);
    expect(await framesOnDisk(folders.library)).toHaveLength(6);
    await page.getByRole('tab', { name: 'Sheet' }).click();
    const cell = (seed: number) =>
      page.getByRole('gridcell', { name: `Frame, seed ${seed}, a vase in morning light` });
    await expect(cell(8)).toHaveAccessibleDescription('same picture as seed 7');
    await expect(cell(8)).toContainText('= seed 7');
    await expect(cell(7)).not.toContainText('=');
    await expect(page.getByText('5 duplicates')).toBeVisible();
    await expect(page.getByText('The gateway gave the same picture twice')).toHaveCount(1);

    // In the grid as well, found by a word, with a way to the other one.
    await page.getByRole('tab', { name: 'Grid' }).click();
    await page.getByRole('searchbox', { name: 'Search library' }).fill('is:duplicate evening');
    await expect(grid(page).frames).toHaveCount(3);
    const later = grid(page).region.getByRole('option', { name: 'Frame, seed 9, a vase in evening light' });
    await expect(later).toHaveAccessibleDescription('same picture as row 1, seed 7');
    await later.click();
    await page.getByRole('button', { name: 'Open row 1, seed 7, the same picture' }).click();
    await expect(cell(7)).toHaveAttribute('aria-selected', 'true');
  } finally {
    await gateway.close();
  }
});
