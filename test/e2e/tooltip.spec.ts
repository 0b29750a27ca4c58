/** The window's one tooltip: it comes to whatever control is rested on, and leaves with it. */
import { expect, test } from './support/launch.ts';

test('tells what a control does and its key, to the pointer and to the keyboard', async ({ launch }) => {
  const { page } = await launch();
  const tooltip = page.getByRole('tooltip');
  const [grid, loupe] = [page.getByRole('tab', { name: 'Grid' }), page.getByRole('tab', { name: 'Loupe' })];

  await grid.hover();
  await expect(tooltip).toHaveText('GridG');
  await expect(grid).toHaveAccessibleDescription('GridG');
  const [over, under] = [await grid.boundingBox(), await tooltip.boundingBox()];
  expect(under?.y).toBeGreaterThanOrEqual((over?.y ?? 0) + (over?.height ?? 0));

  // Catches the words of one control beside another.
  await loupe.hover();
  await expect(tooltip).toHaveText('LoupeE');
  await expect(tooltip).toHaveCount(1);
  await expect(grid).toHaveAccessibleDescription('');

  await page.keyboard.press('Escape');
  await expect(tooltip).toHaveCount(0);

  // By keys it comes at once, and never takes a description's place.
  await page.getByRole('textbox', { name: 'Prompt' }).focus();
  await page.keyboard.press('F6');
  await expect(tooltip).toHaveCount(0);
  await page.getByRole('button', { name: 'New seed' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(tooltip).toContainText('New seed');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'New seed' })).toHaveAccessibleDescription('');
});

test('goes when its control is pressed', async ({ launch }) => {
  // Catches a tooltip over what the press has opened.
  const { page } = await launch();
  await page
    .getByRole('button', { name: /^Queue/ })
    .first()
    .hover();
  const tooltip = page.getByRole('tooltip');
  await expect(tooltip).toHaveCount(1);
  await page.mouse.down();
  await expect(tooltip).toHaveCount(0);
  await page.mouse.up();
});
