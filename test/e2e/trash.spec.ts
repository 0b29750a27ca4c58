/** The trash: what was deleted is seen, comes back whole, and leaves for the system's trash only when so told. */
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './support/launch.ts';
import { framesOnDisk } from './support/library-files.ts';
import { expectPicture, generateWithSeeds, grid } from './support/window.ts';

/** Stands in for the system's trash, which a test must not fill: refuses, or moves to a folder. */
async function systemTrash(electron: ElectronApplication, folder: string | null): Promise<void> {
  await electron.evaluate(({ shell }, into) => {
    shell.trashItem = async (path) => {
      if (into === null) throw new Error('No trash here');
      const { rename: move } = process.getBuiltinModule('node:fs/promises');
      await move(path, `${into}/gone`);
    };
  }, folder);
}

async function openTrash(page: Page) {
  await page.keyboard.press('Control+Shift+Delete');
  const dialog = page.getByRole('dialog', { name: 'Trash' });
  await dialog.waitFor();
  return { dialog, frames: dialog.getByRole('list', { name: 'Deleted frames' }).getByRole('button') };
}

async function confirmEmptying(page: Page): Promise<void> {
  await page.getByRole('dialog', { name: 'Trash' }).getByRole('button', { name: 'Empty trash…' }).click();
  await page
    .getByRole('dialog', { name: /to the system’s trash\?/ })
    .getByRole('button', { name: 'Move to system’s trash' })
    .click();
}

test('deleted frames are seen, restored, and emptied into the system’s trash', async ({
  launch,
  folders,
}) => {
  const { page, electron, complaints } = await launch();
  await generateWithSeeds(page, 'a pear on linen', '1-3');
  await expect(grid(page).frames).toHaveCount(3);
  await grid(page).frames.first().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(grid(page).frames).toHaveCount(0);

  const { dialog, frames } = await openTrash(page);
  await expect(frames).toHaveCount(3);
  await expectPicture(frames.first());
  await dialog.getByRole('button', { name: /seed 2,/ }).click();
  await dialog.getByRole('button', { name: 'Restore 1 frame' }).click();
  await expect(frames).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(grid(page).frames).toHaveCount(1);
  await expectPicture(grid(page).frames.first());

  // Refused, nothing is lost.
  await systemTrash(electron, null);
  await openTrash(page);
  await confirmEmptying(page);
  await expect(page.getByText('The system’s trash did not take them')).toBeVisible();
  await expect(frames).toHaveCount(2);

  const taken = join(folders.base, 'system-trash');
  await mkdir(taken);
  await systemTrash(electron, taken);
  await confirmEmptying(page);
  await expect(dialog.getByText('The trash is empty')).toBeVisible();
  expect(await readdir(join(taken, 'gone'))).toHaveLength(2);
  expect(complaints).toEqual([]);
});

test('a quarantined file says why it is there, and is taken in when it is a picture after all', async ({
  launch,
  folders,
}) => {
  const { page } = await launch();
  await generateWithSeeds(page, 'a pear on slate', '7');
  await expect(grid(page).frames).toHaveCount(1);
  // As if its last bytes had not come: out of the library, into quarantine, with what was asked.
  const [frame] = await framesOnDisk(folders.library);
  if (!frame) throw new Error('No frame on disk');
  const { id, ...record } = frame.record;
  await grid(page).frames.first().click();
  await page.keyboard.press('Delete');
  await expect(grid(page).frames).toHaveCount(0);
  const trashed = join(folders.library, 'trash', id);
  // The grid does not wait for the disk.
  await expect.poll(() => readdir(trashed).catch(() => [])).toEqual([`${id}.json`, `${id}.png`]);
  const quarantine = join(folders.library, 'quarantine');
  await mkdir(quarantine, { recursive: true });
  await rename(join(trashed, `${id}.png`), join(quarantine, `${id}.png`));
  const reason = { code: 'download-truncated', message: 'The file ends before its image does' };
  await writeFile(
    join(quarantine, `${id}.json`),
    JSON.stringify({ version: 1, at: new Date().toISOString(), reason, draft: { id, ...record } }),
  );
  await rename(trashed, join(folders.base, 'away'));

  const { dialog } = await openTrash(page);
  await dialog.getByRole('radio', { name: 'Quarantine · 1' }).click();
  const file = dialog.getByRole('listitem', { name: 'Quarantined, a pear on slate' });
  await expect(file).toContainText('seed 7');
  await file.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog.getByText('Nothing in quarantine')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(grid(page).frames).toHaveCount(1);
  await expectPicture(grid(page).frames.first());
});
