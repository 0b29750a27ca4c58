/** The ledger: what the gateway said and what is estimated, by day and model, and a rate of the user's own. */
import { startTestGateway } from '../support/gateway/test-gateway.ts';
import { expect, test } from './support/launch.ts';
import { compose, generateWithSeeds, grid } from './support/window.ts';

test('known and estimated cost stand apart, and the user’s own rate holds at once', async ({ launch }) => {
  const gateway = await startTestGateway();
  try {
    const { page } = await launch({ gateway: gateway.baseUrl, apiKey: gateway.key });
    await generateWithSeeds(page, 'a pear on linen', '1-3');
    await expect(grid(page).frames).toHaveCount(3);
    await page.keyboard.press('Control+,');
    await page.getByRole('combobox', { name: 'Delivery' }).click();
    await page.getByRole('option', { name: 'Safe' }).click();
    await page.keyboard.press('Escape');
    await generateWithSeeds(page, 'a pear on slate', '4-5');
    await expect(grid(page).frames).toHaveCount(5);

    await page.getByRole('region', { name: 'Status' }).getByTestId('spend-today').click();
    const ledger = page.getByRole('dialog', { name: 'Ledger' });
    const line = ledger.getByRole('row', { name: /^Nano Banana / }).first();
    // Two of Safe delivery at what the tasks cost, three at what that lets expect.
    await expect(line).toContainText('$0.036');
    await expect(line).toContainText('$0.054');
    await expect(line).toContainText('as observed');
    await expect(ledger.getByRole('button', { name: /\$0\.036 and about \$0\.054, 5 frames/ })).toBeVisible();

    await ledger.getByRole('textbox', { name: 'Rate of Nano Banana', exact: true }).fill('0.5');
    await page.keyboard.press('Enter');
    await expect(line).toContainText('$1.50');
    await expect(line).toContainText('yours');
    await page.keyboard.press('Escape');
    await compose(page).prompt.fill('one more');
    await expect(compose(page).generate).toContainText('$1.00');
  } finally {
    await gateway.close();
  }
});
