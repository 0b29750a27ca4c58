/** Culling as it is done: keys alone, through a batch; and whole rows of a sheet at a time. */
import { rm } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/launch.ts';
import { framesOnDisk } from './support/library-files.ts';
import { generateWithSeeds, grid } from './support/window.ts';

const marked = async (frames: Locator, descriptions: readonly string[]): Promise<void> => {
  for (const [at, description] of descriptions.entries())
    await expect(frames.nth(at)).toHaveAccessibleDescription(description);
};

/** Playwright knows no state of Caps Lock: the press as the browser would report it. */
async function pressWithCapsLock(page: Page, key: string): Promise<void> {
  await page.evaluate((pressed) => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: pressed, modifierCapsLock: true, bubbles: true, cancelable: true }),
    );
  }, key);
}

test('a batch is culled by keys alone, taken back and done again, and is the same after a restart without its index', async ({
  launch,
  folders,
}) => {
  const first = await launch();
  const { page } = first;
  await generateWithSeeds(page, 'a fig on slate', '1-4');
  const { frames, region } = grid(page);
  await expect(frames).toHaveCount(4);
  await region.getByRole('listbox').focus();
  await page.keyboard.press('Home');
  for (const key of ['p', '5', 'ArrowRight', 'x', 'ArrowRight', '3', '6', 'ArrowRight', '9'])
    await page.keyboard.press(key);
  await marked(frames, ['Pick, 5 stars', 'Reject', '3 stars, red', 'blue']);

  // The same label again takes it off; a mark and its opposite are two steps.
  await page.keyboard.press('9');
  await page.keyboard.press('x');
  await page.keyboard.press('u');
  await marked(frames, ['Pick, 5 stars', 'Reject', '3 stars, red', '']);
  await page.keyboard.press('Control+z');
  await marked(frames.nth(3), ['Reject']);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await marked(frames.nth(3), ['blue']);
  await page.keyboard.press('Control+Shift+z');
  await marked(frames.nth(3), ['']);

  // A deletion stands in the same line as the marks before and after it.
  await page.keyboard.press('Delete');
  await expect(frames).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(frames).toHaveCount(4);
  await page.keyboard.press('Control+y');
  await expect(frames).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(frames).toHaveCount(4);

  // All at once, and each gets back what it had.
  await page.keyboard.press('Control+a');
  await page.keyboard.press('p');
  await marked(frames, ['Pick, 5 stars', 'Pick', 'Pick, 3 stars, red', 'Pick']);
  await page.keyboard.press('Control+z');
  await marked(frames, ['Pick, 5 stars', 'Reject', '3 stars, red', '']);

  // In the loupe the frame that is seen is marked, and Caps Lock goes on to the next.
  await page.keyboard.press('Home');
  await page.keyboard.press('e');
  const loupe = page.getByRole('region', { name: 'Loupe' });
  await expect(loupe.getByRole('img', { name: 'Pick, 5 stars' })).toBeVisible();
  await pressWithCapsLock(page, 'U');
  await pressWithCapsLock(page, '4');
  await expect(loupe).toContainText('3 of 4');
  const rating = page.getByRole('region', { name: 'Inspector' }).getByRole('radiogroup', { name: 'Rating' });
  await expect(rating.getByRole('radio', { name: '3 stars' })).toBeChecked();
  await page.keyboard.press('g');

  // Of two that are compared, both selected, the active one alone is marked.
  await page.keyboard.press('c');
  await page.getByRole('region', { name: 'Compare' }).waitFor();
  await page.keyboard.press('7');
  await page.keyboard.press('g');
  const left = ['5 stars', 'Reject, 4 stars', '3 stars, red', 'yellow'];
  await marked(frames, left);
  await first.quit();

  const records = (await framesOnDisk(folders.library)).map(({ record }) => record.marks ?? {});
  expect(records.filter((marks) => marks.flag?.value === 'reject')).toHaveLength(1);
  await rm(`${folders.library}/.index`, { recursive: true });
  const second = await launch();
  await expect(grid(second.page).frames).toHaveCount(4);
  await marked(grid(second.page).frames, left);
});

