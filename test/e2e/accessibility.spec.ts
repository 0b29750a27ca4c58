/** Catches: a control without its binding name, a window that needs a mouse, colours too close to read. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Locator, Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { expect, test } from './support/launch.ts';
import { dropFiles, pictureIn } from './support/pictures.ts';
import { compose, expectPicture, generateWithSeeds, grid, jobs, openQueue } from './support/window.ts';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules that a binding name breaks on purpose: the button's name is "Generate" while its text says what it will make and cost. */
const exceptions = ['label-content-name-mismatch'];

/** What axe finds against WCAG 2 A and AA. The page's policy allows no foreign script, so axe comes through the debugger. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const { violations: found } = await page.evaluate(async (disabled) => {
    const { axe } = globalThis as unknown as { axe: { run(options: unknown): Promise<AxeResults> } };
    return await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      rules: Object.fromEntries(disabled.map((rule) => [rule, { enabled: false }])),
    });
  }, exceptions);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** A dialog that a key opens from the sheet. */
async function opened(page: Page, keys: string, name: string): Promise<Locator> {
  await page.getByRole('grid', { name: 'Contact sheet' }).focus();
  await page.keyboard.press(keys);
  const dialog = page.getByRole('dialog', { name });
  await dialog.waitFor();
  return dialog;
}

async function closed(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

for (const theme of ['Dark', 'Light'])
  test(`every state can be read and named: ${theme.toLowerCase()}`, async ({ launch, folders }) => {
    const { page, electron } = await launch();
    await page.keyboard.press('Control+,');
    const settings = page.getByRole('dialog', { name: 'Settings' });
    await settings.getByRole('combobox', { name: 'Theme' }).click();
    await page.getByRole('option', { name: theme }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase());
    expect(await violations(page), 'settings').toEqual([]);
    await page.keyboard.press('Escape');
    await expect(settings).toBeHidden();
    expect(await violations(page), 'empty').toEqual([]);
    await page.keyboard.press('Control+i');
    await page.getByRole('combobox', { name: 'Search entries' }).fill('light');
    expect(await violations(page), 'entries of lists').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+L');
    const lists = page.getByRole('dialog', { name: 'Lists' });
    await lists.getByRole('option', { name: 'film' }).click();
    await lists.getByRole('textbox', { name: 'Entries' }).waitFor();
    await lists.getByRole('button', { name: 'New list' }).click();
    expect(await violations(page), 'lists').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(lists).toBeHidden();
    await generateWithSeeds(page, 'a lemon on slate', '1, 2');
    await expect(grid(page).frames).toHaveCount(2);
    await openQueue(page);
    expect(await violations(page), 'grid and queue').toEqual([]);
    await grid(page).frames.first().click();
    await page.keyboard.press('Control+b');
    await page.getByRole('dialog', { name: 'Add to collection' }).waitFor();
    expect(await violations(page), 'add to a collection, the first').toEqual([]);
    await page.getByRole('combobox', { name: 'Collection' }).fill('Lemons');
    expect(await violations(page), 'add to a new collection').toEqual([]);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+G');
    await page.getByRole('menuitemradio', { name: /^Lemons/ }).waitFor();
    expect(await violations(page), 'sources').toEqual([]);
    await page.getByRole('menuitem', { name: 'New collection…' }).click();
    await page.getByRole('textbox', { name: 'Collection name' }).fill('lemons');
    await page.keyboard.press('Enter');
    await expect(page.getByText('There is a collection of that name.')).toBeVisible();
    expect(await violations(page), 'a name that is taken').toEqual([]);
    await page.getByRole('textbox', { name: 'Collection name' }).fill('Pears');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Nothing in this collection yet')).toBeVisible();
    expect(await violations(page), 'an empty collection').toEqual([]);
    await page.keyboard.press('Shift+G');
    await page.getByRole('menuitemradio', { name: /^All frames/ }).click();
    await grid(page).frames.first().click();
    await page.keyboard.press('\\');
    await page.getByRole('button', { name: 'Unflagged, 2 frames' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('lemon rating:9 fla');
    await page.getByRole('listbox', { name: 'Completions' }).waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await violations(page), 'search with a fault and completions').toEqual([]);
    await page.getByRole('searchbox', { name: 'Search library' }).fill('lemon rating:9');
    await page.keyboard.press('Control+s');
    await page.getByRole('textbox', { name: 'Collection name' }).fill('Judged');
    expect(await violations(page), 'a search to keep').toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'New smart collection' })).toBeHidden();
    await grid(page).frames.first().click();
    await page.keyboard.press('Shift+G');
    await page.getByRole('menuitemradio', { name: /^Judged smart collection/ }).waitFor();
    expect(await violations(page), 'sources with a smart one').toEqual([]);
    await page.getByRole('menuitemradio', { name: /^All frames/ }).click();
    await page.keyboard.press('\\');
    await grid(page).frames.first().click();
    await page.keyboard.press('Control+e');
    const exporting = page.getByRole('dialog', { name: 'Export', exact: true });
    await expect(exporting.getByRole('list', { name: 'For example' })).toBeVisible();
    expect(await violations(page), 'export without a folder').toEqual([]);
    await electron.evaluate(({ dialog }, folder) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
    }, folders.base);
    await exporting.getByRole('button', { name: 'Choose folder' }).click();
    await expect(exporting.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveCount(1);
    for (const format of ['JPEG', 'TIFF', 'WebP'])
      await exporting.getByRole('radio', { name: format }).click();
    expect(await violations(page), 'export planned').toEqual([]);
    await exporting.getByRole('textbox', { name: 'File name template' }).fill('{date}/{sed}');
    await expect(exporting.getByText('There is no such token.')).toBeVisible();
    expect(await violations(page), 'a template with a fault').toEqual([]);
    await exporting.getByRole('button', { name: 'Preset actions' }).click();
    await page.getByRole('menuitem', { name: 'Take changes back' }).click();
    await expect(exporting.getByRole('button', { name: 'Export', exact: true })).toBeEnabled();
    await exporting.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(exporting.getByRole('heading', { name: 'Exported' })).toBeVisible();
    expect(await violations(page), 'exported').toEqual([]);
    await exporting.getByRole('button', { name: 'Done' }).click();
    await grid(page).frames.first().dblclick();
    await page.getByRole('region', { name: 'Loupe' }).waitFor();
    expect(await violations(page), 'loupe').toEqual([]);
    for (const [key, name] of [
      ['c', 'Compare'],
      ['n', 'Survey'],
    ] as const) {
      await page.keyboard.press(key);
      await expect(page.getByRole('region', { name }).locator('[data-resolution="full"]')).toHaveCount(2);
      expect(await violations(page), name).toEqual([]);
    }
    await page.keyboard.press('m');
    await expect(page.getByRole('gridcell', { name: /^Frame, seed [12], a lemon/ })).toHaveCount(2);
    expect(await violations(page), 'sheet').toEqual([]);
    await opened(page, 'Control+Shift+ArrowDown', 'Add row');
    await page.getByRole('textbox', { name: 'New row' }).fill('a {lemon|pear on slate');
    expect(await violations(page), 'a row with a fault').toEqual([]);
    await closed(page);
    await opened(page, 'Control+Shift+ArrowRight', 'Add columns');
    await page.getByRole('radio', { name: 'List' }).click();
    expect(await violations(page), 'columns to add').toEqual([]);
    await closed(page);
    await opened(page, 'Control+p', 'Save or print sheet');
    expect(await violations(page), 'sheet to save').toEqual([]);
    await closed(page);
    await opened(page, 'Control+Shift+h', 'History');
    expect(await violations(page), 'history').toEqual([]);
    await closed(page);
    const check = await opened(page, 'Control+Shift+s', 'Check seed');
    await expect(check.getByRole('status')).toContainText('byte for byte');
    expect(await violations(page), 'checked seed').toEqual([]);
    await closed(page);
    await dropFiles(page, await pictureIn(folders.base));
    const card = page.getByRole('dialog', { name: 'Recall from a picture' });
    await expect(card).toContainText('965400086');
    await expectPicture(card);
    expect(await violations(page), 'a picture’s card').toEqual([]);
  });

