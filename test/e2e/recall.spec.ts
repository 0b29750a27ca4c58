/** Recall: what made one frame goes into the next request, and back again. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/launch.ts';
import { compose, generateWithSeeds, grid } from './support/window.ts';

function seeds(page: Page) {
  const { region } = compose(page);
  return {
    plan: region.getByRole('combobox', { name: 'Seeds' }),
    seed: region.getByRole('textbox', { name: 'Seed', exact: true }),
  };
}

test('A, S, P and R take over what made the active frame, say so, and can be undone', async ({ launch }) => {
  const { page, complaints } = await launch();
  await compose(page).aspect('16:9').click();
  await generateWithSeeds(page, 'Pears and a green bottle on linen', '42');
  await expect(grid(page).frames).toHaveCount(1);

  // Another request is in the making.
  await compose(page).prompt.fill('A lemon, backlit');
  await compose(page).size('1024x1536').click();
  await seeds(page).plan.click();
  await page.getByRole('option', { name: 'Random' }).click();

  await grid(page).frames.first().click();
  await page.keyboard.press('s');
  await expect(page.getByTestId('announcer')).toContainText('Seed 42 locked');
  await expect(seeds(page).seed).toHaveValue('42');
  await expect(compose(page).prompt).toHaveText('A lemon, backlit');

  // The key takes it back, and no deletion with it.
  await page.keyboard.press('Control+z');
  await expect(seeds(page).plan).toContainText('Random');
  await expect(grid(page).frames).toHaveCount(1);

  await page.keyboard.press('p');
  await expect(compose(page).prompt).toHaveText('Pears and a green bottle on linen');
  await expect(compose(page).size('1024x1536')).toBeChecked();
  await page
    .getByRole('region', { name: 'Notices' })
    .getByRole('button', { name: 'Undo', exact: true })
    .click();
  await expect(compose(page).prompt).toHaveText('A lemon, backlit');

  await page.getByRole('button', { name: 'Remix' }).click();
  await expect(compose(page).aspect('16:9')).toBeChecked();
  await expect(seeds(page).plan).toContainText('Random');

  // In the loupe and from the filmstrip, too.
  await page.keyboard.press('e');
  await page.getByRole('region', { name: 'Loupe' }).waitFor();
  await page.keyboard.press('a');
  await expect(seeds(page).seed).toHaveValue('42');
  await expect(compose(page).generate).toHaveText(/Make 1 frame/);
  expect(complaints).toEqual([]);
});
