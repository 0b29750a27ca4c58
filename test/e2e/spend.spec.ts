/** Spending limits: over one of them nothing is sent before the user has said so. */
import { startTestGateway } from '../support/gateway/test-gateway.ts';
import { expect, test } from './support/launch.ts';
import type { Page } from '@playwright/test';
import { compose, generateWithSeeds, grid } from './support/window.ts';

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

    await expect(page.getByRole('region', { name: 'Status' })).toContainText('nothing spent today');
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
    await expect(page.getByRole('region', { name: 'Status' })).toContainText('about $0.072 today');
  } finally {
    await gateway.close();
  }
});

async function limitPerBatch(page: Page, usd: string): Promise<void> {
  await page.keyboard.press('Control+,');
  const limit = page
    .getByRole('dialog', { name: 'Settings' })
    .getByRole('textbox', { name: 'Limit per batch' });
  await limit.fill(usd);
  await limit.press('Enter');
  await page.keyboard.press('Escape');
}

test('a sheet that grows and a seed that is checked are held to the limits too, and let pass by a word', async ({
  launch,
}) => {
  const gateway = await startTestGateway();
  try {
    const { page, complaints } = await launch({ gateway: gateway.baseUrl, apiKey: gateway.key });
    await generateWithSeeds(page, 'a red vase', '1, 2');
    await expect(grid(page).frames).toHaveCount(2);
    await limitPerBatch(page, '0.01');
    const question = page.getByRole('dialog', { name: /Over your spending limit/ });
    const consent = question.getByRole('button', { name: 'Send all the same' });

    await page.getByRole('tab', { name: 'Sheet' }).click();
    await page.getByRole('button', { name: 'Add row', exact: true }).click();
    const row = page.getByRole('dialog', { name: 'Add row' });
    await row.getByRole('textbox', { name: 'New row' }).fill('a blue vase');
    await row.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(question).toContainText('about $0.036; your limit for one batch is $0.010');
    await question.getByRole('button', { name: 'Cancel' }).click();
    // What was typed is still there.
    await expect(row.getByRole('textbox', { name: 'New row' })).toHaveValue('a blue vase');
    expect(gateway.billed).toHaveLength(2);
    await row.getByRole('button', { name: 'Add', exact: true }).click();
    await consent.click();
    await expect(row).toHaveCount(0);
    const frames = page
      .getByRole('region', { name: 'Sheet', exact: true })
      .getByRole('gridcell', { name: /^Frame, / });
    await expect(frames).toHaveCount(4);

    await frames.first().click();
    await page.keyboard.press('Control+Shift+s');
    await page.getByRole('button', { name: 'Ask again' }).click();
    await expect(question).toContainText('about $0.018; your limit for one batch is $0.010');
    await consent.click();
    await expect(page.getByRole('dialog', { name: 'Check seed' }).getByRole('status')).toContainText(
      'Seed 1 gave the same file again',
    );
    expect(gateway.billed).toHaveLength(5);
    expect(complaints).toEqual([]);
  } finally {
    await gateway.close();
  }
});
