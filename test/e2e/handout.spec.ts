/** Frames handed to other programs: dragged out, copied, opened. Catches: wrong files, wrong pixels, originals given away. */
import { chmod, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expect, test } from './support/launch.ts';
import { framesOnDisk, sha256 } from './support/library-files.ts';
import { expectPicture, generateWithSeeds, grid } from './support/window.ts';

interface DragGlobals {
  drags?: { readonly files: readonly string[]; readonly icon: { width: number; height: number } }[];
}

/** Takes the place of the system's drag, which would wait for a real desktop. */
async function catchDrags(electron: ElectronApplication): Promise<() => Promise<DragGlobals['drags']>> {
  await electron.evaluate(({ BrowserWindow }) => {
    const drags: NonNullable<DragGlobals['drags']> = [];
    (globalThis as DragGlobals).drags = drags;
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error('No window');
    window.webContents.startDrag = ({ files, icon }) => {
      if (typeof icon === 'string') throw new Error('A path as icon');
      drags.push({ files: files ?? [], icon: icon.getSize() });
    };
  });
  return () => electron.evaluate(() => (globalThis as DragGlobals).drags);
}

async function drag(page: Page, from: Locator): Promise<void> {
  const box = await from.boundingBox();
  if (!box) throw new Error('Not in sight');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 12, y + 8, { steps: 4 });
}

test('frames are dragged out of grid, filmstrip and loupe as copies', async ({ launch, folders }) => {
  const { page, electron, complaints } = await launch();
  await generateWithSeeds(page, 'a lemon on slate', '1-3');
  await expect(grid(page).frames).toHaveCount(3);
  await expectPicture(grid(page).frames.first());
  const before = (await framesOnDisk(folders.library)).map(({ bytes }) => sha256(bytes)).sort();
  const caught = await catchDrags(electron);

  // One that is not selected brings only itself; one of the selected brings them all.
  await drag(page, grid(page).frames.first());
  await expect.poll(caught).toHaveLength(1);
  await page.mouse.up();
  await grid(page).frames.first().click();
  await page.keyboard.press('Control+a');
  await drag(page, grid(page).frames.nth(1));
  await expect.poll(caught).toHaveLength(2);
  await page.mouse.up();

  await grid(page).frames.first().dblclick();
  const picture = page.getByRole('region', { name: 'Loupe' }).locator('[data-resolution="full"]');
  await picture.waitFor();
  await drag(page, picture);
  await expect.poll(caught).toHaveLength(3);
  await page.mouse.up();
  await drag(page, page.getByRole('region', { name: 'Filmstrip' }).getByRole('option').last());
  await expect.poll(caught).toHaveLength(4);
  await page.mouse.up();

  const drags = (await caught()) ?? [];
  expect(drags.map(({ files }) => files.length)).toEqual([1, 3, 1, 1]);
  expect(drags[0]?.icon).toEqual({ width: 96, height: 96 });
  const hashes = await Promise.all((drags[1]?.files ?? []).map(async (path) => sha256(await readFile(path))));
  expect(hashes.sort()).toEqual(before);
  for (const path of drags.flatMap(({ files }) => files)) {
    expect(path).not.toContain(folders.library);
    // By the template of the preset used last.
    expect(basename(path)).toMatch(/^\d{4}-\d\d-\d\d \d{6} [123] a lemon on slate\.png$/);
  }

  // Zoomed in, a drag moves the picture.
  await page.keyboard.press('z');
  await drag(page, picture);
  await page.mouse.up();
  expect(await caught()).toHaveLength(4);
  expect(complaints).toEqual([]);
});

test('image and metadata are copied, text where text is selected', async ({ launch }) => {
  const { page, electron } = await launch();
  await generateWithSeeds(page, 'a lemon on slate', '7');
  await grid(page).frames.first().click();
  await page.keyboard.press('Control+c');
  // The older clipboard: the runtime under test has it.
  const copied = () =>
    electron.evaluate(({ clipboard }) => {
      const image = (clipboard as unknown as { readImage(): Electron.NativeImage }).readImage();
      return image.getSize();
    });
  await expect.poll(copied).toEqual({ width: 1024, height: 1024 });
  await page.keyboard.press('Control+Shift+C');
  await expect
    .poll(() => electron.evaluate(({ clipboard }) => clipboard.readText()))
    .toMatch(/^a lemon on slate\n\n(.*\n)*Seed: 7\n/);
  // In the inspector, text is text.
  await page.getByRole('group', { name: 'Prompt', exact: true }).dblclick({ position: { x: 20, y: 12 } });
  const selected = await page.evaluate(() => document.getSelection()?.toString().trim() ?? '');
  expect(selected).not.toBe('');
  await page.keyboard.press('Control+c');
  await expect
    .poll(async () => (await electron.evaluate(({ clipboard }) => clipboard.readText())).trim())
    .toBe(selected);
});

test('frames are opened in a program, as copies beside the library', async ({ launch, folders }) => {
  const { page, electron } = await launch();
  const program = join(folders.base, 'paint over.sh');
  await writeFile(program, '#!/bin/sh\nfor each; do printf painted > "$each"; done\n');
  await chmod(program, 0o755);
  await electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, program);
  await generateWithSeeds(page, 'a lemon on slate', '1, 2');
  await expect(grid(page).frames).toHaveCount(2);
  const hashes = async () => (await framesOnDisk(folders.library)).map(({ bytes }) => sha256(bytes)).sort();
  const before = await hashes();
  await grid(page).frames.first().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+Shift+O');
  const dialog = page.getByRole('dialog', { name: 'Open in…' });
  await dialog.getByRole('button', { name: 'Choose program…' }).click();
  await expect(dialog).toBeHidden();
  const copies = `${folders.library} copies`;
  const contents = async () =>
    await Promise.all((await readdir(copies)).map((name) => readFile(join(copies, name), 'utf8')));
  await expect.poll(contents).toEqual(['painted', 'painted']);
  expect(await hashes()).toEqual(before);
  // The next time it is there to be chosen.
  await page.keyboard.press('Control+Shift+O');
  await dialog
    .getByRole('button', { name: basename(program, '.sh') })
    .first()
    .press('Enter');
  await expect.poll(contents).toHaveLength(4);
});

test('the menu under the pointer acts on the frame it was asked for', async ({ launch }) => {
  const { page } = await launch();
  await generateWithSeeds(page, 'a lemon on slate', '1-3');
  await expect(grid(page).frames).toHaveCount(3);
  await grid(page).frames.first().click();
  const third = grid(page).frames.nth(2);
  await third.click({ button: 'right' });
  await expect(third).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('menuitem', { name: 'Pick', exact: true }).click();
  await expect(third).toHaveAccessibleDescription(/pick/i);
  await expect(grid(page).frames.first()).not.toHaveAccessibleDescription(/pick/i);
  // Dialogs open once the menu is gone, and the keyboard is back among the frames after it.
  await third.click({ button: 'right' });
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('menuitem', { name: 'Move to trash' })).toBeFocused();
  await page.getByRole('menuitem', { name: 'Add to collection…' }).press('Enter');
  await page.getByRole('dialog', { name: 'Add to collection' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  await expect(third).not.toHaveAccessibleDescription(/pick/i);
});
