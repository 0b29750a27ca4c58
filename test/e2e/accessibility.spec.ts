/** Catches: a control without its binding name, a window that needs a mouse, colours too close to read. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { expect, test } from './support/launch.ts';
import { compose, generateWithSeeds, grid, openQueue } from './support/window.ts';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules that a binding name breaks on purpose: the button's name is "Generate" while its text says what it will make and cost. */
const exceptions = ['label-content-name-mismatch'];

/** What axe finds against WCAG 2 A and AA. The page's policy allows no foreign script, so axe comes through the debugger. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const { violations: found } = await page.evaluate(async (disabled) => {
    const { axe } = globalThis as unknown as { axe: { run(options: unknown): Promise<AxeResults> } };
    return await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      rules: Object.fromEntries(disabled.map((rule) => [rule, { enabled: false }])),
    });
  }, exceptions);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

for (const theme of ['Dark', 'Light'])
  test(`every state can be read and named: ${theme.toLowerCase()}`, async ({ launch }) => {
    const { page } = await launch();
    await page.keyboard.press('Control+,');
    const settings = page.getByRole('dialog', { name: 'Settings' });
    await settings.getByRole('combobox', { name: 'Theme' }).click();
    await page.getByRole('option', { name: theme }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase());
    expect(await violations(page), 'settings').toEqual([]);
    await page.keyboard.press('Escape');
    await expect(settings).toBeHidden();
    expect(await violations(page), 'empty').toEqual([]);
    await generateWithSeeds(page, 'a lemon on slate', '1, 2');
    await expect(grid(page).frames).toHaveCount(2);
    await openQueue(page);
    expect(await violations(page), 'grid and queue').toEqual([]);
    await grid(page).frames.first().dblclick();
    await page.getByRole('region', { name: 'Loupe' }).waitFor();
    expect(await violations(page), 'loupe').toEqual([]);
  });

test('every control has its name', async ({ launch }) => {
  const { page } = await launch();
  for (const name of ['Compose', 'Grid', 'Inspector', 'Filmstrip', 'Status'])
    await expect(page.getByRole('region', { name, exact: true })).toHaveCount(1);
  const { region } = compose(page);
  await expect(region.getByRole('textbox', { name: 'Prompt', exact: true })).toHaveCount(1);
  await expect(region.getByRole('combobox', { name: 'Model' })).toHaveCount(1);
  for (const size of ['1024x1024', '1024x1536', '1536x1024'])
    await expect(compose(page).size(size)).toHaveCount(1);
  for (const ratio of ['1:1', '9:16', '16:9', '4:3', '3:4'])
    await expect(compose(page).aspect(ratio)).toHaveCount(1);
  await expect(region.getByRole('textbox', { name: 'Seed', exact: true })).toHaveCount(1);
  await expect(region.getByRole('switch', { name: 'Lock seed' })).toHaveCount(1);
  await expect(region.getByRole('button', { name: 'New seed' })).toHaveCount(1);
  await expect(region.getByRole('spinbutton', { name: 'Frames' })).toHaveCount(1);
  await expect(page.getByRole('tablist', { name: 'View' }).getByRole('tab')).toHaveText(['Grid', 'Loupe']);
  await compose(page).prompt.fill('a lemon');
  await expect(compose(page).generate).toHaveAccessibleName('Generate');
  await expect(compose(page).generate).toHaveAccessibleDescription(/4 frames/);

  // One excludes the other: a call names a size or an aspect ratio, never both.
  await compose(page).aspect('16:9').click();
  await expect(compose(page).size('1024x1024')).not.toBeChecked();
  await compose(page).size('1024x1536').click();
  await expect(compose(page).aspect('16:9')).not.toBeChecked();

  await page.keyboard.press('Control+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await expect(settings.getByRole('textbox', { name: 'API key' })).toHaveCount(1);
  for (const name of ['Check and save key', 'Choose library folder'])
    await expect(settings.getByRole('button', { name })).toHaveCount(1);
  await expect(settings.getByRole('textbox', { name: 'Gateway address' })).toHaveCount(1);
  await expect(settings.getByRole('spinbutton', { name: 'Parallel calls' })).toHaveCount(1);
  for (const name of ['Delivery', 'Theme', 'Language'])
    await expect(settings.getByRole('combobox', { name })).toHaveCount(1);
});

test('the whole way by keyboard', async ({ launch }) => {
  const { page } = await launch();
  await expect(compose(page).prompt).toBeFocused();
  await page.keyboard.type('two figs on linen');
  await page.keyboard.press('Control+Enter');
  await expect(grid(page).frames).toHaveCount(4);
  await page.keyboard.press('F6');
  await grid(page).region.getByRole('listbox').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(grid(page).frames.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('e');
  await page.getByRole('region', { name: 'Loupe' }).waitFor();
  await expect(page.getByText('2 of 4')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('3 of 4')).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(page.getByText('3 of 3')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/of 4/)).toBeVisible();
  await page.keyboard.press('g');
  await expect(grid(page).frames).toHaveCount(4);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Generate');
});
