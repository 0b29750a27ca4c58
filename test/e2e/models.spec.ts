/** Many models in one window: what is chosen survives a model that lacks it, and what is shown is what is sent. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startTestGateway } from '../support/gateway/test-gateway.ts';
import { expect, test } from './support/launch.ts';
import { framesOnDisk } from './support/library-files.ts';
import { compose, expectPicture, grid, jobs } from './support/window.ts';

test('a change of model keeps what was chosen, converts the size in sight, and each model makes its frames', async ({
  launch,
  folders,
}) => {
  const { page } = await launch();
  const { region, prompt, seeds, seedList, generate, frames } = compose(page);
  const choose = async (name: string): Promise<void> => {
    await region.getByRole('combobox', { name: 'Model' }).click();
    await page.getByRole('option', { name, exact: true }).click();
  };
  const make = async (count: number): Promise<void> => {
    await generate.click();
    await expect(grid(page).frames).toHaveCount(count);
    await expectPicture(grid(page).frames.first());
  };
  const group = (name: string) => region.getByRole('radiogroup', { name });

  await prompt.fill('a glass of water on slate');
  await compose(page).size('1536x1024').click();
  await seeds.click();
  await page.getByRole('option', { name: 'List' }).click();
  await seedList.fill('7, 8');
  await expect(group('Quality')).toHaveCount(0);
  await expect(region.getByText('Nano Banana takes no quality, negative prompt')).toBeVisible();

  // Pro has other sizes: the nearest in proportion, said where it is chosen.
  await choose('Nano Banana Pro');
  await expect(
    region.getByText('1536x1024 is not offered by Nano Banana Pro: 2048x1536 instead.'),
  ).toBeVisible();
  await expect(compose(page).size('2048x1536')).toBeChecked();
  await expect(group('Quality').getByRole('radio', { name: 'Standard' })).toBeChecked();
  await group('Quality').getByRole('radio', { name: 'HD' }).click();
  await expect(seedList).toHaveValue('7, 8');

  await choose('Seedream V4');
  await expect(compose(page).size('1536x1024')).toBeChecked();
  await expect(group('Aspect ratio')).toHaveCount(0);
  const negative = region.getByRole('textbox', { name: 'Negative prompt' });
  await negative.fill('ice');
  await make(2);

  // No seeds: the list is off with its reason, and what was written elsewhere is kept.
  await choose('GPT Image 2');
  await expect(seeds).toBeDisabled();
  await expect(seeds).toHaveAccessibleDescription(/GPT Image 2 takes no seed/);
  await expect(negative).toBeDisabled();
  await expect(negative).toHaveValue('ice');
  await expect(group('Quality').getByRole('radio', { name: 'Medium' })).toBeChecked();
  await group('Output format').getByRole('radio', { name: 'WebP' }).click();
  const compression = region.getByRole('textbox', { name: 'Compression' });
  await compression.fill('101');
  await expect(compression).toHaveAttribute('aria-invalid', 'true');
  await expect(generate).toBeDisabled();
  await compression.fill('80');
  await frames.fill('1');
  await frames.press('Tab');
  await make(3);

  await choose('Nano Banana Pro');
  await expect(group('Quality').getByRole('radio', { name: 'HD' })).toBeChecked();
  await expect(seedList).toHaveValue('7, 8');
  await seedList.fill('9');
  await compose(page).size('1024x1024').click();
  await make(4);

  const asked = (await framesOnDisk(folders.library)).map(({ record }) => record.asked);
  expect(asked).toMatchObject([
    { model: 'seedream-v4', size: '1536x1024', negativePrompt: 'ice', quality: null },
    { model: 'seedream-v4', negativePrompt: 'ice' },
    { model: 'gpt-image-2', seed: null, outputFormat: 'webp', outputCompression: 80, negativePrompt: null },
    { model: 'nano-banana-pro', size: '1024x1024', seed: 9, quality: 'hd', outputFormat: null },
  ]);
  expect(
    asked
      .slice(0, 2)
      .map(({ seed }) => seed)
      .toSorted(),
  ).toEqual([7, 8]);
});

test('models of one’s own: a mistake is said with its line, the rest is offered, checked by main and drawn in practice', async ({
  launch,
  folders,
}) => {
  const file = join(folders.userData, 'models.json');
  const own = { id: 'own-model', name: 'Own model', sizes: ['640x480'], takesSeed: true };
  await mkdir(folders.userData, { recursive: true });
  await writeFile(file, JSON.stringify({ models: [own, { id: 'torn', sizs: [] }] }, null, 1));
  const { page } = await launch();
  const { region, prompt, generate, frames } = compose(page);
  await page.keyboard.press('Control+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await expect(settings.getByText('models.json · 1 model added, 1 mistake')).toBeVisible();
  await expect(settings.getByText(/^Line 13, “torn”: there is no “sizs”/)).toBeVisible();
  await writeFile(file, JSON.stringify({ models: [{ ...own, sizes: ['640x480', '480x640'] }] }));
  await expect(settings.getByText('models.json · 1 model added', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');

  await prompt.fill('a glass of water on slate');
  await region.getByRole('combobox', { name: 'Model' }).click();
  await page.getByRole('option', { name: 'Own model' }).click();
  await compose(page).size('480x640').click();
  await frames.fill('1');
  await frames.press('Tab');
  await generate.click();
  await expect(grid(page).frames).toHaveCount(1);
  const [frame] = await framesOnDisk(folders.library);
  expect(frame?.record).toMatchObject({
    asked: { model: 'own-model', size: '480x640' },
    file: { width: 480, height: 640 },
  });
});

test('what the key may not call is greyed with its reason; a chosen one stays, and Generate says how to go on', async ({
  launch,
}) => {
  const gateway = await startTestGateway({ models: ['nano-banana', 'seedream-v4'] });
  try {
    const { page } = await launch({ gateway: gateway.baseUrl });
    const { region, prompt, generate } = compose(page);
    const model = region.getByRole('combobox', { name: 'Model' });
    const option = (name: string) => page.getByRole('option', { name, exact: true });
    await prompt.fill('a glass of water on slate');

    // In practice every model can be tried.
    await model.click();
    await option('Nano Banana Pro').click();
    await expect(generate).toBeEnabled();

    await page.keyboard.press('Control+,');
    const settings = page.getByRole('dialog', { name: 'Settings' });
    await settings.getByRole('textbox', { name: 'API key' }).fill(gateway.key);
    await settings.getByRole('button', { name: 'Check and save key' }).click();
    await expect(settings.getByText(`ends in …${gateway.key.slice(-4)}`)).toBeVisible();
    await page.keyboard.press('Escape');

    await expect(model).toHaveText('Nano Banana Pro');
    await expect(generate).toBeDisabled();
    await expect(generate).toHaveAccessibleDescription(
      /Your key may not call Nano Banana Pro: choose another/,
    );
    await model.click();
    await expect(option('GPT Image 2')).toBeDisabled();
    await expect(option('GPT Image 2')).toHaveAccessibleDescription('Not in this key’s plan');
    await option('Seedream V4').click();
    await expect(generate).toBeEnabled();
    expect(gateway.billed).toEqual([]);
  } finally {
    await gateway.close();
  }
});

test('at start the list is asked for once the window is there, and a gateway that gives none greys nothing', async ({
  launch,
}) => {
  const gateway = await startTestGateway({ models: ['seedream-v4'] });
  try {
    const listed = await launch({ gateway: gateway.baseUrl, apiKey: gateway.key });
    await compose(listed.page).prompt.fill('a pear');
    await expect(compose(listed.page).generate).toHaveAccessibleDescription(/may not call Nano Banana/);
    await listed.quit();

    gateway.revokeKey();
    const before = gateway.requests.length;
    const { page } = await launch({ gateway: gateway.baseUrl, apiKey: gateway.key });
    await expect.poll(() => gateway.requests.length).toBeGreaterThan(before);
    await compose(page).region.getByRole('combobox', { name: 'Model' }).click();
    await expect(page.getByRole('option', { name: 'GPT Image 2', exact: true })).toBeEnabled();
  } finally {
    await gateway.close();
  }
});

test('a 400 that names a parameter leads to that control, which is marked until its value is changed', async ({
  launch,
  folders,
}) => {
  // A table of the user's own that promises what the gateway does not have.
  const wrong = { id: 'nano-banana', sizes: ['1024x1024', '640x480'] };
  await mkdir(folders.userData, { recursive: true });
  await writeFile(join(folders.userData, 'models.json'), JSON.stringify({ models: [wrong] }));
  const gateway = await startTestGateway();
  try {
    const { page } = await launch({ gateway: gateway.baseUrl, apiKey: gateway.key });
    const { region, prompt, generate, frames } = compose(page);
    const size = region.getByRole('radiogroup', { name: 'Size' });
    const said = /did not accept the size that was sent/;
    await prompt.fill('a glass of water on slate');
    await compose(page).size('640x480').click();
    await frames.fill('1');
    await frames.press('Tab');
    await generate.click();

    // Announced with the way there.
    const notice = page.getByRole('alert').filter({ hasText: 'The gateway did not accept the size' });
    await expect(notice).toBeVisible();
    await expect(size).not.toHaveAttribute('aria-invalid');
    await notice.getByRole('button', { name: 'Show size' }).click();
    await expect(size).toHaveAttribute('aria-invalid', 'true');
    await expect(size).toHaveAccessibleDescription(said);
    await expect(compose(page).size('640x480')).toBeFocused();
    await prompt.fill('a glass of water on slate, side light');
    await expect(size).toHaveAttribute('aria-invalid', 'true');
    await compose(page).size('1024x1024').click();
    await expect(size).not.toHaveAttribute('aria-invalid');
    await expect(region.getByText(said)).toHaveCount(0);

    // The job in the queue offers it for as long as it is there; the next request ends it.
    await jobs(page).getByRole('button', { name: 'Show size' }).click();
    await expect(size).toHaveAccessibleDescription(said);
    await generate.click();
    await expect(size).not.toHaveAttribute('aria-invalid');
    await expect(grid(page).frames).toHaveCount(1);
    expect(gateway.billed).toHaveLength(1);
  } finally {
    await gateway.close();
  }
});
