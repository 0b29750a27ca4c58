/** Spending limits: over one of them nothing is sent before the user has said so. */
import { startTestGateway } from '../support/gateway/test-gateway.ts';
import { expect, test } from './support/launch.ts';
import { compose, grid } from './support/window.ts';

test('over a limit the app asks with the figures, and sends only what it may', async ({ launch }) => {
  const gateway = await startTestGateway();
  try {
    const { page } = await launch({ gateway: gateway.baseUrl, apiKey: gateway.key });
    await page.keyboard.press('Control+,');
    const settings = page.getByRole('dialog', { name: 'Settings' });
    const perBatch = settings.getByRole('textbox', { name: 'Limit per batch' });
    await perBatch.fill('cheap');
    await expect(perBatch).toHaveAttribute('aria-invalid', 'true');
    await perBatch.fill('0.04');
    await settings.getByRole('textbox', { name: 'Limit per day' }).fill('0.05');
    await settings.getByRole('textbox', { name: 'Limit per day' }).press('Enter');
    await page.keyboard.press('Escape');

    const { prompt, generate, frames } = compose(page);
    await prompt.fill('a red vase');
    await frames.fill('3');
    await frames.press('Tab');
    await generate.click();
    const question = page.getByRole('dialog', { name: /Over your spending limit/ });
    await expect(question).toContainText('about $0.054; your limit for one batch is $0.040');
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(question).toHaveCount(0);

    await frames.fill('2');
    await frames.press('Tab');
    await generate.click();
    await expect(grid(page).frames).toHaveCount(2);
    expect(gateway.billed).toHaveLength(2);

    await generate.click();
    await expect(question).toContainText('about $0.036 is spent or waiting today');
    await question.getByRole('button', { name: 'Send all the same' }).click();
    await expect(grid(page).frames).toHaveCount(4);
    expect(gateway.billed).toHaveLength(4);
  } finally {
    await gateway.close();
  }
});
