/** A folder with good and bad files comes in, another library is opened, and the list leads back to the first. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from '@janhapke/sharp-electron';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './support/launch.ts';
import { dropFiles } from './support/pictures.ts';
import { expectPicture, grid } from './support/window.ts';

async function chooses(electron: ElectronApplication, folder: string): Promise<void> {
  await electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, folder);
}

test('photos are imported, another library is opened, and the first is come back to', async ({
  launch,
  folders,
}) => {
  const photos = join(folders.base, 'photos');
  await mkdir(join(photos, 'day two'), { recursive: true });
  const photo = (colour: string): Promise<Buffer> =>
    sharp({ create: { width: 90, height: 60, channels: 3, background: colour } })
      .png()
      .toBuffer();
  await writeFile(join(photos, 'harbour.png'), await photo('#335577'));
  await writeFile(join(photos, 'day two', 'pier.png'), await photo('#775533'));
  await writeFile(join(photos, 'broken.jpg'), 'no picture');
  const { electron, page, complaints } = await launch();

  await chooses(electron, photos);
  await page.keyboard.press('Control+Shift+I');
  const importing = page.getByRole('dialog', { name: 'Import photos' });
  await expect(importing.getByRole('heading', { name: 'Imported' })).toBeVisible();
  await expect(importing.getByTestId('import-figures')).toContainText('2 frames');
  await expect(importing.getByRole('list', { name: 'Not taken in' })).toContainText('broken.jpg');
  await importing.getByRole('button', { name: 'Close' }).last().click();
  await expect(grid(page).frames).toHaveCount(2);
  const pier = page.getByRole('option', { name: 'Frame, no seed, pier.png' }).first();
  await expectPicture(pier);
  await pier.click();
  await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('pier.png,');

  // Its record is lost: the report says so, and shows it again from its picture.
  const records = (await readdir(join(folders.library, 'images'), { recursive: true })).filter((name) =>
    name.endsWith('.json'),
  );
  await rm(join(folders.library, 'images', records[0] ?? ''));
  await expect(grid(page).frames).toHaveCount(1, { timeout: 30_000 });
  await page.getByTestId('library').click();
  await page.getByRole('menuitem', { name: 'Library report…' }).click();
  const report = page.getByRole('dialog', { name: 'Library report' });
  await report.getByRole('button', { name: 'Show 1 picture' }).click();
  await expect(report.getByRole('heading', { name: 'All is as it should be' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(grid(page).frames).toHaveCount(2);

  // A folder of photographs is no library, and does not become one.
  const library = page.getByTestId('library');
  await library.click();
  await page.getByRole('menuitem', { name: 'Open library…' }).click();
  await expect(page.getByText('There is no library in that folder')).toBeVisible();
  const other = join(folders.base, 'other');
  await mkdir(other);
  await chooses(electron, other);
  await library.click();
  await page.getByRole('menuitem', { name: 'New library…' }).click();
  await expect(library).toContainText('other');
  await expect(grid(page).frames).toHaveCount(0);

  await library.click();
  await page.getByRole('menuitem', { name: /\/library/ }).click();
  await expect(library).toContainText('/library');
  await expect(grid(page).frames).toHaveCount(2);
  await expectPicture(grid(page).frames.first());

  await rm(other, { recursive: true });
  await library.click();
  await expect(page.getByRole('menuitem', { name: /\/other/ })).toContainText('not there');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: /^Remove .*\/other from list$/ }).click();
  await expect(page.getByTestId('recent-libraries')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('a folder and files dropped on the frames are imported; a single picture is asked about', async ({
  launch,
  folders,
}) => {
  const photos = join(folders.base, 'photos');
  await mkdir(join(photos, 'day two'), { recursive: true });
  const photo = async (name: string, background: string): Promise<string> => {
    const image = sharp({ create: { width: 90, height: 60, channels: 3, background } });
    await writeFile(join(photos, name), await image.png().toBuffer());
    return join(photos, name);
  };
  const [harbour, pier] = [await photo('harbour.png', '#335577'), await photo('day two/pier.png', '#775533')];
  const { page, complaints } = await launch();
  const importing = page.getByRole('dialog', { name: 'Import photos' });
  const imported = async (figures: string): Promise<void> => {
    await expect(importing.getByRole('heading', { name: 'Imported' })).toBeVisible();
    await expect(importing.getByTestId('import-figures')).toContainText(figures);
    await importing.getByRole('button', { name: 'Close' }).last().click();
  };

  await dropFiles(page, harbour);
  const card = page.getByRole('dialog', { name: 'Recall from a picture' });
  await expectPicture(card);
  await card.getByRole('button', { name: 'Import' }).click();
  await expect(card).toBeHidden();
  await imported('1 frame');
  await expect(grid(page).frames).toHaveCount(1);

  await dropFiles(page, photos);
  await imported('1 in the library already');
  await expect(grid(page).frames).toHaveCount(2);

  const [glass, pear] = [await photo('glass.png', '#aa3355'), await photo('pear.png', '#33aa55')];
  await dropFiles(page, glass, pear, pier);
  await imported('2 frames');
  await expect(grid(page).frames).toHaveCount(4);
  expect(complaints).toEqual([]);
});
