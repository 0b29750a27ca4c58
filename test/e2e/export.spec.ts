/** Export as a photographer does it. Catches: names that were promised and not kept, originals touched, a run nobody can end. */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import sharp from '@janhapke/sharp-electron';
import { expect, test } from './support/launch.ts';
import { filesUnder, framesOnDisk, sha256 } from './support/library-files.ts';
import { dropFiles } from './support/pictures.ts';
import { compose, expectPicture, generateWithSeeds, grid } from './support/window.ts';

/** Answers the next folder dialogs as a user would who chooses this one. */
async function chooseFolder(electron: ElectronApplication, path: string): Promise<void> {
  await electron.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
  }, path);
}

/** Opens the dialog on all frames. */
async function openExport(page: Page): Promise<Locator> {
  await grid(page).frames.first().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await dialog.waitFor();
  return dialog;
}

function parts(dialog: Locator) {
  return {
    preset: dialog.getByRole('combobox', { name: 'Preset' }),
    template: dialog.getByRole('textbox', { name: 'File name template' }),
    folder: dialog.getByRole('button', { name: 'Choose folder' }),
    start: dialog.getByRole('button', { name: 'Export', exact: true }),
    example: dialog.getByRole('list', { name: 'For example' }).getByRole('listitem'),
    files: dialog.getByRole('list', { name: 'Files' }).getByRole('listitem'),
    progress: dialog.getByRole('progressbar', { name: 'Export progress' }),
  };
}

