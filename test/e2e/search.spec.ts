/**
 * Finding frames: by words, by tokens, by choices; what is marked leaves at once, and nothing is lost on the way back. A
 * search is kept under a name, and finds what meets it then.
 */
import { expect, test } from './support/launch.ts';
import { generateWithSeeds, grid } from './support/window.ts';

test('frames are found by what is typed and chosen, and leave when a mark takes them out of it', async ({
  launch,
}) => {
  const { page } = await launch();
  await generateWithSeeds(page, 'a {lemon|pear} on slate', '1-3');
  const { frames, region } = grid(page);
  await expect(frames).toHaveCount(6);
  const field = page.getByRole('searchbox', { name: 'Search library' });

  // By a key from anywhere, a word as it is being typed, and a token.
  await frames.first().click();
  await page.keyboard.press('/');
  await expect(field).toBeFocused();
  await page.keyboard.type('pea');
  await expect(frames).toHaveCount(3);
  await expect(region).toContainText('3 of 6 frames');
  await page.keyboard.type(' seed:>=2');
  await expect(frames).toHaveCount(2);
  await page.keyboard.type(' rating:7');
  await expect(region.getByText('Ratings go from 0 to 5', { exact: false })).toBeVisible();
  await expect(frames).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(frames).toHaveCount(6);

  // By choices, which write the same words.
  await page.keyboard.press('Escape');
  await frames.nth(1).click();
  await page.keyboard.press('p');
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('button', { name: 'Unflagged, 5 frames' }).click();
  await expect(field).toHaveValue('flag:none');
  await expect(frames).toHaveCount(5);
  await expect(page.getByRole('button', { name: 'Pick, 1 frame' })).toBeVisible();

  // In a loupe walk of what was found, a mark takes the frame out and the next one is there.
  const second = (await frames.nth(1).getAttribute('aria-label')) ?? '';
  await frames.first().click();
  await page.keyboard.press('x');
  await expect(frames).toHaveCount(4);
  await expect(grid(page).frames.first()).toHaveAttribute('aria-label', second);
  await expect(frames.first()).toHaveAttribute('data-active', /.*/);
  await page.keyboard.press('Control+z');
  await expect(frames).toHaveCount(5);

  await field.fill('no such fruit');
  await expect(page.getByRole('heading', { name: 'No frame is like that' })).toBeVisible();
  await region.getByRole('button', { name: 'Clear search' }).last().click();
  await expect(frames).toHaveCount(6);
});

test('a search is kept, counts what meets it by now, and is changed, deleted and there after a restart', async ({
  launch,
}) => {
  const first = await launch();
  const { page } = first;
  await generateWithSeeds(page, 'a {lemon|pear} on slate', '1-3');
  await expect(grid(page).frames).toHaveCount(6);
  const name = 'Pears to judge';
  const sourceOf = (window: typeof page, source: string) =>
    grid(window).region.getByRole('button', { name: `Source: ${source}`, exact: true });
  const kept = (window: typeof page, frames: string) =>
    window.getByRole('menuitemradio', { name: `${name} smart collection ${frames}` });

  await grid(page).frames.first().click();
  await page.keyboard.press('/');
  // The field's name and the value are completed.
  await page.keyboard.type('pear fla');
  const options = page.getByRole('listbox', { name: 'Completions' }).getByRole('option');
  await expect(options).toHaveText(['flag:']);
  await page.keyboard.press('Tab');
  await page.keyboard.type('n');
  await page.keyboard.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('searchbox', { name: 'Search library' })).toHaveValue('pear flag:none ');
  await expect(options).toHaveCount(0);
  await expect(grid(page).frames).toHaveCount(3);
  await page.keyboard.press('Control+s');
  const naming = page.getByRole('dialog', { name: 'New smart collection' });
  await expect(naming).toContainText('pear flag:none');
  await naming.getByRole('textbox', { name: 'Collection name' }).fill(name);
  await page.keyboard.press('Enter');
  await expect(sourceOf(page, name)).toBeVisible();

  await grid(page).frames.first().click();
  await page.keyboard.press('x');
  await expect(grid(page).frames).toHaveCount(2);
  await page.keyboard.press('Shift+G');
  await expect(kept(page, '2 frames')).toBeChecked();
  await page.getByRole('menuitemradio', { name: 'All frames' }).click();
  await expect(grid(page).frames).toHaveCount(6);
  await expect(page.getByRole('searchbox', { name: 'Search library' })).toHaveValue('');
  expect(first.complaints).toEqual([]);
  await first.quit();

  const second = (await launch()).page;
  await expect(grid(second).frames).toHaveCount(6);
  await grid(second).frames.first().click();
  await second.keyboard.press('Shift+G');
  await kept(second, '2 frames').click();
  await expect(grid(second).frames).toHaveCount(2);
  const field = second.getByRole('searchbox', { name: 'Search library' });
  await expect(field).toHaveValue('pear flag:none');

  // Changed in the field it is another search, until it is saved; undone, it is the one before.
  await field.fill('pear');
  await expect(sourceOf(second, 'All frames')).toBeVisible();
  await field.press('Enter');
  await second.keyboard.press('Shift+G');
  await second.getByRole('menuitem', { name: `Save search in “${name}”` }).click();
  await expect(sourceOf(second, name)).toBeVisible();
  await second.keyboard.press('Shift+G');
  await expect(kept(second, '3 frames')).toBeChecked();
  await second.getByRole('menuitem', { name: `Delete “${name}”` }).click();
  await expect(sourceOf(second, 'All frames')).toBeVisible();
  await second.keyboard.press('Control+z');
  await expect(sourceOf(second, name)).toBeVisible();
  await second.keyboard.press('Control+z');
  await expect(sourceOf(second, 'All frames')).toBeVisible();
});
