/** Delivery: chosen in settings, in force for the next call, written in the record; Safe survives a kill. */
import { startTestGateway } from '../support/gateway/test-gateway.ts';
import type { TestGateway } from '../support/gateway/test-gateway.ts';
import { expect, test } from './support/launch.ts';
import type { Page } from '@playwright/test';
import { framesOnDisk } from './support/library-files.ts';
import { generateWithSeeds, grid, openQueue } from './support/window.ts';

async function chooseDelivery(page: Page, delivery: 'Safe' | 'Direct'): Promise<void> {
  await page.keyboard.press('Control+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('combobox', { name: 'Delivery' }).click();
  await page.getByRole('option', { name: delivery }).click();
  await expect(settings.getByRole('combobox', { name: 'Delivery' })).toContainText(delivery);
  await page.keyboard.press('Escape');
}

const sent = (gateway: TestGateway, path: string): number =>
  gateway.requests.filter((request) => request.path === path).length;

test('Safe: killed in the middle of a batch, the app asks for its calls again, and each is billed once', async ({
  launch,
  folders,
}) => {
  const gateway = await startTestGateway();
  try {
    const first = await launch({ gateway: gateway.baseUrl, apiKey: gateway.key });
    await chooseDelivery(first.page, 'Safe');
    gateway.hold();
    await openQueue(first.page);
    await generateWithSeeds(first.page, 'a long exposure', '1-6');
    await expect(first.page.getByRole('listitem', { name: /^in flight, /i })).toHaveCount(4);
    await gateway.until(() => sent(gateway, '/v1/tasks/submit') === 4);
    const ended = new Promise((settle) => first.child.once('exit', settle));
    first.child.kill('SIGKILL');
    await ended;

    const second = await launch({ gateway: gateway.baseUrl, apiKey: gateway.key });
    await openQueue(second.page);
    await expect(second.page.getByRole('listitem', { name: /^in flight, /i })).toHaveCount(4);
    await expect(second.page.getByRole('listitem', { name: /^unknown, /i })).toHaveCount(0);
    gateway.release();
    await expect(grid(second.page).frames).toHaveCount(4);
    expect(sent(gateway, '/v1/tasks/submit')).toBe(4);
    await second.page.getByRole('button', { name: 'Resume queue' }).click();
    await expect(grid(second.page).frames).toHaveCount(6);
    expect(gateway.billed).toHaveLength(6);
    expect(sent(gateway, '/v1/images/generations')).toBe(0);
    const frames = await framesOnDisk(folders.library);
    expect(frames.map(({ record }) => record.answered.delivery)).toEqual(Array(6).fill('safe'));
  } finally {
    await gateway.close();
  }
});
