/** What the user may ask of jobs, in every status, and what it means for the bill. */
import { mkdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGatewayClient } from '../../../electron/gateway/client.ts';
import { jobIdSchema } from '../../../shared/ids.ts';
import { startTestGateway } from '../../support/gateway/test-gateway.ts';
import { serve } from '../gateway/servers.ts';
import { batchOnDisk, openDesk, requestOf, rowOf, seeds } from './desk.ts';

async function gatewayFor(options?: Parameters<typeof startTestGateway>[0]) {
  const gateway = await startTestGateway(options);
  onTestFinished(gateway.close);
  return gateway;
}

describe('cancel', () => {
  it('of a waiting job sends nothing and costs nothing', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    desk.queue.pause();
    const { jobs } = await desk.queue.submit(requestOf('a vase', seeds(1, 2)));
    await desk.queue.cancel([jobs[0]!]);
    expect(desk.job(jobs[0])).toMatchObject({ status: 'canceled', billed: 'no' });
    desk.queue.resume();
    await desk.arrived(1);
    expect(gateway.billed.map(({ seed }) => seed)).toEqual([2]);
  });

  it('of a call in flight holds at once; an answer that still comes is paid for, so it is kept', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    const { jobs } = await desk.queue.submit(requestOf('a vase [held]'));
    await gateway.until(() => gateway.inFlight() === 1);
    await desk.queue.cancel(jobs);
    expect(desk.job()).toMatchObject({ status: 'canceled', billed: 'maybe' });
    expect(desk.queue.liveCalls()).toBe(1);
    gateway.release();
    await desk.arrived(1);
    expect(desk.story()).toEqual(['waiting', 'sending', 'canceled', 'answered', 'downloading', 'done']);
    expect(gateway.billed).toHaveLength(1);
  });

  it('of a call in flight learns that nothing was billed when the gateway says no', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    const { jobs } = await desk.queue.submit(requestOf('a vase [held] [500]'));
    await gateway.until(() => gateway.inFlight() === 1);
    await desk.queue.cancel(jobs);
    gateway.release();
    await desk.until(() => desk.job()?.billed === 'no');
    expect(desk.job()?.status).toBe('canceled');
    expect(desk.queue.liveCalls()).toBe(0);
  });

  it('stops listening after a minute, and then says “may be billed” for good', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    const { jobs } = await desk.queue.submit(requestOf('a vase [held]'));
    await gateway.until(() => gateway.inFlight() === 1);
    await desk.queue.cancel(jobs);
    await gateway.until(() => gateway.hangUps() === 1);
    expect(desk.job()).toMatchObject({ status: 'canceled', billed: 'maybe' });
  });

  it('taken back while the call is in flight waits for the same call (else it is paid twice)', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    const { jobs } = await desk.queue.submit(requestOf('a vase [held]'));
    await gateway.until(() => gateway.inFlight() === 1);
    await desk.queue.cancel(jobs);
    await desk.queue.retry(jobs);
    expect(desk.job()).toMatchObject({ status: 'sending', attempt: 1 });
    gateway.release();
    await desk.arrived(1);
    expect(gateway.billed).toHaveLength(1);
  });

  it('does not touch what is answered: it is paid for', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    const { jobs } = await desk.queue.submit(requestOf('a vase [image-held]'));
    await desk.until(() => desk.job()?.status === 'downloading');
    await desk.queue.cancel(jobs);
    await desk.queue.cancelAll();
    gateway.release();
    await desk.arrived(1);
    await desk.queue.cancel(jobs);
    expect(desk.job()?.status).toBe('done');
  });

  it('lets go of what is unknown or paid for and not to be had, which then leaves the list', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    const unknown = await desk.queue.submit(requestOf('a vase [cut]'));
    const failed = await desk.queue.submit(requestOf('a vase [image-500]'));
    await desk.until(() => desk.summary().wanting === 2);
    desk.queue.clearSettled();
    expect(desk.queue.snapshot().jobs).toHaveLength(2);
    await desk.queue.cancel([...unknown.jobs, ...failed.jobs]);
    expect(desk.job(unknown.jobs[0])).toMatchObject({ status: 'canceled', billed: 'maybe' });
    expect(desk.job(failed.jobs[0])).toMatchObject({ status: 'canceled', billed: 'yes' });
    desk.queue.clearSettled();
    expect(desk.queue.snapshot()).toMatchObject({ jobs: [], summary: { wanting: 0 } });
  });

  it('of all ends what waits and what is in flight', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway, parallelCalls: 1 });
    await desk.queue.submit(requestOf('a vase [held]', seeds(1, 2, 3)));
    await gateway.until(() => gateway.inFlight() === 1);
    await desk.queue.cancelAll();
    expect(desk.summary()).toMatchObject({ waiting: 0, inFlight: 0 });
    gateway.release();
    await desk.arrived(1);
    expect(gateway.billed).toHaveLength(1);
  });

  it('refuses ids it does not know, before it does anything', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    desk.queue.pause();
    const { jobs } = await desk.queue.submit(requestOf('a vase'));
    const strange = jobIdSchema.parse('01890000-0000-7000-8000-000000000000');
    await expect(desk.queue.cancel([jobs[0]!, strange])).rejects.toMatchObject({ code: 'job-not-found' });
    expect(desk.job()?.status).toBe('waiting');
  });
});

