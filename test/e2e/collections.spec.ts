/**
 * A collection's life: a row of a sheet is collected and seen in the grid in the sheet's order; one frame is taken out
 * and put back; what the window says is on disk; and after a restart all of it is there.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { collectionFileSchema } from '../../shared/collections/collection.ts';
import type { CollectionFile } from '../../shared/collections/collection.ts';
import { expect, test } from './support/launch.ts';
import { framesOnDisk } from './support/library-files.ts';
import { generateWithSeeds, grid } from './support/window.ts';

async function collectionsOnDisk(library: string): Promise<CollectionFile[]> {
  const folder = join(library, 'collections');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.map((text) => collectionFileSchema.parse(JSON.parse(text)));
}

/** Types a name into “Add to collection” and presses Enter. */
async function collect(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+b');
  const dialog = page.getByRole('dialog', { name: 'Add to collection' });
  await dialog.getByRole('combobox', { name: 'Collection' }).fill(typed);
  await expect(dialog.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

async function show(page: Page, name: string | RegExp): Promise<void> {
  await page.keyboard.press('Shift+G');
  await page.getByRole('menuitemradio', { name }).click();
}

test('a sheet’s row is collected, seen in the grid, changed, taken back, and there after a restart', async ({
  launch,
  folders,
}) => {
  const first = await launch();
  const { page } = first;
  await generateWithSeeds(page, 'a {lemon|pear} on slate', '1-3');
  await expect(grid(page).frames).toHaveCount(6);
  await page.keyboard.press('Escape');
  await page.getByRole('tablist', { name: 'View' }).getByRole('tab', { name: 'Sheet' }).click();
  const sheet = page.getByRole('region', { name: 'Sheet', exact: true });
  await sheet.getByRole('rowheader', { name: 'pear' }).click();
  await collect(page, '  Pears ');
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices).toContainText('3 frames in “Pears”');

  // One more of the other row, by the first letters of the name, in another case.
  await sheet.getByRole('gridcell', { name: 'Frame, seed 2, a lemon on slate', exact: true }).click();
  await collect(page, 'pea');
  await expect(notices).toContainText('1 frame in “Pears”');

  await show(page, /^Pears/);
  const { frames, region } = grid(page);
  const shown = () => frames.evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label')));
  const whole = [
    'Frame, seed 1, a pear on slate',
    'Frame, seed 2, a pear on slate',
    'Frame, seed 3, a pear on slate',
    'Frame, seed 2, a lemon on slate',
  ];
  await expect.poll(shown).toEqual(whole);
  await expect(region.getByRole('button', { name: 'Source: Pears' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Filmstrip' }).getByRole('option')).toHaveCount(4);

  await frames.nth(1).click();
  await page.keyboard.press('Control+Shift+B');
  await expect.poll(shown).toEqual(whole.filter((_, at) => at !== 1));
  expect((await framesOnDisk(folders.library)).length).toBe(6);
  await page.keyboard.press('Control+z');
  await expect.poll(shown).toEqual(whole);
  // Keys and the hand put frames where they belong in the set; the library keeps its own order.
  await frames.nth(3).click();
  await page.keyboard.press('Alt+ArrowLeft');
  const moved = [whole[0], whole[1], whole[3], whole[2]];
  await expect.poll(shown).toEqual(moved);
  const [held, over] = [await frames.nth(2).boundingBox(), await frames.nth(0).boundingBox()];
  if (!held || !over) throw new Error('Frames out of sight');
  await page.mouse.move(held.x + held.width / 2, held.y + held.height / 2);
  await page.mouse.down();
  await page.mouse.move(over.x + over.width / 2, over.y + over.height / 2, { steps: 5 });
  await page.mouse.move(over.x + 10, over.y + over.height / 2);
  await page.mouse.up();
  await expect.poll(shown).toEqual([whole[3], whole[0], whole[1], whole[2]]);
  await page.keyboard.press('Control+z');
  await expect.poll(shown).toEqual(moved);
  await page.keyboard.press('Control+z');
  await expect.poll(shown).toEqual(whole);
  // The loupe walks what the grid shows.
  await frames.nth(2).click();
  await page.keyboard.press('e');
  const loupe = page.getByRole('region', { name: 'Loupe' });
  await expect(loupe).toContainText('3 of 4');
  await page.keyboard.press('ArrowRight');
  await expect(loupe).toContainText('4 of 4');
  await page.keyboard.press('g');

  const [onDisk] = await collectionsOnDisk(folders.library);
  const made = await framesOnDisk(folders.library);
  const words = (id: string) => {
    const asked = made.find(({ record }) => record.id === id)?.record.asked;
    return `Frame, seed ${asked?.seed}, ${asked?.prompt}`;
  };
  expect(onDisk?.name).toBe('Pears');
  expect(onDisk?.frames.map(words)).toEqual(whole);
  expect(first.complaints).toEqual([]);
  await first.quit();

  const second = await launch();
  await expect(grid(second.page).frames).toHaveCount(6);
  await grid(second.page).frames.first().click();
  await show(second.page, /^Pears 4 frames/);
  await expect(grid(second.page).frames).toHaveCount(4);

  // A name that is taken is refused where it is typed; another one holds.
  await collect(second.page, 'Fruit');
  await second.page.keyboard.press('Shift+G');
  await second.page.getByRole('menuitem', { name: 'Rename “Pears”…' }).click();
  const naming = second.page.getByRole('dialog', { name: 'Rename collection' });
  const field = naming.getByRole('textbox', { name: 'Collection name' });
  await field.fill('FRUIT');
  await field.press('Enter');
  await expect(naming.getByRole('status')).toHaveText('There is a collection of that name.');
  await field.fill('Still life');
  await field.press('Enter');
  await expect(grid(second.page).region.getByRole('button', { name: 'Source: Still life' })).toBeVisible();

  // Deleted, the library is shown; undone, it is all there.
  await second.page.keyboard.press('Shift+G');
  await second.page.getByRole('menuitem', { name: 'Delete “Still life”' }).click();
  await expect(grid(second.page).frames).toHaveCount(6);
  await second.page.keyboard.press('Control+z');
  await show(second.page, /^Still life 4 frames/);
  await expect(grid(second.page).frames).toHaveCount(4);
  expect((await collectionsOnDisk(folders.library)).map(({ name }) => name).sort()).toEqual([
    'Fruit',
    'Still life',
  ]);
  expect(second.complaints).toEqual([]);
});
