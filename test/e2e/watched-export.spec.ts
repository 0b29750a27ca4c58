/**
 * Picks that go to a folder by themselves. Catches: a frame exported twice or never, a watch that is forgotten with the app, one
 * that fails unsaid.
 */
import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/launch.ts';
import { generateWithSeeds, grid } from './support/window.ts';

async function openWatch(page: Page): Promise<Locator> {
  await page.keyboard.press('Shift+G');
  await page.getByRole('menuitem', { name: 'Watched export…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Watched export of “Best”/ });
  await dialog.waitFor();
  return dialog;
}

test('what becomes a pick in a collection goes to its folder, once, over restarts and a folder that was away', async ({
  launch,
  folders,
}) => {
  const first = await launch();
  const { page, electron } = first;
  const out = join(folders.base, 'picks');
  await mkdir(out);
  const pictures = async () => (await readdir(out)).filter((name) => name.endsWith('.png'));
  await generateWithSeeds(page, 'a lemon on slate', '1-3');
  await expect(grid(page).frames).toHaveCount(3);
  await grid(page).frames.first().click();
  await page.keyboard.press('p');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+b');
  await page.getByRole('combobox', { name: 'Collection' }).fill('Best');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+G');
  await page.getByRole('menuitemradio', { name: /^Best/ }).click();
  await expect(page.getByRole('button', { name: 'Source: Best' })).toBeVisible();

  const dialog = await openWatch(page);
  await expect(dialog.getByRole('button', { name: 'Switch on' })).toBeDisabled();
  await electron.evaluate(({ dialog: system }, folder) => {
    system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
  }, out);
  await dialog.getByRole('button', { name: 'Choose folder' }).click();
  await expect(dialog.getByTestId('watched-folder')).toHaveText(/picks$/);
  await dialog.getByRole('button', { name: 'Switch on' }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(pictures).toHaveLength(1);

  // The folder is away: it is said, and caught up on.
  await rename(out, `${out}-away`);
  await grid(page).frames.nth(1).click();
  await page.keyboard.press('p');
  await expect(page.getByText('Picks of “Best” cannot be exported now')).toBeVisible();
  await electron.close();
  await rename(`${out}-away`, out);

  const again = await launch();
  await expect(grid(again.page).frames).toHaveCount(3);
  await expect.poll(pictures).toHaveLength(2);
  await grid(again.page).frames.first().click();
  await again.page.keyboard.press('Shift+G');
  await again.page.getByRole('menuitemradio', { name: /^Best watched export on/ }).click();
  const later = await openWatch(again.page);
  await expect(later.getByText('On. 2 frames exported so far.')).toBeVisible();
  await later.getByRole('button', { name: 'Switch off' }).click();
  await expect(later.getByText(/^Off\. 2 frames/)).toBeVisible();
  expect(first.complaints).toEqual([]);
  expect(again.complaints).toEqual([]);
});