test('every control has its name', async ({ launch }) => {
  const { page } = await launch();
  for (const name of ['Compose', 'Grid', 'Inspector', 'Filmstrip', 'Status'])
    await expect(page.getByRole('region', { name, exact: true })).toHaveCount(1);
  const { region } = compose(page);
  await expect(region.getByRole('textbox', { name: 'Prompt', exact: true })).toHaveCount(1);
  await expect(region.getByRole('combobox', { name: 'Model' })).toHaveCount(1);
  for (const size of ['1024x1024', '1024x1536', '1536x1024'])
    await expect(compose(page).size(size)).toHaveCount(1);
  for (const ratio of ['1:1', '9:16', '16:9', '4:3', '3:4'])
    await expect(compose(page).aspect(ratio)).toHaveCount(1);
  await expect(region.getByRole('textbox', { name: 'Seed', exact: true })).toHaveCount(1);
  await expect(region.getByRole('switch', { name: 'Lock seed' })).toHaveCount(1);
  await expect(region.getByRole('button', { name: 'New seed' })).toHaveCount(1);
  await expect(region.getByRole('spinbutton', { name: 'Frames' })).toHaveCount(1);
  await expect(page.getByRole('tablist', { name: 'View' }).getByRole('tab')).toHaveText([
    'Sheet',
    'Grid',
    'Loupe',
    'Compare',
    'Survey',
  ]);
  await compose(page).prompt.fill('a lemon');
  await expect(compose(page).generate).toHaveAccessibleName('Generate');
  await expect(compose(page).generate).toHaveAccessibleDescription(/4 frames/);

  // One excludes the other: a call names a size or an aspect ratio, never both.
  await compose(page).aspect('16:9').click();
  await expect(compose(page).size('1024x1024')).not.toBeChecked();
  await compose(page).size('1024x1536').click();
  await expect(compose(page).aspect('16:9')).not.toBeChecked();

  await page.keyboard.press('Control+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await expect(settings.getByRole('textbox', { name: 'API key' })).toHaveCount(1);
  for (const name of ['Check and save key', 'Choose library folder'])
    await expect(settings.getByRole('button', { name })).toHaveCount(1);
  await expect(settings.getByRole('textbox', { name: 'Gateway address' })).toHaveCount(1);
  await expect(settings.getByRole('spinbutton', { name: 'Parallel calls' })).toHaveCount(1);
  for (const name of ['Delivery', 'Theme', 'Language'])
    await expect(settings.getByRole('combobox', { name })).toHaveCount(1);
});

test('the whole way by keyboard', async ({ launch }) => {
  const { page } = await launch();
  await expect(compose(page).prompt).toBeFocused();
  await page.keyboard.type('two figs on linen');
  await page.keyboard.press('Control+Enter');
  await expect(grid(page).frames).toHaveCount(4);
  await page.keyboard.press('F6');
  await grid(page).region.getByRole('listbox').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(grid(page).frames.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('e');
  await page.getByRole('region', { name: 'Loupe' }).waitFor();
  await expect(page.getByText('2 of 4', { exact: true })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('3 of 4', { exact: true })).toBeVisible();
  const information = page
    .getByRole('region', { name: 'Loupe' })
    .getByLabel('Frame information', { exact: true });
  await page.keyboard.press('i');
  await expect(page.getByRole('button', { name: 'Frame information' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(information.getByText(/1024 × 1024/)).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(page.getByText('3 of 3', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^\d of 4$/)).toBeVisible();
  await page.keyboard.press('g');
  await expect(grid(page).frames).toHaveCount(4);
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const title of ['Generate', 'Frame information', 'Move to trash'])
    await expect(keys).toContainText(title);
});

test('Tab leads through the inspector and folds nothing on the way', async ({ launch }) => {
  const { page } = await launch();
  await generateWithSeeds(page, 'a lemon on slate', '1');
  await grid(page).frames.first().click();
  const inspector = page.getByRole('region', { name: 'Inspector' });
  const last = inspector.getByRole('button', { name: 'Delete' });
  await expect(inspector.getByRole('group', { name: 'Revised prompt' })).toBeVisible();
  await inspector.getByRole('radio', { name: 'Unflagged' }).focus();
  // A group of radio buttons is one stop.
  const stops = await inspector
    .locator(':is(button, input, textarea, [tabindex="0"]):not([role="radio"])')
    .count();
  for (let n = 1; n < stops; n += 1) await page.keyboard.press('Tab');
  await expect(last).toBeFocused();
});

test('the queue has its names', async ({ launch }) => {
  const { page } = await launch();
  await openQueue(page);
  const queue = page.getByRole('region', { name: 'Queue', exact: true });
  for (const name of ['Cancel all', 'Retry failed'])
    await expect(queue.getByRole('button', { name, exact: true })).toHaveCount(1);
  await queue.getByRole('button', { name: 'Pause queue', exact: true }).click();
  await generateWithSeeds(page, 'a lemon on slate', '42, 43');
  const job = jobs(page).and(page.getByLabel('Waiting, seed 43, a lemon on slate', { exact: true }));
  await job.getByRole('button', { name: 'To front', exact: true }).click();
  await expect(jobs(page).first()).toHaveAccessibleName('Waiting, seed 43, a lemon on slate');
  await job.getByRole('button', { name: 'Cancel', exact: true }).click();
  await jobs(page)
    .and(page.getByLabel('Canceled, seed 43, a lemon on slate', { exact: true }))
    .getByRole('button', { name: 'Retry', exact: true })
    .waitFor();
  // Nothing is being made: the window says that the frame waits, not that it comes.
  await expect(grid(page).region).toContainText('1 frame waiting');
  await queue.getByRole('button', { name: 'Resume queue', exact: true }).click();
  await expect(grid(page).frames).toHaveAccessibleName('Frame, seed 42, a lemon on slate');
});

test('a held key and a double click make one batch', async ({ launch }) => {
  const { page } = await launch();
  await generateWithSeeds(page, 'a lemon on slate', '1');
  await expect(grid(page).frames).toHaveCount(1);
  await page.keyboard.down('Control');
  // Playwright sends a key that is down already as its repeat.
  for (let n = 0; n < 5; n += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await page.keyboard.up('Control');
  await expect(grid(page).frames).toHaveCount(2);
  // As slowly as a hand does it: the first press has long been sent when the second comes.
  await compose(page).generate.dblclick({ delay: 80 });
  await expect(grid(page).frames).toHaveCount(3);
  await openQueue(page);
  await expect(page.getByRole('list', { name: 'Jobs' }).getByRole('listitem')).toHaveCount(3);
});
