/** A frame whose file is away. Catches: a grey cell without a reason, and one that stays so when the file is back. */
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './support/launch.ts';
import { expectPicture, generateWithSeeds, grid } from './support/window.ts';

test('a picture whose file is missing says so, and comes when it is asked for again and is back', async ({
  launch,
  folders,
}) => {
  const first = await launch();
  await generateWithSeeds(first.page, 'a lemon on slate', '1');
  await expect(grid(first.page).frames).toHaveCount(1);
  await first.electron.close();
  const images = join(folders.library, 'images');
  const [name = ''] = (await readdir(images, { recursive: true })).filter((each) => each.endsWith('.png'));
  await rename(join(images, name), join(folders.base, 'away.png'));
  await rm(join(folders.library, '.index/thumbs'), { recursive: true });

  const { page } = await launch();
  const cell = grid(page).frames.first();
  await expect(cell.getByText('Its file is missing')).toBeVisible();
  await rename(join(folders.base, 'away.png'), join(images, name));
  await cell.getByText('Try again').click();
  await expectPicture(cell);
  await expect(cell.getByText('Its file is missing')).toBeHidden();
});
