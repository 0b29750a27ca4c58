/** A library on a share that does not answer: the window says so and leads to another. A pipe nobody writes into stalls alike. */
import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './support/launch.ts';
import { framesOnDisk } from './support/library-files.ts';
import { generateWithSeeds, grid } from './support/window.ts';

test.skip(process.platform === 'win32', 'There are no such pipes');

test('a folder that does not answer is told of, and another library opens in its place', async ({
  launch,
  folders,
}) => {
  await mkdir(folders.library, { recursive: true });
  execFileSync('mkfifo', [join(folders.library, 'library.json')]);
  const other = join(folders.base, 'other');
  await mkdir(other);
  const { electron, page, complaints } = await launch();
  await expect(grid(page).region).toContainText('The library folder does not answer');

  await electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, other);
  await grid(page).region.getByRole('button', { name: 'Choose another folder…' }).click();
  await expect(page.getByTestId('library')).toContainText('other');
  await generateWithSeeds(page, 'a lamp left on', '5');
  await expect(grid(page).frames).toHaveCount(1);
  expect(await framesOnDisk(other)).toHaveLength(1);
  expect(complaints).toEqual([]);
});
