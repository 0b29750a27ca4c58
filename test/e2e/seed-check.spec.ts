/** "Check seed": a frame is asked for once more, and the window says what came of it. */
import { startTestGateway } from '../support/gateway/test-gateway.ts';
import { expect, test } from './support/launch.ts';
import { batchesOnDisk, framesOnDisk } from './support/library-files.ts';
import { compose, generateWithSeeds, grid } from './support/window.ts';

test('practice: the same file comes again; the result is found from either frame', async ({
  launch,
  folders,
}) => {
  const { page, complaints } = await launch();
  await compose(page).aspect('4:3').click();
  await generateWithSeeds(page, 'a lemon and a blue vase, backlit', '42');
  await expect(grid(page).frames).toHaveCount(1);
  await grid(page).frames.first().click();
  await page.keyboard.press('Control+Shift+s');
  const dialog = page.getByRole('dialog', { name: 'Check seed' });
  await expect(dialog.getByRole('status')).toHaveText('Seed 42 gave the same file again, byte for byte.');
  await expect(dialog.getByRole('img')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(grid(page).frames).toHaveCount(2);

  for (const frame of await grid(page).frames.all()) {
    await frame.click();
    await page.getByRole('button', { name: 'Check seed' }).click();
    await expect(dialog.getByRole('status')).toContainText('byte for byte');
    await page.keyboard.press('Escape');
  }
  expect(await framesOnDisk(folders.library)).toHaveLength(2);
  const [first, second] = await batchesOnDisk(folders.library);
  expect(second?.request).toMatchObject({ check: true, madeFrom: { batch: first?.id } });
  expect(complaints).toEqual([]);
});

test('a gateway that gives another file: the cost is asked first, the difference is shown and told', async ({
  launch,
}) => {
  const gateway = await startTestGateway();
  try {
    const { page, complaints } = await launch({ gateway: gateway.baseUrl, apiKey: gateway.key });
    gateway.script.onSeed(42, 'png');
    await generateWithSeeds(page, 'alpine meadow', '42');
    await expect(grid(page).frames).toHaveCount(1);
    // The same photograph, but compressed: nearly the same pixels.
    gateway.script.onSeed(42, 'jpeg');
    await grid(page).frames.first().click();
    await page.getByRole('button', { name: 'Check seed' }).click();
    const question = page.getByRole('dialog', {
      name: /^Ask again for this frame · about \$0\.0\d+ · 1 call$/,
    });
    await question.getByRole('button', { name: 'Cancel' }).click();
    await page.keyboard.press('Control+Shift+s');
    await question.getByRole('button', { name: 'Ask again' }).click();

    const dialog = page.getByRole('dialog', { name: 'Check seed' });
    await expect(dialog.getByRole('status')).toHaveText(
      /^Same seed 42: [\d.]+ % of pixels differ, at most \d+ of 255, [\d.]+ on average\.$/,
    );
    await dialog.getByRole('radio', { name: '×16' }).click();
    await expect(dialog.getByRole('img', { name: 'Difference' })).toBeVisible();
    expect(gateway.billed).toHaveLength(2);

    // Once more, from the result: the cost is asked again, and no leads back to it.
    await dialog.getByRole('button', { name: 'Ask again' }).click();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog.getByRole('status')).toContainText('of pixels differ');
    gateway.script.onSeed(42, 'png');
    await dialog.getByRole('button', { name: 'Ask again' }).click();
    await question.getByRole('button', { name: 'Ask again' }).click();
    await expect(dialog.getByRole('status')).toHaveText('Seed 42 gave the same file again, byte for byte.');
    expect(gateway.billed).toHaveLength(3);
    expect(complaints).toEqual([]);
  } finally {
    await gateway.close();
  }
});
