/** Every way a call can fail: its status, its place on the bill, and how often it was sent. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { startTestGateway } from '../../support/gateway/test-gateway.ts';
import type { TestGateway } from '../../support/gateway/test-gateway.ts';
import { nobody } from '../gateway/servers.ts';
import { openDesk, requestOf, rowOf, seeds } from './desk.ts';

async function gatewayFor(options?: Parameters<typeof startTestGateway>[0]) {
  const gateway = await startTestGateway(options);
  onTestFinished(gateway.close);
  return gateway;
}

const calls = (gateway: TestGateway): number =>
  gateway.requests.filter(({ path }) => path === '/v1/images/generations').length;
const fetches = (gateway: TestGateway): number =>
  gateway.requests.filter(({ path }) => path.startsWith('/cdn/')).length;

describe('a call that fails', () => {
  it.each([
    ['451', 'refused', 'refused-by-model', 'no', 1],
    ['400', 'failed', 'invalid-param', 'no', 1],
    ['403', 'failed', 'permission-denied', 'no', 1],
    ['404', 'failed', 'route-not-found', 'no', 1],
    ['413', 'failed', 'prompt-too-long', 'no', 1],
    ['500', 'failed', 'gateway-error', 'no', 4],
    ['504', 'failed', 'gateway-error', 'no', 4],
    ['html-502', 'failed', 'gateway-error', 'no', 4],
    ['html', 'unknown', 'answer-not-json', 'maybe', 1],
    ['half-json', 'unknown', 'answer-not-json', 'maybe', 1],
    ['no-data', 'unknown', 'answer-without-data', 'maybe', 1],
    ['empty-data', 'unknown', 'answer-without-images', 'maybe', 1],
    ['no-url', 'unknown', 'answer-without-images', 'maybe', 1],
    ['file-url', 'unknown', 'answer-without-images', 'maybe', 1],
    ['cut', 'unknown', 'connection-lost', 'maybe', 1],
    ['cut-unbilled', 'unknown', 'connection-lost', 'maybe', 1],
  ])('[%s] ends %s: %s, billed %s, sent %i×', async (tag, status, code, billed, sent) => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    await desk.queue.submit(requestOf(`a vase [${tag}]`));
    await desk.until(() => ['failed', 'refused', 'unknown', 'done'].includes(desk.job()?.status ?? ''));
    expect(desk.job()).toMatchObject({ status, error: { code }, billed, frames: [] });
    expect(calls(gateway)).toBe(sent);
    expect(desk.summary()).toMatchObject({ wanting: 1, waiting: 0, inFlight: 0, paused: null });
    // What the gateway charged for is never said to be free.
    if (gateway.billed.length > 0) expect(desk.job()?.billed).not.toBe('no');
  });

  it('carries the part of the request that the gateway named, from its answer to the job', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    await desk.queue.submit(requestOf('a vase', { shape: { kind: 'size', size: '640x480' } }));
    await desk.until(() => desk.job()?.status === 'failed');
    expect(desk.job()).toMatchObject({
      error: { code: 'invalid-param', data: { status: 400, field: 'size' } },
      billed: 'no',
    });
    expect(gateway.billed).toEqual([]);
  });

  it.each(['500-once', '503-once', '429-concurrency-once', '429-rate-once'])(
    '[%s] is sent again by itself, after a wait that is shown with its reason, and billed once',
    async (tag) => {
      const gateway = await gatewayFor();
      const desk = await openDesk({ gateway });
      await desk.queue.submit(requestOf(`a vase [${tag}]`));
      await desk.arrived(1);
      const wait = desk.told.find(({ status, error }) => status === 'waiting' && error);
      expect(wait?.notBefore).toBeGreaterThan(wait?.since ?? Infinity);
      expect(desk.job()).toMatchObject({ status: 'done', attempt: 2 });
      expect(gateway.billed).toHaveLength(1);
    },
  );

  it('fails at the gateway’s door: nothing sent, nothing billed, four tries', async () => {
    const desk = await openDesk({ gateway: { baseUrl: await nobody(), key: 'k' } });
    await desk.queue.submit(requestOf('a vase'));
    await desk.until(() => desk.job()?.status === 'failed');
    expect(desk.job()).toMatchObject({ error: { code: 'gateway-unreachable' }, billed: 'no', attempt: 4 });
  });

  it('says so when there is no connection to be had at all', async () => {
    const desk = await openDesk({
      gateway: { baseUrl: 'http://127.0.0.1:1', key: 'k' },
      connection: () => Promise.reject(new AppError('internal', 'Practice does not start')),
    });
    await desk.queue.submit(requestOf('a vase'));
    await desk.until(() => desk.job()?.status === 'failed');
    expect(desk.job()).toMatchObject({ billed: 'no', error: { message: 'Practice does not start' } });
  });

  it('is unknown after its time, and sent again only on the user’s word', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway, client: { answerTimeoutMs: 150 } });
    const { jobs } = await desk.queue.submit(requestOf('a vase [held-once]'));
    await desk.until(() => desk.job()?.status === 'unknown');
    expect(desk.job()).toMatchObject({ error: { code: 'answer-timeout' }, billed: 'maybe' });
    expect(calls(gateway)).toBe(1);
    await desk.queue.retry(jobs);
    await desk.arrived(1);
    expect(calls(gateway)).toBe(2);
  });

  it('stops the queue for a revoked key, with one explanation and no job lost, until the key changes', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway, parallelCalls: 2 });
    gateway.revokeKey();
    await desk.queue.submit(requestOf('a vase', seeds(1, 2, 3, 4, 5, 6)));
    await desk.until(() => desk.summary().paused !== null && desk.summary().waiting === 6);
    expect(desk.summary()).toMatchObject({
      paused: { by: 'gateway', error: { code: 'invalid-api-key' } },
      inFlight: 0,
      wanting: 0,
    });
    expect(calls(gateway)).toBe(2);
    gateway.revokeKey(false);
    desk.queue.connectionChanged({ practiceEnded: false });
    await desk.arrived(6);
    expect(gateway.billed).toHaveLength(6);
  });

  it.each(['402', '402-quota'])('[%s] stops the queue until the user goes on', async (tag) => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway, parallelCalls: 1 });
    gateway.script.next(tag);
    await desk.queue.submit(requestOf('a vase', seeds(1, 2, 3)));
    await desk.until(() => desk.summary().paused !== null && desk.summary().waiting === 3);
    expect(desk.summary().paused).toMatchObject({ by: 'gateway', error: { code: 'insufficient-balance' } });
    expect(calls(gateway)).toBe(1);
    desk.queue.resume();
    await desk.arrived(3);
  });

  it('holds every job back while the spend bucket is empty', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway, parallelCalls: 1 });
    gateway.script.next('429-rate:3');
    const { jobs } = await desk.queue.submit(requestOf('a vase', seeds(1, 2, 3)));
    await desk.arrived(3);
    const until = desk.told.find(({ error }) => error?.code === 'rate-limited')?.notBefore ?? 0;
    const sentAfter = jobs.map((id) => desk.job(id)?.sentAt ?? 0);
    for (const sentAt of sentAfter) expect(sentAt).toBeGreaterThanOrEqual(until);
    expect(calls(gateway)).toBe(4);
  });
});

describe('an image that cannot be had', () => {
  it.each([
    ['image-403', 'download-denied', 1, false],
    ['image-404', 'download-gone', 1, false],
    ['image-500', 'download-unreachable', 4, true],
    ['image-empty', 'download-empty', 4, true],
    ['image-text', 'download-not-image', 4, true],
    ['wrong-length', 'download-truncated', 4, true],
    ['image-endless', 'download-too-large', 1, true],
  ])('[%s] ends failed: %s after %i tries; the answer is kept: %s', async (tag, code, tries, again) => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    await desk.queue.submit(requestOf(`a vase [${tag}]`));
    await desk.until(() => desk.job()?.status === 'failed');
    expect(desk.job()).toMatchObject({ error: { code }, billed: 'yes', frames: [], retryDownloads: again });
    expect(fetches(gateway)).toBe(tries);
    expect(calls(gateway)).toBe(1);
  });

  it.each(['image-503-first', 'image-cut-first'])('[%s] is fetched again by itself', async (tag) => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    await desk.queue.submit(requestOf(`a vase [${tag}]`));
    await desk.arrived(1);
    expect([calls(gateway), fetches(gateway)]).toEqual([1, 2]);
  });

  it('is not fetched again when it ended the library host: three such ends in a row stop the library', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({
      gateway,
      keep: () =>
        Promise.reject(new AppError('download-undecodable', 'Fatal', { data: { endedHost: true } })),
    });
    await desk.queue.submit(requestOf('a vase'));
    await desk.until(() => desk.job()?.status === 'failed');
    expect(fetches(gateway)).toBe(1);
  });

  it('keeps the frames of a call that did come, and fetches only the others again', async () => {
    const gateway = await gatewayFor();
    let refusals = 0;
    const desk = await openDesk({
      gateway,
      keep: (input) =>
        input.draft.answered.index === 1 && refusals++ === 0
          ? Promise.reject(new AppError('disk-full', 'ENOSPC'))
          : Promise.resolve(rowOf(input)),
    });
    const { jobs } = await desk.queue.submit(requestOf('two', { frames: 2, imagesPerCall: 2 }));
    await desk.until(() => desk.job()?.status === 'failed');
    expect(desk.job()).toMatchObject({ error: { code: 'disk-full' }, billed: 'yes', retryDownloads: true });
    expect(desk.job()?.frames).toHaveLength(1);
    await desk.queue.retry(jobs);
    await desk.until(() => desk.job()?.status === 'done');
    expect(new Set(desk.job()?.frames).size).toBe(2);
    // The bytes were whole on disk: not paid again, not even fetched again.
    expect([calls(gateway), fetches(gateway), gateway.billed.length]).toEqual([1, 2, 2]);
  });

  it('survives two retries at once', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    const { jobs } = await desk.queue.submit(requestOf('a vase [image-500]'));
    await desk.until(() => desk.job()?.status === 'failed');
    await Promise.all([desk.queue.retry(jobs), desk.queue.retry(jobs), desk.queue.retryFailed()]);
    await desk.until(() => desk.story().filter((word) => word === 'failed').length === 2);
    await desk.close();
    expect([calls(gateway), fetches(gateway)]).toEqual([1, 8]);
    expect(desk.logged.filter((line) => line.includes('queue-broke'))).toEqual([]);
  });
});
