/**
 * The contact sheet, whole: two variants and three seeds become six live cells; keys walk them; a row and a column are
 * added, and only what was missing is made; after a restart the sheet is the same.
 */
import type { Locator, Page } from '@playwright/test';
import { startTestGateway } from '../support/gateway/test-gateway.ts';
import { expect, test } from './support/launch.ts';
import { batchesOnDisk, framesOnDisk } from './support/library-files.ts';
import { expectPicture, generateWithSeeds, grid } from './support/window.ts';

function sheet(page: Page) {
  const region = page.getByRole('region', { name: 'Sheet', exact: true });
  const frames = region.getByRole('gridcell', { name: /^Frame, / });
  return {
    region,
    frames,
    frame: (seed: number, words: string): Locator =>
      region.getByRole('gridcell', { name: `Frame, seed ${seed}, ${words}`, exact: true }),
    columns: region.getByRole('columnheader', { name: /^Seed / }),
    rows: region.getByRole('rowheader'),
    bar: (name: string): Locator => region.getByRole('button', { name, exact: true }),
  };
}

async function openSheet(page: Page): Promise<ReturnType<typeof sheet>> {
  await page.getByRole('tablist', { name: 'View' }).getByRole('tab', { name: 'Sheet' }).click();
  return sheet(page);
}

test('a sheet fills, is walked, grows by what is missing, and is the same after a restart', async ({
  launch,
  folders,
}) => {
  const first = await launch();
  const { page } = first;
  await generateWithSeeds(page, 'a {lemon|pear} on slate', '1-3');
  const view = await openSheet(page);
  await expect(view.columns).toHaveText(['1', '2', '3']);
  await expect(view.rows).toHaveText(['lemon', 'pear']);
  await expect(view.frames).toHaveCount(6);
  await expectPicture(view.frame(3, 'a pear on slate'));

  await view.frame(1, 'a lemon on slate').click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(view.frame(2, 'a pear on slate')).toHaveAttribute('aria-selected', 'true');
  const inspector = page.getByRole('region', { name: 'Inspector' });
  await expect(inspector).toContainText('a pear on slate');
  await page.keyboard.press('Space');
  const loupe = page.getByRole('region', { name: 'Loupe' });
  await expect(loupe).toContainText('row 2 · 2 of 3');
  // The loupe walks the sheet it was opened from: its seeds and its variants, not the library.
  await page.keyboard.press('ArrowUp');
  await expect(inspector).toContainText('a lemon on slate');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(loupe).toContainText('row 1 · 1 of 3');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(view.frame(2, 'a pear on slate')).toHaveAttribute('aria-selected', 'true');
  await view.rows.first().click();
  await expect(inspector).toContainText('3 frames selected');

  // The active row's prompt is what the new one begins with.
  await view.bar('Add row').click();
  const row = page.getByRole('dialog', { name: 'Add row' });
  await expect(row.getByRole('textbox', { name: 'New row' })).toHaveValue('a lemon on slate');
  await expect(row.getByRole('button', { name: 'Add', exact: true })).toBeDisabled();
  await row.getByRole('textbox', { name: 'New row' }).fill('a fig on slate');
  await expect(row.getByRole('button', { name: 'Add', exact: true })).toHaveText(/Make 3 frames/);
  await row.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(view.frames).toHaveCount(9);
  await expect(view.rows).toHaveText(['lemon', 'pear', 'fig']);

  // A row's text is a prompt like any other: what cannot be read is said there, and each variant is a row.
  await view.bar('Add row').click();
  await row.getByRole('textbox', { name: 'New row' }).fill('a {fig|plum|quince on slate');
  await expect(row.getByRole('status')).toHaveText(/never closed/);
  await row.getByRole('textbox', { name: 'New row' }).fill('a {fig|plum|quince} on slate');
  await expect(row.getByRole('status')).toHaveText(
    /^Adds 2 rows; 1 of the variants .* 6 frames with 6 calls/,
  );
  await row.getByRole('button', { name: 'Cancel' }).click();

  await view.bar('Add columns').click();
  const columns = page.getByRole('dialog', { name: 'Add columns' });
  await columns.getByRole('radio', { name: 'List' }).click();
  await columns.getByRole('textbox', { name: 'Seed list' }).fill('3, 7');
  await expect(columns.getByRole('status')).toHaveText(/already/);
  await columns.getByRole('textbox', { name: 'Seed list' }).fill('7');
  await columns.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(view.frames).toHaveCount(12);
  await expect(view.frame(7, 'a fig on slate')).toBeVisible();

  const made = await framesOnDisk(folders.library);
  const asked = made.map(({ record }) => `${record.asked.prompt}/${record.asked.seed}`);
  expect(new Set(asked).size).toBe(12);
  expect(made).toHaveLength(12);
  expect(await batchesOnDisk(folders.library)).toHaveLength(1);
  expect(first.complaints).toEqual([]);
  await first.quit();

  const second = await launch();
  const again = await openSheet(second.page);
  await expect(again.frames).toHaveCount(12);
  await expect(again.rows).toHaveText(['lemon', 'pear', 'fig']);
  await expect(again.columns).toHaveText(['1', '2', '3', '7']);
  await again.frame(2, 'a fig on slate').click();
  await second.page.keyboard.press('Delete');
  await expect(again.frames).toHaveCount(11);
  await expect(again.frame(7, 'a fig on slate')).toHaveAttribute('aria-selected', 'false');
  await expect(again.frame(3, 'a fig on slate')).toHaveAttribute('aria-selected', 'true');
  await second.page.keyboard.press('Control+z');
  await expect(again.frames).toHaveCount(12);
});

