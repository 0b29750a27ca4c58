/**
 * A contact sheet from the built app. Catches: fonts that a build forgot, a bundle that looks for its files where they
 * are only while developing, choices of the dialog that never reach the page.
 */
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './support/launch.ts';
import { generateWithSeeds, grid } from './support/window.ts';

test('an export leaves its contact sheet, with fonts embedded for every script', async ({
  launch,
  folders,
}) => {
  const { page, electron, complaints } = await launch();
  await generateWithSeeds(page, '{a lemon on slate|阿尔卑斯山的清晨|알프스의 아침}', '1-2');
  await expect(grid(page).frames).toHaveCount(6);
  const out = join(folders.base, 'out');
  await mkdir(out);
  await electron.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
  }, out);

  await grid(page).frames.first().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await dialog.getByRole('radiogroup', { name: 'Contact sheet' }).getByRole('radio', { name: 'PDF' }).click();
  await dialog.getByRole('radio', { name: 'Landscape' }).click();
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Proofs — 山');
  await dialog.getByRole('button', { name: 'Choose folder' }).click();
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.getByRole('heading', { name: 'Exported' })).toBeVisible();

  expect(await readdir(out)).toContain('Contact sheet.pdf');
  const pdf = await readFile(join(out, 'Contact sheet.pdf'), 'latin1');
  // Wider than high.
  expect(pdf).toMatch(/\/MediaBox \[0 0 841\.\d+ 595\.\d+\]/);
  for (const font of ['NotoSans-Regular', 'NotoSans-SemiBold', 'NotoSansHans-Regular', 'NotoSansKR-Regular'])
    expect(pdf).toMatch(new RegExp(`/FontName /[A-Z]{6}\\+${font}`));
  expect(pdf.split('/Subtype /Image').length - 1).toBe(6);
  expect(complaints).toEqual([]);
});
