/** The sheet as a file: PDF with its words as text, PNG beyond what is in sight. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import sharp from '@janhapke/sharp-electron';
import { expect, test } from './support/launch.ts';
import { generateWithSeeds } from './support/window.ts';

/** Answers the next save dialogs as a user would who names this file. */
async function nameFile(electron: ElectronApplication, path: string): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}

test('a sheet is saved as PDF and as PNG, whole', async ({ launch, folders }) => {
  const { page, electron, complaints } = await launch();
  await generateWithSeeds(page, 'a {lemon|pear} on slate', '1-3');
  await page.getByRole('tab', { name: 'Sheet' }).click();
  await expect(page.getByRole('gridcell', { name: /^Frame, / })).toHaveCount(6);
  const dialog = page.getByRole('dialog', { name: 'Save or print sheet' });

  const pdf = join(folders.base, 'sheet.pdf');
  await nameFile(electron, pdf);
  await page.getByRole('button', { name: 'Save or print sheet' }).click();
  await dialog.getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(dialog).toBeHidden();
  const text = (await readFile(pdf)).toString('latin1');
  expect(text.startsWith('%PDF-')).toBe(true);
  // One page for six frames, across; fonts, so that words are text; and the six pictures.
  expect(text.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
  expect(Number(width)).toBeGreaterThan(Number(height));
  expect(text).toContain('/Font');
  expect(text.match(/\/Subtype\s*\/Image/g)?.length).toBeGreaterThanOrEqual(6);

  const png = join(folders.base, 'sheet.png');
  await nameFile(electron, png);
  await page.getByRole('button', { name: 'Save or print sheet' }).click();
  await dialog.getByRole('button', { name: 'Save as PNG…' }).click();
  await expect(dialog).toBeHidden();
  const picture = await sharp(await readFile(png)).metadata();
  expect(picture.width).toBeGreaterThan(3 * 480);
  expect(picture.height).toBeGreaterThan(2 * 480);

  // A file that cannot be written is said, and the dialog stays for another try.
  await nameFile(electron, join(png, 'below-a-file.png'));
  await page.getByRole('button', { name: 'Save or print sheet' }).click();
  await dialog.getByRole('button', { name: 'Save as PNG…' }).click();
  await expect(page.getByText('The file could not be written')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Save as PNG…' })).toBeEnabled();
  expect(complaints).toEqual([]);
});