test('cells say what has become of their calls, and can be tried again where they stand', async ({
  launch,
}) => {
  const gateway = await startTestGateway();
  try {
    const { page } = await launch({ gateway: gateway.baseUrl, apiKey: gateway.key });
    await generateWithSeeds(page, 'a fig [{451|500-once|no-data}]', '1, 2');
    const view = await openSheet(page);
    const cell = (name: RegExp): Locator => view.region.getByRole('gridcell', { name });
    await expect(cell(/^Refused, seed [12], a fig \[451\]/)).toHaveCount(2);
    await expect(cell(/^Unknown, seed [12], a fig \[no-data\]/)).toHaveCount(2);
    await expect(view.frames).toHaveCount(2, { timeout: 20_000 });
    const before = gateway.requests.length;
    await cell(/^Refused, seed 2, /).click();
    await page.keyboard.press('Enter');
    await expect.poll(() => gateway.requests.length).toBeGreaterThan(before);
    // What may be billed twice is asked first.
    await cell(/^Unknown, seed 1, /).click();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Send this call again?' })).toBeVisible();
  } finally {
    await gateway.close();
  }
});

test('M leads from a frame to its own sheet, with the frame active there', async ({ launch }) => {
  const { page, complaints } = await launch();
  await generateWithSeeds(page, 'a lemon on slate', '1, 2');
  await expect(grid(page).frames).toHaveCount(2);
  await generateWithSeeds(page, 'a pear on linen', '3, 4');
  await expect(grid(page).frames).toHaveCount(4);
  const lemon = grid(page).region.getByRole('option', { name: /^Frame, seed 2, a lemon/ });
  await lemon.click();
  // What is new has not been seen as a sheet yet.
  await page.keyboard.press('m');
  await expect(sheet(page).frame(3, 'a pear on linen')).toBeVisible();
  await page.keyboard.press('g');
  await lemon.click();
  await page.keyboard.press('m');
  await expect(sheet(page).frame(2, 'a lemon on slate')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('a lemon on slate');

  // From the filmstrip too, without a way through another view.
  await page
    .getByRole('region', { name: 'Filmstrip' })
    .getByRole('option', { name: /^Frame, seed 4, a pear/ })
    .click();
  await page
    .getByRole('region', { name: 'Inspector' })
    .getByRole('button', { name: 'Sheet', exact: true })
    .click();
  await expect(sheet(page).frame(4, 'a pear on linen')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('e');
  await page.getByRole('region', { name: 'Loupe' }).waitFor();
  await page.keyboard.press('Shift+M');
  await expect(sheet(page).frame(4, 'a pear on linen')).toHaveAttribute('aria-selected', 'true');
  expect(complaints).toEqual([]);
});