test('a row of the sheet, a column and the whole of it are marked in one step', async ({ launch }) => {
  const { page, complaints } = await launch();
  await generateWithSeeds(page, 'a {lemon|pear} on slate', '1-3');
  await page.getByRole('tablist', { name: 'View' }).getByRole('tab', { name: 'Sheet' }).click();
  const sheet = page.getByRole('region', { name: 'Sheet', exact: true });
  const cells = sheet.getByRole('gridcell', { name: /^Frame, / });
  await expect(cells).toHaveCount(6);

  await sheet.getByRole('rowheader').first().click();
  await page.keyboard.press('x');
  await marked(cells, ['Reject', 'Reject', 'Reject', '', '', '']);
  await sheet.getByRole('columnheader', { name: /^Seed 2/ }).click();
  await page.keyboard.press('p');
  await marked(cells, ['Reject', 'Pick', 'Reject', '', 'Pick', '']);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('1');
  await marked(cells, [
    'Reject, 1 star',
    'Pick, 1 star',
    'Reject, 1 star',
    '1 star',
    'Pick, 1 star',
    '1 star',
  ]);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await marked(cells, ['Reject', 'Reject', 'Reject', '', '', '']);

  // What is set by hand is set by the same command.
  const label = page.getByRole('region', { name: 'Inspector' }).getByRole('radiogroup', { name: 'Label' });
  await cells.nth(4).click();
  await label.getByRole('radio', { name: 'Purple' }).click();
  await marked(cells.nth(4), ['purple']);
  await label.getByRole('radio', { name: 'Purple' }).click();
  await marked(cells.nth(4), ['']);
  expect(complaints).toEqual([]);
});

test('keywords and notes are written by hand, offered again, undone like marks, and kept', async ({
  launch,
}) => {
  const first = await launch();
  const { page } = first;
  await generateWithSeeds(page, 'a plum on slate', '1-2');
  const { frames } = grid(page);
  await expect(frames).toHaveCount(2);
  const words = (of: Page) => {
    const inspector = of.getByRole('region', { name: 'Inspector' });
    return {
      keywords: inspector.getByRole('list', { name: 'Keywords' }).getByRole('listitem'),
      field: inspector.getByLabel('Add keyword'),
      notes: inspector.getByRole('textbox', { name: 'Notes' }),
      inspector,
    };
  };
  const { keywords, field, notes, inspector } = words(page);
  await frames.first().click();
  await field.fill('plum, dark  fruit, Plum');
  await field.press('Enter');
  await expect(keywords).toHaveText(['plum', 'dark fruit']);
  await notes.fill('The shadow is the better one of the two.');
  // Leaving the field by a click on another frame keeps what was typed, for the frame it was typed for.
  await frames.nth(1).click();
  await expect(keywords).toHaveCount(0);
  await expect(notes).toHaveValue('');
  await field.focus();
  await expect(inspector.locator('datalist option')).toHaveCount(2);
  await field.fill('x'.repeat(101));
  await field.press('Enter');
  await expect(field).toHaveAccessibleDescription(/100 characters at most/);
  await expect(field).toHaveValue('x'.repeat(101));
  await field.fill('');
  await frames.first().click();
  await expect(notes).toHaveValue('The shadow is the better one of the two.');
  await inspector.getByRole('button', { name: 'Remove keyword plum' }).click();
  await expect(keywords).toHaveText(['dark fruit']);
  await page.keyboard.press('Control+z');
  await expect(keywords).toHaveText(['plum', 'dark fruit']);
  await first.quit();

  const second = await launch();
  await grid(second.page).frames.first().click();
  await expect(words(second.page).keywords).toHaveText(['plum', 'dark fruit']);
  await expect(words(second.page).notes).toHaveValue('The shadow is the better one of the two.');
});
