/** The prompt language in the window: variants times seeds are counted, shown, made; faults are said where they are. */
import { expect, test } from './support/launch.ts';
import { batchesOnDisk, framesOnDisk } from './support/library-files.ts';
import { compose, grid } from './support/window.ts';

test('alternatives become rows and seeds columns, as the button said they would', async ({
  launch,
  folders,
}) => {
  const { page, complaints } = await launch();
  const { prompt, frames, generate, region } = compose(page);
  await prompt.fill('# still life\na {lemon|pear} on {linen|marble}, 85mm');
  await frames.fill('2');
  await frames.press('Tab');
  await expect(generate).toHaveText(/Make 8 frames/);

  await region.getByRole('button', { name: '4 variants' }).click();
  const variants = ['a lemon on linen', 'a lemon on marble', 'a pear on linen', 'a pear on marble'].map(
    (words) => `${words}, 85mm`,
  );
  await expect(region.getByRole('list', { name: 'Variants' }).getByRole('listitem')).toHaveText(variants);

  await prompt.press('Control+Enter');
  await expect(grid(page).frames).toHaveCount(8);
  const [batch] = await batchesOnDisk(folders.library);
  expect(batch?.variants).toEqual(variants);
  const seeds = (row: number) => batch?.jobs.filter((job) => job.row === row).map(({ seed }) => seed);
  expect(new Set(seeds(0)).size).toBe(2);
  for (const row of [1, 2, 3]) expect(seeds(row)).toEqual(seeds(0));
  const made = await framesOnDisk(folders.library);
  expect(new Set(made.map(({ record }) => record.asked.prompt))).toEqual(new Set(variants));

  // What is taken over from a frame is one edit of the prompt, and the editor's own undo takes it back.
  await grid(page).frames.first().click();
  await page.keyboard.press('Shift+P');
  await expect(prompt).toHaveText(/^a (lemon|pear) on/);
  await prompt.press('Control+z');
  await expect(prompt).toContainText('{lemon|pear}');
  expect(complaints).toEqual([]);
});

test('what cannot be sent is said under the prompt, leads to its place, and is never sent', async ({
  launch,
  folders,
}) => {
  const { page, complaints } = await launch();
  const { prompt, generate, region } = compose(page);
  await prompt.fill('a {lemon|pear on linen');
  const fault = region.getByRole('button', { name: /never closed/ });
  const underlined = prompt.locator('.cm-lintRange-error');
  await expect(underlined).toHaveText('{');
  await expect(prompt).toHaveAccessibleDescription(/never closed/);
  await expect(generate).toBeDisabled();
  await fault.click();
  await expect(prompt).toBeFocused();
  await page.keyboard.type('(');
  await expect(prompt).toHaveText('a (lemon|pear on linen');
  await expect(fault).toBeHidden();
  await expect(underlined).toHaveCount(0);

  await prompt.fill('__nowhere__ light');
  await expect(region.getByRole('button', { name: /no list “nowhere”/ })).toBeVisible();

  await prompt.fill('{a|b|c|d|e|f|g|h|i|j}'.repeat(6));
  await expect(region.getByRole('button', { name: /1.000.000 variants, and 200 is the most/ })).toBeVisible();
  await expect(generate).toBeDisabled();
  await prompt.press('Control+Enter');

  const answer = await page.evaluate(async () => {
    const { proofsheet } = globalThis as unknown as {
      proofsheet: { request(route: string, input: unknown): Promise<{ error?: { code: string } }> };
    };
    return await proofsheet.request('batch.generate', {
      request: {
        model: 'nano-banana',
        prompt: 'a {lemon|pear}',
        shape: { kind: 'size', size: '1024x1024' },
        seeds: { kind: 'random' },
        frames: 1,
        imagesPerCall: 1,
      },
      variants: 2,
      digest: '0123456789abcdef',
      consented: true,
    });
  });
  // As when a list has changed between what was shown and what would be sent.
  expect(answer.error?.code).toBe('expansion-changed');

  await prompt.fill('{a|b|c|d|e|f|g|h|i|j} {1|2|3|4|5|6} tiles');
  await expect(region.getByText(/60 variants × 4 calls are 240.*3 calls of each at most/)).toBeVisible();
  await compose(page).frames.fill('3');
  await compose(page).frames.press('Tab');
  await expect(generate).toHaveText(/Make 180 frames/);
  expect(await batchesOnDisk(folders.library)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('seeds are locked, drawn and stepped by key while one types; Explore gives each frame its own', async ({
  launch,
}) => {
  const { page } = await launch();
  const { prompt, seeds, region, frames, generate } = compose(page);
  const seed = region.getByRole('textbox', { name: 'Seed', exact: true });
  await prompt.fill('a fig');
  await prompt.press('Control+d');
  await expect(seed).toHaveValue(/^\d+$/);
  await expect(region.getByRole('switch', { name: 'Lock seed' })).toBeChecked();
  await seed.fill('41');
  await prompt.press('Control+Shift+D');
  await expect(seed).toHaveValue('42');
  await prompt.press('Control+l');
  await expect(region.getByRole('switch', { name: 'Lock seed' })).not.toBeChecked();
  await expect(prompt).toHaveText('a fig');

  await seeds.click();
  await page.getByRole('option', { name: 'Explore' }).click();
  await frames.fill('6');
  await frames.press('Tab');
  await generate.click();
  await expect(grid(page).frames).toHaveCount(6);
  const names = await grid(page).frames.evaluateAll((all) =>
    all.map((one) => one.getAttribute('aria-label')),
  );
  expect(new Set(names).size).toBe(6);
});

test('the editor keeps what was typed, undoes it over other changes, and finds in it', async ({ launch }) => {
  const { page, complaints } = await launch();
  const { prompt, region, size } = compose(page);
  // Perhaps still the text area that the window opens with: nothing typed into it may be lost.
  await prompt.pressSequentially('window light');
  await expect(prompt).toHaveAttribute('contenteditable');
  await expect(prompt).toBeFocused();
  await page.keyboard.type(', 85mm {lens');
  await expect(prompt).toHaveText('window light, 85mm {lens}');
  await size('1024x1536').click();
  await prompt.focus();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('light');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.type('shade');
  await expect(prompt).toHaveText('window shade, 85mm {lens}');
  await page.keyboard.press('Control+z');
  await expect(prompt).toHaveText('window light, 85mm {lens}');
  await prompt.selectText();
  await page.keyboard.type('{');
  await expect(prompt).toHaveText('{window light, 85mm {lens}}');
  await expect(region.getByRole('radio', { name: '1024x1536' })).toBeChecked();
  expect(complaints).toEqual([]);
});
