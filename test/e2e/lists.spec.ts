/** Lists from the library's folder to the frames: drawn from, followed while another program edits them, faults said. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './support/launch.ts';
import { batchesOnDisk } from './support/library-files.ts';
import { compose, grid } from './support/window.ts';

test('a list that is edited outside the app is what the next frames are made from', async ({
  launch,
  folders,
}) => {
  const { page, complaints } = await launch();
  const { prompt, frames, generate, region } = compose(page);
  const file = join(folders.library, 'lists', 'fruit.txt');
  await prompt.fill('a __fruit__ on linen');
  await frames.fill('1');
  await frames.press('Tab');
  await expect(region.getByText(/fruit/).first()).toBeVisible();
  await expect(prompt).toHaveAttribute('aria-invalid', 'true');

  // As editors save: all of it under another name, then in its place.
  await writeFile(`${file}~`, '# ripe\r\nlemon\r\npear\r\n\r\n');
  await rename(`${file}~`, file);
  await expect(generate).toHaveText(/Make 2 frames/);
  await writeFile(file, 'lemon\npear\n{red|green} apple\n');
  await expect(generate).toHaveText(/Make 4 frames/);

  await prompt.press('Control+Enter');
  await expect(grid(page).frames).toHaveCount(4);
  const [batch] = await batchesOnDisk(folders.library);
  expect(batch?.variants).toEqual(
    ['lemon', 'pear', 'red apple', 'green apple'].map((fruit) => `a ${fruit} on linen`),
  );

  // The starter set is there from the beginning.
  await prompt.fill('a pear, __lighting-pattern__');
  await expect(generate).toHaveText(/Make [2-9]\d frames/);
  expect(complaints).toEqual([]);
});

test('lists are made, written, found and taken into the prompt by keyboard alone, and nothing typed is lost', async ({
  launch,
  folders,
}) => {
  const { page, complaints } = await launch();
  const { prompt, generate, region } = compose(page);
  const dialog = page.getByRole('dialog', { name: 'Lists' });
  const entries = dialog.getByRole('textbox', { name: 'Entries' });
  const onDisk = (name: string): Promise<string> =>
    readFile(join(folders.library, 'lists', `${name}.txt`), 'utf8').catch(() => '');

  // A phrase is found by its words and joined to the prompt.
  await prompt.fill('a pear on linen');
  await page.keyboard.press('Control+i');
  const search = page.getByRole('combobox', { name: 'Search entries' });
  await expect(search).toBeFocused();
  await page.keyboard.type('rembrandt');
  await page
    .getByRole('option', { name: /rembrandt/i })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await expect(prompt).toHaveText(/^a pear on linen, .*rembrandt.*$/i);
  await expect(prompt).toBeFocused();

  // A new list: a name that cannot be is said at its field.
  await page.keyboard.press('Control+Shift+L');
  await dialog.getByRole('button', { name: 'New list' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'List name' })).toBeFocused();
  await page.keyboard.type('a/b');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/Only letters, digits/)).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('my cloth');
  await page.keyboard.press('Enter');
  await expect(entries).toBeFocused();
  await page.keyboard.type('# what is on the table\nlinen\n{red|blue} velvet\na {b');
  await expect(dialog.getByRole('button', { name: /^Line 4: This { is never closed/ })).toBeVisible();
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('Backspace');
  await expect(dialog.getByText('Saved')).toBeVisible();
  expect(await onDisk('my-cloth')).toBe('# what is on the table\nlinen\n{red|blue} velvet\n');

  // Another program writes it meanwhile: a question, and either answer.
  await page.keyboard.type('silk');
  await writeFile(join(folders.library, 'lists', 'my-cloth.txt'), 'jute\n');
  await expect(dialog.getByRole('alert')).toContainText('Another program has changed this list');
  expect(await onDisk('my-cloth')).toBe('jute\n');
  await dialog.getByRole('button', { name: 'Keep mine' }).click();
  await expect.poll(() => onDisk('my-cloth')).toMatch(/velvet\nsilk$/);

  // Deleted and put back.
  await dialog.getByRole('button', { name: 'Delete list' }).click();
  await expect(dialog.getByText('List “my-cloth” deleted')).toBeVisible();
  expect(await onDisk('my-cloth')).toBe('');
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(entries).toContainText('silk');

  // Closing writes what was typed last, without waiting for typing to rest.
  await entries.press('Control+End');
  await page.keyboard.type('\ntweed');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect.poll(() => onDisk('my-cloth')).toMatch(/silk\ntweed$/);
  await page.keyboard.press('Control+Shift+L');
  await dialog.getByRole('button', { name: 'Insert in prompt' }).click();
  await expect(prompt).toHaveText(/, __my-cloth__$/);
  // linen, red and blue velvet, silk, tweed
  await expect(region.getByRole('button', { name: '5 variants' })).toBeVisible();
  await expect(generate).toHaveText(/Make 20 frames/);
  expect(complaints).toEqual([]);
});