describe('retry', () => {
  it('of a refused job asks again; of a failed image fetches again without paying again', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    const refused = await desk.queue.submit(requestOf('a vase [451-once]'));
    const failed = await desk.queue.submit(requestOf('a jug [image-500]'));
    await desk.until(() => desk.summary().wanting === 2);
    await desk.queue.retryFailed();
    await desk.until(() => desk.story(failed.jobs[0]).length > 5);
    expect(desk.job(refused.jobs[0])?.status).toBe('refused');
    await desk.queue.retry(refused.jobs);
    await desk.until(() => desk.job(refused.jobs[0])?.status === 'done');
    expect(gateway.billed.map(({ prompt }) => prompt).sort()).toEqual([
      'a jug [image-500]',
      'a vase [451-once]',
    ]);
  });

  it('of all failed jobs leaves those out that may be billed twice: each of them wants a word of its own', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    await desk.queue.submit(requestOf('a vase [image-404]'));
    await desk.queue.submit(requestOf('a vase [half-json]'));
    const free = await desk.queue.submit(requestOf('a vase [400-once]'));
    await desk.until(() => desk.summary().wanting === 3);
    const sent = gateway.requests.filter(({ path }) => path === '/v1/images/generations').length;
    await desk.queue.retryFailed();
    await desk.until(() => desk.job(free.jobs[0])?.status === 'done');
    await desk.close();
    expect(gateway.requests.filter(({ path }) => path === '/v1/images/generations').length - sent).toBe(1);
  });

  it('of a practice job asks again, for its addresses may be gone and asking is free', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway, practice: true });
    const { jobs } = await desk.queue.submit(requestOf('a vase [image-500]'));
    await desk.until(() => desk.job()?.status === 'failed');
    expect(desk.job()).toMatchObject({ billed: 'no', retryDownloads: false });
    await desk.queue.retry(jobs);
    await desk.until(() => desk.story().filter((word) => word === 'failed').length === 2);
    expect(gateway.billed).toHaveLength(2);
  });

  it('ends a wait that the user will not wait for', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    gateway.script.next('429-rate:100000');
    const { jobs } = await desk.queue.submit(requestOf('a vase'));
    await desk.until(() => desk.job()?.error?.code === 'rate-limited');
    // Shown with its end, which is five minutes away at most.
    const { notBefore, since } = desk.job()!;
    expect((notBefore ?? 0) - since).toBe(300_000);
    await desk.queue.retry(jobs);
    await desk.arrived(1);
    expect(desk.job()!.sentAt).toBeLessThan(notBefore ?? 0);
  });
});

