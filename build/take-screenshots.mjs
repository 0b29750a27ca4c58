/**
 * Drives the app through a small shoot and takes its picture. `node build/take-screenshots.mjs EXECUTABLE FOLDER PICTURES`, on a display.
 * Apart from screenshots.mjs because Playwright is there only after set-up.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron } from '@playwright/test';

const [executablePath = '', folder = '', pictures = ''] = process.argv.slice(2);
const shoots = [
  {
    prompt: 'Three lemons and a blue vase on marble, golden hour, side-lit from the left',
    shape: '1024x1024',
    seeds: '7, 12, 40, 77',
  },
  {
    prompt: 'A bottle of red wine and a glass on dark wood, backlit, low key',
    shape: '3:4',
    seeds: '3, 21, 34, 58, 90',
  },
  {
    prompt: 'Pears and a green bottle on linen, window light from the left, 85mm',
    shape: '4:3',
    seeds: '100-105',
  },
];

const app = await _electron.launch({
  executablePath,
  args: [
    '-r',
    join(import.meta.dirname, 'hold-ready.cjs'),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '.',
    `--user-data-dir=${join(folder, 'user-data')}`,
    `--library=${join(folder, 'Pictures/Proofsheet')}`,
  ],
});
try {
  const page = await app.firstWindow();
  const compose = page.getByRole('region', { name: 'Compose' });
  // Only then is the window where its settings have it.
  await compose.waitFor();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900));
  const frames = page.getByRole('region', { name: 'Grid' }).getByRole('option');
  await compose.getByRole('combobox', { name: 'Seeds' }).click();
  await page.getByRole('option', { name: 'List' }).click();
  let made = 0;
  for (const { prompt, shape, seeds } of shoots) {
    await compose.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt);
    await compose.getByRole('radio', { name: shape, exact: true }).click();
    await compose.getByRole('textbox', { name: 'Seed list' }).fill(seeds);
    made += Number(/\d+/.exec(await compose.getByRole('button', { name: 'Generate' }).innerText()));
    await compose.getByRole('button', { name: 'Generate' }).click();
    await frames.nth(made - 1).waitFor();
  }
  await frames.nth(1).click();
  const settled = async () => {
    // Not `waitForFunction`: what does not hold at once it evaluates in the page, whose policy forbids that.
    await page.evaluate(() =>
      Promise.all([...globalThis.document.images].map((image) => image.decode().catch(() => undefined))),
    );
    await page.locator('svg[aria-busy="true"]').waitFor({ state: 'detached' });
  };
  await settled();
  await page.screenshot({ path: join(pictures, 'window.png') });
  await frames.nth(8).dblclick();
  await page.getByRole('region', { name: 'Loupe' }).waitFor();
  await settled();
  await page.getByText('Full resolution', { exact: false }).waitFor({ state: 'hidden' });
  await page.screenshot({ path: join(pictures, 'loupe.png') });
  const looked = async (last, key, view) => {
    await page.keyboard.press('g');
    await frames.nth(0).click();
    await frames.nth(last).click({ modifiers: ['Shift'] });
    await page.keyboard.press(key);
    const panes = page.getByRole('region', { name: view }).locator('canvas[data-resolution="full"]');
    await panes.nth(last).waitFor();
    await settled();
    await page.screenshot({ path: join(pictures, `${view.toLowerCase()}.png`) });
  };
  await page.keyboard.press('g');
  await frames.nth(0).click();
  await page.keyboard.press('Control+a');
  const client = join(folder, 'Pictures/Still lifes for Marta');
  await mkdir(client, { recursive: true });
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, client);
  await page.keyboard.press('Control+e');
  const exporting = page.getByRole('dialog', { name: 'Export', exact: true });
  await exporting.getByRole('combobox', { name: 'Preset' }).click();
  await page.getByRole('option', { name: /^Client proof/ }).click();
  await exporting.getByRole('button', { name: 'Choose folder' }).click();
  await exporting.getByRole('list', { name: 'Files' }).getByRole('listitem').first().waitFor();
  await exporting.getByRole('list', { name: 'For example' }).waitFor();
  await settled();
  await page.screenshot({ path: join(pictures, 'export.png') });
  await page.keyboard.press('Escape');
  await looked(5, 'n', 'Survey');
  await looked(1, 'c', 'Compare');
  await page.keyboard.press('g');
  await page.keyboard.press('q');
  await compose.getByRole('textbox', { name: 'Seed list' }).fill('200-211');
  await compose.getByRole('button', { name: 'Generate' }).click();
  await page
    .getByRole('listitem', { name: /^in flight, /i })
    .first()
    .waitFor();
  await frames.nth(made + 1).waitFor();
  await page.screenshot({ path: join(pictures, 'queue.png') });
  await page.getByRole('tab', { name: 'Grid' }).focus();
  await page.keyboard.press('q');
  await compose
    .getByRole('textbox', { name: 'Prompt', exact: true })
    .fill('A glass of {red wine|water|milk} on linen, {window light|tungsten light}');
  await compose.getByRole('radio', { name: '1024x1024', exact: true }).click();
  await compose.getByRole('textbox', { name: 'Seed list' }).fill('7, 12, 40, 77');
  await compose.getByRole('button', { name: 'Generate' }).click();
  await page.getByRole('tab', { name: 'Sheet' }).click();
  const cells = page.getByRole('region', { name: 'Sheet' }).getByRole('gridcell', { name: /^Frame, / });
  await cells.nth(14).waitFor({ timeout: 120_000 });
  await cells.nth(5).click();
  await settled();
  await page.screenshot({ path: join(pictures, 'sheet.png') });
  await page.keyboard.press('Control+Shift+H');
  await page.getByRole('dialog', { name: 'History' }).waitFor();
  await settled();
  await page.screenshot({ path: join(pictures, 'history.png') });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+L');
  const lists = page.getByRole('dialog', { name: 'Lists' });
  await lists.getByRole('option', { name: 'film' }).click();
  await lists.getByRole('textbox', { name: 'Entries' }).waitFor();
  await page.screenshot({ path: join(pictures, 'lists.png') });
} finally {
  await app.close();
}
