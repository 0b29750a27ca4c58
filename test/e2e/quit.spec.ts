/** Quitting while paid calls are in flight: what happens to each is said first, and waiting loses none. */
import { startTestGateway } from '../support/gateway/test-gateway.ts';
import { expect, test } from './support/launch.ts';
import { framesOnDisk } from './support/library-files.ts';
import { generateWithSeeds } from './support/window.ts';

test('a quit is held while calls are in flight; told to wait, it happens when their frames are here', async ({
  launch,
  folders,
}) => {
  const gateway = await startTestGateway();
  try {
    const { page, electron, child } = await launch({ gateway: gateway.baseUrl, apiKey: gateway.key });
    gateway.hold();
    await generateWithSeeds(page, 'a long exposure', '1-6');
    await gateway.until(() => gateway.inFlight() === 4);
    const quit = (): Promise<void> => electron.evaluate(({ app }) => app.quit());
    await quit();
    const question = page.getByRole('dialog', { name: 'Calls are under way' });
    await expect(question).toContainText('4 calls in flight as Direct');
    await expect(question).toContainText('may be billed');
    await expect(question).toContainText('2 jobs waiting: kept');
    await question.getByRole('button', { name: 'Stay' }).click();
    await expect(question).toHaveCount(0);

    await quit();
    await question.getByRole('button', { name: 'Wait, then quit' }).click();
    await expect(page.getByRole('dialog', { name: 'Quitting when they have ended' })).toBeVisible();
    const ended = new Promise((settle) => child.once('exit', settle));
    gateway.release();
    await ended;
    expect(await framesOnDisk(folders.library)).toHaveLength(4);
    expect(gateway.billed).toHaveLength(4);
  } finally {
    await gateway.close();
  }
});