describe('order and pause', () => {
  it('sends in the order asked for, and first what was moved to the front', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway, parallelCalls: 1 });
    desk.queue.pause();
    const { jobs } = await desk.queue.submit(requestOf('a vase', seeds(1, 2, 3, 4)));
    desk.queue.toFront([jobs[3]!, jobs[2]!]);
    expect(desk.queue.snapshot().jobs.map(({ seed }) => seed)).toEqual([4, 3, 1, 2]);
    desk.queue.resume();
    await desk.arrived(4);
    expect(gateway.billed.map(({ seed }) => seed)).toEqual([4, 3, 1, 2]);
  });

  it('sends nothing while paused, and lets what is in flight arrive', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway, parallelCalls: 1 });
    await desk.queue.submit(requestOf('a vase [held]', seeds(1, 2)));
    await gateway.until(() => gateway.inFlight() === 1);
    desk.queue.pause();
    gateway.release();
    await desk.arrived(1);
    expect(desk.summary()).toMatchObject({ paused: { by: 'user', error: null }, waiting: 1, inFlight: 0 });
    expect(gateway.billed).toHaveLength(1);
  });

  it('does not send for money what was asked for in practice, without a word', async () => {
    const practice = await gatewayFor();
    const vendor = await gatewayFor();
    let inForce: 'practice' | 'vendor' = 'practice';
    const clients = {
      practice: createGatewayClient({ baseUrl: practice.baseUrl, apiKey: practice.key }),
      vendor: createGatewayClient({ baseUrl: vendor.baseUrl, apiKey: vendor.key }),
    };
    onTestFinished(async () => {
      await Promise.all([clients.practice.close(), clients.vendor.close()]);
    });
    const desk = await openDesk({
      gateway: practice,
      parallelCalls: 1,
      connection: () =>
        Promise.resolve({ client: clients[inForce], gateway: inForce, practice: inForce === 'practice' }),
    });
    practice.hold();
    await desk.queue.submit(requestOf('a vase', seeds(1, 2)));
    await practice.until(() => practice.inFlight() === 1);
    inForce = 'vendor';
    desk.queue.connectionChanged({ practiceEnded: true });
    practice.release();
    await desk.arrived(1);
    expect(desk.summary()).toMatchObject({ paused: { by: 'user' }, waiting: 1 });
    expect(vendor.billed).toHaveLength(0);
    desk.queue.resume();
    await desk.arrived(2);
    expect(desk.rows.map((row) => row.practice)).toEqual([true, false]);
  });

  it('does not send for money what waited for practice to start', async () => {
    const vendor = await gatewayFor();
    const client = createGatewayClient({ baseUrl: vendor.baseUrl, apiKey: vendor.key });
    onTestFinished(() => client.close());
    const desk = await openDesk({
      gateway: vendor,
      parallelCalls: 1,
      connection: () => Promise.resolve({ client, gateway: client.origin, practice: false }),
    });
    // Asked for while calls are free; the key comes before the first of them has left.
    const asked = desk.queue.submit(requestOf('a vase', seeds(1, 2)));
    desk.queue.connectionChanged({ practiceEnded: true });
    await asked;
    desk.queue.connectionChanged({ practiceEnded: true });
    expect(desk.summary()).toMatchObject({ paused: { by: 'user' } });
  });

  it('does not send for money what failed in practice and was to be tried again for free', async () => {
    const practice = await gatewayFor();
    const vendor = await gatewayFor();
    let inForce: 'practice' | 'vendor' = 'practice';
    const clients = {
      practice: createGatewayClient({ baseUrl: practice.baseUrl, apiKey: practice.key }),
      vendor: createGatewayClient({ baseUrl: vendor.baseUrl, apiKey: vendor.key }),
    };
    onTestFinished(async () => {
      await Promise.all([clients.practice.close(), clients.vendor.close()]);
    });
    const desk = await openDesk({
      gateway: practice,
      parallelCalls: 1,
      connection: () =>
        Promise.resolve({ client: clients[inForce], gateway: inForce, practice: inForce === 'practice' }),
    });
    await desk.queue.submit(requestOf('a vase [held] [500]'));
    await practice.until(() => practice.inFlight() === 1);
    inForce = 'vendor';
    desk.queue.connectionChanged({ practiceEnded: true });
    practice.release();
    await desk.until(() => ['failed', 'done'].includes(desk.job()?.status ?? ''));
    expect(desk.job()).toMatchObject({ status: 'failed', billed: 'no', error: { code: 'gateway-error' } });
    expect(vendor.requests).toHaveLength(0);
  });
});

