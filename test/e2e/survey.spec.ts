/** Survey: four frames judged beside each other and dropped until one stands, by keyboard alone. */
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from './support/launch.ts';
import { framesOnDisk } from './support/library-files.ts';
import { compose, generateWithSeeds, grid } from './support/window.ts';

test('four frames are seen in step, dropped, taken back, until one stands', async ({ launch }) => {
  const { page, complaints } = await launch();
  await generateWithSeeds(page, 'a lemon and a blue vase, backlit', '40, 41, 42, 43');
  await expect(grid(page).frames).toHaveCount(4);
  await grid(page).frames.first().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('n');
  const region = page.getByRole('region', { name: 'Survey' });
  const pictures = region.getByRole('img');
  const active = region.locator('[aria-current]').getByRole('img');
  await expect(page.getByRole('tab', { name: 'Survey' })).toHaveAttribute('aria-selected', 'true');
  await expect(pictures).toHaveCount(4);
  for (const picture of await pictures.all())
    await expect(picture).toHaveAttribute('data-resolution', 'full');
  const names = () => pictures.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
  const [first, second, third, fourth] = await names();
  await expect(active).toHaveAccessibleName(first!);

  // Z brings all to the same place at 100 %, and an arrow moves them all.
  const groups = region.getByRole('group', { name: / of 4$/ });
  await page.keyboard.press('z');
  await expect(region.locator('[data-zoomed]')).toHaveCount(4);
  const shots = async (): Promise<string[]> =>
    Promise.all((await groups.all()).map(async (each) => (await each.screenshot()).toString('base64')));
  const before = await shots();
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await shots()).every((shot, at) => shot !== before[at])).toBe(true);
  await expect(active).toHaveAccessibleName(first!);
  await page.keyboard.press('y');
  await expect(active).toHaveAccessibleName(second!);
  await page.keyboard.press('z');
  await expect(region.locator('[data-zoomed]')).toHaveCount(0);

  // At fit the arrows go from frame to frame, as they lie.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(active).toHaveAccessibleName(fourth!);
  await page.keyboard.press('ArrowLeft');
  await expect(active).toHaveAccessibleName(third!);

  await page.keyboard.press('x');
  await expect.poll(names).toEqual([first, second, fourth]);
  await expect(active).toHaveAccessibleName(fourth!);
  await page.keyboard.press('x');
  await expect.poll(names).toEqual([first, second]);

  // The pick is the active one's alone. What was done last is taken back first, be it a mark or a drop.
  await expect(active).toHaveAccessibleName(second!);
  await page.keyboard.press('p');
  await expect(region.getByRole('group', { name: /pick/ })).toHaveCount(1);
  await expect(region.getByRole('group', { name: `${second}, 2 of 2, pick` })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(region.getByRole('group', { name: /pick/ })).toHaveCount(0);
  await expect.poll(names).toEqual([first, second]);
  await page.keyboard.press('Control+z');
  await expect.poll(names).toEqual([first, second, fourth]);
  await page.keyboard.press('x');
  await expect.poll(names).toEqual([first, second]);

  // A look through the loupe and back interrupts nothing.
  await page.keyboard.press('Enter');
  const loupe = page.getByRole('region', { name: 'Loupe' });
  await expect(loupe.getByRole('img', { name: second!, exact: true })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(loupe.getByRole('img', { name: first!, exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(names).toEqual([first, second]);
  await expect(active).toHaveAccessibleName(first!);

  // Delete is the active one's alone, too; back from the trash it is under survey again.
  await page.keyboard.press('Delete');
  await expect.poll(names).toEqual([second]);
  await expect(page.getByText('Deleted 1 frame', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect.poll(names).toEqual([first, second]);
  await expect(active).toHaveAccessibleName(first!);

  await page.keyboard.press('x');
  await expect.poll(names).toEqual([second]);
  await expect(region.getByText('One frame stands')).toBeVisible();
  await page.keyboard.press('x');
  await expect.poll(names).toEqual([second]);
  await page.keyboard.press('Escape');
  await expect(grid(page).frames).toHaveCount(4);
  await expect(grid(page).region.getByRole('option', { selected: true })).toHaveAccessibleName(second!);
  expect(complaints).toEqual([]);
});

test('what differs stands above survey and compare, until it is folded away', async ({ launch }) => {
  const { page, complaints } = await launch();
  await generateWithSeeds(page, 'a lemon, {golden hour|overcast}, on linen', '42');
  await expect(grid(page).frames).toHaveCount(2);
  await compose(page).size('1536x1024').click();
  await compose(page).generate.click();
  await expect(grid(page).frames).toHaveCount(4);
  await grid(page).frames.first().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('n');
  const differs = page.getByRole('group', { name: 'What differs' });
  const cells = (line: string) =>
    differs.getByRole('row', { name: line }).getByRole('cell').allTextContents();
  await expect.poll(() => cells('Prompt')).toHaveLength(4);
  expect(new Set(await cells('Prompt'))).toEqual(new Set(['golden hour', 'overcast']));
  expect(new Set(await cells('Shape'))).toEqual(new Set(['1024x1024', '1536x1024']));
  await expect(differs.getByRole('row', { name: 'Model' })).toHaveCount(0);
  await page.getByRole('switch', { name: 'Show all' }).click();
  await expect(differs.getByRole('row', { name: 'Model' })).toHaveCount(1);

  // Of two the words are laid into each other.
  await page.getByRole('tab', { name: 'Grid' }).click();
  await grid(page).frames.nth(0).click();
  await grid(page)
    .frames.nth(1)
    .click({ modifiers: ['Control'] });
  await page.keyboard.press('c');
  await expect(differs.locator('del')).toContainText(/golden hour|overcast/);
  await expect(differs.locator('ins')).toContainText(/golden hour|overcast/);
  await page.keyboard.press('d');
  await expect(differs).toHaveCount(0);
  await page.keyboard.press('n');
  await expect(page.getByRole('region', { name: 'Survey' }).getByRole('img')).toHaveCount(2);
  await expect(differs).toHaveCount(0);
  await page.getByRole('button', { name: 'What differs' }).click();
  await expect(differs).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a picture that is gone says so in its own pane, and is dropped like any other', async ({
  launch,
  folders,
}) => {
  const { page } = await launch();
  await generateWithSeeds(page, 'a lemon, backlit', '40, 41, 42');
  await expect(grid(page).frames).toHaveCount(3);
  const [lost] = await framesOnDisk(folders.library);
  await rm(join(dirname(lost!.path), lost!.record.file.name));
  await grid(page).frames.last().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('n');
  const region = page.getByRole('region', { name: 'Survey' });
  await expect(region.locator('[data-resolution="full"]')).toHaveCount(2);
  const fault = region.getByRole('listitem').filter({ has: page.getByRole('alert') });
  await expect(fault).toHaveCount(1);
  await expect(fault).toContainText('This picture’s file cannot be found');
  await fault.getByRole('group').focus();
  await page.keyboard.press('x');
  await expect(region.getByRole('listitem')).toHaveCount(2);
  await expect(region.getByRole('alert')).toHaveCount(0);
});
