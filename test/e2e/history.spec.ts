/** Catches: a request that is lost with its frames, a log that cannot be searched, a prompt that cannot be had back. */
import { expect, test } from './support/launch.ts';
import { batchesOnDisk } from './support/library-files.ts';
import { compose, generateWithSeeds, grid } from './support/window.ts';

test('a request outlives its frames: found, compared, used again, and walked to from the prompt', async ({
  launch,
  folders,
}) => {
  const first = await launch();
  const { page } = first;
  await generateWithSeeds(page, 'Pears on linen, soft window light', '7');
  await expect(grid(page).frames).toHaveCount(1);
  await generateWithSeeds(page, '琥珀色的黄昏光线，港口的渔夫', '8-9');
  await expect(grid(page).frames).toHaveCount(3);
  await grid(page).frames.first().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(grid(page).frames).toHaveCount(0);

  await compose(page).prompt.fill('not sent yet');
  await page.keyboard.press('Control+Shift+H');
  const dialog = page.getByRole('dialog', { name: 'History' });
  const requests = dialog.getByRole('option');
  await expect(requests).toHaveCount(2);
  await dialog.getByRole('searchbox', { name: 'Search history' }).fill('"黄昏');
  await expect(requests).toHaveCount(1);
  await expect(requests).toContainText('all deleted');
  await dialog.getByRole('searchbox', { name: 'Search history' }).fill('');
  await expect(requests).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Compare with…' }).click();
  await requests.last().click();
  await expect(dialog.getByRole('row', { name: /^Seeds/ })).toContainText('seeds 8, 9');
  await dialog.getByRole('button', { name: 'Back to one request' }).click();
  await requests.last().click();
  await dialog.getByRole('button', { name: 'Use this request' }).click();
  await expect(dialog).toBeHidden();
  await expect(compose(page).prompt).toContainText('Pears on linen');
  await expect(compose(page).seedList).toHaveValue('7');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(compose(page).prompt).toContainText('not sent yet');

  await compose(page).prompt.click();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(compose(page).prompt).toContainText('黄昏');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(compose(page).prompt).toContainText('Pears on linen');
  await page.keyboard.press('Control+Enter');
  await expect(grid(page).frames).not.toHaveCount(0);
  const sent = (await batchesOnDisk(folders.library)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  expect(sent.at(-1)?.request).toMatchObject({ madeFrom: { batch: sent[0]?.id } });
  await compose(page).prompt.click();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(compose(page).prompt).toContainText('not sent yet');

  // The frame made from it knows its family, and leads to it.
  await grid(page).frames.first().click();
  const inspector = page.getByRole('region', { name: 'Inspector' });
  await inspector
    .getByRole('list', { name: 'Family' })
    .getByRole('button', { name: /Pears on linen/ })
    .click();
  await expect(page.getByRole('region', { name: 'Sheet' })).toBeVisible();
  expect(first.complaints).toEqual([]);
});