describe('parallel calls', () => {
  it('are never more than the setting, and taken up again one by one as answers come', async () => {
    const open: ServerResponse[] = [];
    let arrived = (): void => undefined;
    const base = await serve((request, response) => {
      request.resume();
      open.push(response);
      arrived();
    });
    const until = async (count: number): Promise<void> => {
      while (open.length < count) await new Promise<void>((resolve) => (arrived = resolve));
    };
    const desk = await openDesk({
      gateway: { baseUrl: base, key: 'k' },
      parallelCalls: 4,
      keep: (input) => Promise.resolve(rowOf(input)),
    });
    const image = Buffer.from('any bytes').toString('base64');
    await desk.queue.submit(requestOf('a vase', seeds(...Array.from({ length: 12 }, (_, seed) => seed))));
    for (let left = 12; left > 0; left -= 1) {
      await until(Math.min(4, left));
      expect(open).toHaveLength(Math.min(4, left));
      open.shift()?.end(JSON.stringify({ data: [{ b64_json: image }] }));
    }
    await desk.arrived(12);
  });

  it('are not held up by downloads', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway, parallelCalls: 1 });
    await desk.queue.submit(requestOf('a vase [image-held]', seeds(1, 2, 3)));
    await desk.until(() => desk.summary().downloading === 3);
    expect(gateway.billed).toHaveLength(3);
    gateway.release();
    await desk.arrived(3);
  });

  it('come down to what the gateway takes, and every job is done and paid once', async () => {
    const gateway = await gatewayFor({ concurrency: 2, latency: 5 });
    const desk = await openDesk({ gateway, parallelCalls: 16 });
    const list = Array.from({ length: 20 }, (_, seed) => seed);
    await desk.queue.submit(requestOf('a vase', seeds(...list)));
    await desk.arrived(20);
    expect(gateway.billed.map(({ seed }) => seed ?? -1).sort((a, b) => a - b)).toEqual(list);
    expect(desk.summary()).toMatchObject({ wanting: 0, paused: null });
  });

  it('rise at once when the setting does', async () => {
    const gateway = await gatewayFor();
    const setting = { parallelCalls: 1 };
    const desk = await openDesk({ gateway, ...setting, parallelSetting: () => setting.parallelCalls });
    gateway.hold();
    await desk.queue.submit(requestOf('a vase', seeds(1, 2, 3)));
    await gateway.until(() => gateway.inFlight() === 1);
    setting.parallelCalls = 3;
    desk.queue.settingsChanged();
    await gateway.until(() => gateway.inFlight() === 3);
    gateway.release();
    await desk.arrived(3);
  });
});

describe('the journal in trouble', () => {
  it('sends nothing that it cannot write down, says why, and goes on when the user does', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    desk.queue.pause();
    const { batchId } = await desk.queue.submit(requestOf('a vase', seeds(1, 2)));
    const path = desk.layout.journal(batchId);
    await rm(path);
    await mkdir(path);
    desk.queue.resume();
    await desk.until(() => desk.summary().paused !== null);
    await desk.until(() => desk.summary().waiting === 2);
    expect(desk.summary().paused).toMatchObject({ by: 'library' });
    expect(gateway.requests).toHaveLength(0);
    await rmdir(path);
    await writeFile(path, '');
    desk.queue.resume();
    await desk.arrived(2);
    expect(gateway.billed).toHaveLength(2);
    await desk.close();
    expect(batchOnDisk(desk.layout, batchId).jobs.map(({ states }) => states.at(-1)?.status)).toEqual([
      'done',
      'done',
    ]);
  });

  it('keeps an answer that it cannot write down, fetches nothing before it can, and pays once', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    const { batchId, jobs } = await desk.queue.submit(requestOf('a vase [held]'));
    await gateway.until(() => gateway.inFlight() === 1);
    const path = desk.layout.journal(batchId);
    const before = await readFile(path);
    await rm(path);
    await mkdir(path);
    gateway.release();
    await desk.until(() => desk.job()?.status === 'failed');
    expect(desk.job()).toMatchObject({ billed: 'yes', retryDownloads: true });
    expect(desk.summary().paused).toMatchObject({ by: 'library' });
    expect(gateway.requests).toHaveLength(1);
    await rmdir(path);
    await writeFile(path, before);
    await desk.queue.retry(jobs);
    await desk.arrived(1);
    expect(gateway.billed).toHaveLength(1);
    await desk.close();
    expect(batchOnDisk(desk.layout, batchId).jobs[0]?.states.map(({ status }) => status)).toEqual([
      'waiting',
      'sending',
      'answered',
      'failed',
      'downloading',
      'done',
    ]);
  });
});
