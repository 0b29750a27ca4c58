/** Lists from the library's folder to the frames: drawn from, followed while another program edits them, faults said. */
import { rename, writeFile } from 'node:fs/promises';
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