test('what the example promised is in the folder, and originals are untouched', async ({
  launch,
  folders,
}) => {
  const { page, electron, complaints } = await launch();
  await generateWithSeeds(page, 'a {lemon|pear} on slate', '1-3');
  await expect(grid(page).frames).toHaveCount(6);
  const originals = async () =>
    (await framesOnDisk(folders.library)).map(({ bytes }) => sha256(bytes)).sort();
  const before = await originals();
  const out = join(folders.base, 'out');
  await mkdir(out);
  await chooseFolder(electron, out);

  const dialog = await openExport(page);
  const { preset, template, folder, start, example, files, progress } = parts(dialog);
  await expect(start).toBeDisabled();
  await preset.click();
  await page.getByRole('option', { name: /^Web 2048 JPEG/ }).click();
  await template.fill('{prompt|slug}/{seq:3}-{seed}');
  await expect(example).toHaveText([
    /^a-(lemon|pear)-on-slate\/001-\d\.jpg$/,
    /^a-(lemon|pear)-on-slate\/002-\d\.jpg$/,
    /^a-(lemon|pear)-on-slate\/003-\d\.jpg$/,
  ]);
  await folder.click();
  await expect(files).toHaveCount(6);
  await expectPicture(files.first());
  const promised = await example.allTextContents();
  await dialog.getByRole('radio', { name: 'Full', exact: true }).click();
  await start.click();
  await expect(progress).toBeVisible();
  await expect(dialog.getByRole('heading', { name: 'Exported' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();

  const written = (await filesUnder(out)).map((path) => path.slice(out.length + 1)).sort();
  expect(written).toHaveLength(6);
  expect(written).toEqual(expect.arrayContaining(promised));
  const first = join(out, promised[0] ?? '');
  expect(await sharp(await readFile(first)).metadata()).toMatchObject({ format: 'jpeg', width: 1024 });
  expect(await originals()).toEqual(before);

  // Dropped back on the window, under another name, it asks for the same once more.
  await compose(page).prompt.fill('something else');
  const strange = join(folders.base, 'holiday.jpg');
  await copyFile(join(out, written[0] ?? ''), strange);
  await dropFiles(page, strange);
  const card = page.getByRole('dialog', { name: 'Recall from a picture' });
  await expectPicture(card);
  await page.keyboard.press('a');
  await expect(card).toBeHidden();
  await expect(compose(page).prompt).toHaveText(/^a (lemon|pear) on slate$/);
  await expect(page.getByRole('textbox', { name: 'Seed', exact: true })).toHaveValue(/^[123]$/);
  expect(complaints).toEqual([]);
});

test('by keyboard alone, and at once by the preset used last', async ({ launch, folders }) => {
  const { page, electron } = await launch();
  await generateWithSeeds(page, 'a lemon on slate', '1, 2');
  await expect(grid(page).frames).toHaveCount(2);
  const out = join(folders.base, 'out');
  await mkdir(out);
  await chooseFolder(electron, out);
  const dialog = await openExport(page);
  const { preset, template, folder, start } = parts(dialog);
  await expect(preset).toBeFocused();
  await preset.press('Enter');
  await page.getByRole('option', { name: /^Strip everything/ }).press('Enter');
  await expect(preset).toContainText('Strip everything');
  // A fault is said where it is, and nothing can be started.
  await template.focus();
  await page.keyboard.press('End');
  await page.keyboard.type('{sed}');
  await expect(dialog.getByText('There is no such token.')).toBeVisible();
  await expect(start).toBeDisabled();
  for (let n = 0; n < 5; n += 1) await page.keyboard.press('Backspace');
  // What is offered at the caret takes the first Escape, and Enter.
  await page.keyboard.type('{se');
  const offered = page.getByRole('option', { name: /^seed/ });
  await expect(offered).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(offered).toBeHidden();
  await page.keyboard.type('q');
  await expect(page.getByRole('option', { name: /^seq/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(template).toHaveText('{seq:4}{seq}');
  await folder.press('Enter');
  await expect(start).toBeEnabled();
  await start.press('Enter');
  await expect(dialog.getByRole('heading', { name: 'Exported' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect((await readdir(out)).sort()).toEqual(['00011.png', '00022.png']);

  await grid(page).frames.first().click();
  await page.keyboard.press('Control+Shift+E');
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('1 file exported to ');
  // Its name is taken: numbered, as the preset says.
  expect(await readdir(out)).toHaveLength(3);
});

test('presets are made, renamed, deleted and brought back', async ({ launch, folders }) => {
  const { page, electron } = await launch();
  await generateWithSeeds(page, 'a lemon on slate', '1');
  await expect(grid(page).frames).toHaveCount(1);
  const dialog = await openExport(page);
  const { preset } = parts(dialog);
  const choose = async (name: string | RegExp): Promise<void> => {
    await dialog.getByRole('button', { name: 'Preset actions' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await dialog.getByRole('radio', { name: 'WebP' }).click();
  await expect(preset).toContainText('Originals · changed');
  await choose('New preset from these choices…');
  await page.keyboard.type('Originals');
  await page.keyboard.press('Enter');
  // The name is taken: said where it was typed.
  await expect(dialog.getByRole('textbox', { name: 'Preset name' })).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('For the wall');
  await page.keyboard.press('Enter');
  await expect(preset).toHaveText('For the wall');
  const file = join(folders.base, 'wall.json');
  await electron.evaluate(({ dialog: system }, path) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  await choose('Save as file…');
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('For the wall');
  await choose('Rename…');
  // Escape ends the naming, not the dialog.
  await page.keyboard.press('Escape');
  await expect(preset).toHaveText('For the wall');
  await choose('Rename…');
  await page.keyboard.type('For the door');
  await page.keyboard.press('Enter');
  await expect(preset).toHaveText('For the door');
  await choose('Delete');
  await expect(preset).not.toContainText('For the door');
  await choose('Import presets…');
  await expect(preset).toHaveText('For the wall');
  await expect(dialog.getByRole('radio', { name: 'WebP' })).toBeChecked();
});

test('a destination that cannot be written to is said, and the run lives on without its dialog', async ({
  launch,
  folders,
}) => {
  const { page, electron } = await launch();
  await generateWithSeeds(page, 'a lemon on slate', '1-4');
  await expect(grid(page).frames).toHaveCount(4);
  const dialog = await openExport(page);
  const { folder, start, files } = parts(dialog);
  // Inside the library nothing is exported.
  await chooseFolder(electron, join(folders.library, 'images'));
  await folder.click();
  await expect(dialog.getByRole('alert')).toContainText(/library/);
  await expect(start).toBeDisabled();
  const out = join(folders.base, 'out');
  await mkdir(out);
  await chooseFolder(electron, out);
  await folder.click();
  await expect(files).toHaveCount(4);
  // One original is gone before it is its turn: the rest is written all the same.
  const [gone] = await framesOnDisk(folders.library);
  await rm(join(gone?.path ?? '', '..', gone?.record.file.name ?? ''));
  await start.click();
  await expect(dialog.getByText('3 of 4 files')).toBeVisible();
  const failures = dialog.getByRole('list', { name: 'Files that failed' }).getByRole('listitem');
  await expect(failures).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  const status = page.getByRole('region', { name: 'Status' }).getByRole('button', { name: /not exported/ });
  await status.click();
  await writeFile(join(gone?.path ?? '', '..', gone?.record.file.name ?? ''), gone?.bytes ?? '');
  await dialog.getByRole('button', { name: 'Retry failed' }).click();
  await expect(dialog.getByText('4 of 4 files')).toBeVisible();
  await expect(status).toBeHidden();
  const hashes = await Promise.all(
    (await filesUnder(out))
      .filter((path) => path.endsWith('.png'))
      .map(async (path) =>
        createHash('sha256')
          .update(await readFile(path))
          .digest('hex'),
      ),
  );
  expect(hashes.sort()).toEqual(
    (await framesOnDisk(folders.library)).map(({ record }) => record.file.sha256).sort(),
  );
});
