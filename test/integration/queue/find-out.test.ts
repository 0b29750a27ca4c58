/** Calls whose answer was lost: the gateway's own figures say whether they were billed, or nothing is said. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTestGateway } from '../../support/gateway/test-gateway.ts';
import type { TestGateway } from '../../support/gateway/test-gateway.ts';
import { openDesk, requestOf, speed } from './desk.ts';
import type { Desk } from './desk.ts';

/** Gateway and desk by one clock: the figures are asked for by time. */
const begin = Date.now();

async function gatewayFor(options: Parameters<typeof startTestGateway>[0] = {}): Promise<TestGateway> {
  const gateway = await startTestGateway({ now: () => begin + (Date.now() - begin) * speed, ...options });
  onTestFinished(gateway.close);
  return gateway;
}

/** One call that is answered, so that the balance is known, and then one whose answer is lost. */
async function lost(gateway: TestGateway, tag: string): Promise<Desk> {
  const desk = await openDesk({ gateway, clockBegin: begin });
  await desk.queue.submit(requestOf('a vase'));
  await desk.arrived(1);
  const answeredAt = Date.now();
  // Half a minute of the desk's time: calls closer together are not told apart.
  await expect.poll(() => Date.now() - answeredAt).toBeGreaterThan(300);
  await desk.queue.submit(requestOf(`a lost vase [${tag}]`));
  await desk.until(() => desk.job()?.status === 'unknown');
  return desk;
}

describe('findOut', () => {
  it.each([
    ['cut', true, { by: 'usage', billed: 'yes' }],
    ['cut-unbilled', true, { by: 'usage', billed: 'no' }],
    ['cut-unbilled', false, { by: 'quota', billed: 'no' }],
  ])('[%s], usage %s: %o', async (tag, usage, evidence) => {
    const gateway = await gatewayFor({ usage });
    const desk = await lost(gateway, tag);
    // At once the gateway may still be at work: the figures are not even asked for.
    expect(await desk.queue.findOut()).toEqual({ decided: 0, open: 0, early: 1 });
    await expect.poll(() => desk.queue.findOut(), { timeout: 20_000 }).toMatchObject({ decided: 1 });
    expect(desk.job()).toMatchObject({ status: 'unknown', evidence, billed: evidence.billed });
    expect(gateway.requests.filter(({ path }) => path === '/v1/images/generations')).toHaveLength(2);
  });

  it('says nothing where the gateway says nothing, and leaves the job to the user', async () => {
    const gateway = await gatewayFor({ usage: false, quotaHeaders: false });
    const desk = await lost(gateway, 'cut');
    await expect.poll(() => desk.queue.findOut(), { timeout: 20_000 }).toMatchObject({ open: 1 });
    expect(desk.job()).toMatchObject({ status: 'unknown', evidence: null, billed: 'maybe' });
  });
});
