/** Safe delivery over real HTTP: whatever breaks, a call is billed once and its frame is found again. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGatewayClient } from '../../../electron/gateway/client.ts';
import type { GatewayClient } from '../../../electron/gateway/client.ts';
import { startTestGateway } from '../../support/gateway/test-gateway.ts';
import type { TestGateway } from '../../support/gateway/test-gateway.ts';
import { start as startPractice } from '../practice/practice-desk.ts';
import { batchOnDisk, openDesk, requestOf, seeds } from './desk.ts';

async function gatewayFor(options?: Parameters<typeof startTestGateway>[0]) {
  const gateway = await startTestGateway(options);
  onTestFinished(gateway.close);
  return gateway;
}

const paths = (gateway: TestGateway): readonly string[] =>
  gateway.requests.filter(({ method }) => method === 'POST').map(({ path }) => path.replace('/v1/', ''));
const submissions = (gateway: TestGateway) =>
  gateway.requests.filter(({ path }) => path === '/v1/tasks/submit').map(({ body }) => body.out_task_id);

describe('a call delivered Safe', () => {
  it('is submitted under the job’s own id, and its record says so and what it cost', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway, delivery: 'safe' });
    const { batchId, jobs } = await desk.queue.submit(requestOf('a vase', seeds(1, 2)));
    await desk.arrived(2);
    expect(submissions(gateway)).toEqual(jobs);
    expect(paths(gateway)).not.toContain('images/generations');
    expect(gateway.billed.map(({ outTaskId }) => outTaskId).toSorted()).toEqual([...jobs].toSorted());
    await desk.close();
    const states = batchOnDisk(desk.layout, batchId).jobs[0]!.states;
    expect(states.find(({ status }) => status === 'sending')).toMatchObject({
      delivery: 'safe',
      task: jobs[0],
    });
    expect(states.find(({ status }) => status === 'answered')).toMatchObject({
      answer: { creditsUsed: 18_000 },
    });
  });

  it('reads the practice gateway’s tasks as well', async () => {
    const gateway = await startPractice();
    const desk = await openDesk({ gateway, delivery: 'safe', practice: true });
    await desk.queue.submit(requestOf('a vase'));
    await desk.arrived(1);
    expect(desk.story()).toEqual(['waiting', 'sending', 'answered', 'downloading', 'done']);
  });

  it.each([
    ['submit-cut', 1],
    ['submit-502', 1],
    ['submit-lost-once', 2],
  ])('[%s] is billed once though nobody heard the answer', async (tag, submitted) => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway, delivery: 'safe' });
    await desk.queue.submit(requestOf(`a vase [${tag}]`));
    await desk.arrived(1);
    expect(desk.story()).toEqual(['waiting', 'sending', 'answered', 'downloading', 'done']);
    expect(new Set(submissions(gateway)).size).toBe(1);
    expect(submissions(gateway)).toHaveLength(submitted);
    expect(gateway.billed).toHaveLength(1);
  });

  it('takes another id for another try once its task has failed (else it gets the same failure for ever)', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway, delivery: 'safe' });
    const { jobs } = await desk.queue.submit(requestOf('a vase [500-once]'));
    await desk.arrived(1);
    expect(submissions(gateway)).toEqual([jobs[0], `${jobs[0]}-2`]);
    expect(gateway.billed).toHaveLength(1);
  });

  it.each([
    ['451', 'refused', 'refused-by-model', 'no'],
    ['400', 'failed', 'invalid-param', 'no'],
    ['empty-data', 'failed', 'answer-without-images', 'no'],
  ])('[%s] ends %s, billed: %s', async (tag, status, code, billed) => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway, delivery: 'safe' });
    await desk.queue.submit(requestOf(`a vase [${tag}]`));
    await desk.until(() => desk.job()?.status === status);
    expect(desk.job()).toMatchObject({ error: { code }, billed });
  });

  it('waits and tries again under the same id where the gateway has too many', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway, delivery: 'safe' });
    const { jobs } = await desk.queue.submit(requestOf('a vase [submit-429-once]'));
    await desk.arrived(1);
    expect(submissions(gateway)).toEqual([jobs[0], jobs[0]]);
  });

  it('goes out as Direct where the gateway takes no tasks for the model, says so, and remembers it', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway, delivery: 'safe' });
    await desk.queue.submit(requestOf('a vase [no-tasks]'));
    await desk.arrived(1);
    await desk.queue.submit(requestOf('another vase [no-tasks]'));
    await desk.arrived(2);
    expect(desk.told.some(({ error }) => error?.code === 'tasks-not-taken')).toBe(true);
    expect(submissions(gateway)).toHaveLength(1);
    expect(paths(gateway).filter((path) => path === 'images/generations')).toHaveLength(2);
    expect(gateway.billed).toHaveLength(2);
  });
});

describe('a call delivered Safe, canceled', () => {
  it('ends at the gateway, and says what it cost', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway, delivery: 'safe' });
    const { jobs } = await desk.queue.submit(requestOf('a vase [held]'));
    await gateway.until(() => paths(gateway).includes('tasks/query'));
    await desk.queue.cancel(jobs);
    await desk.until(() => desk.job()?.billed === 'yes');
    expect(desk.job()?.status).toBe('canceled');
    expect(paths(gateway).at(-1)).toBe('tasks/cancel');
    expect(desk.queue.liveCalls()).toBe(0);
  });

  it('is sent under another id when it is wanted after all', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway, delivery: 'safe' });
    gateway.script.next('held');
    const { jobs } = await desk.queue.submit(requestOf('a vase'));
    await gateway.until(() => paths(gateway).includes('tasks/query'));
    await desk.queue.cancel(jobs);
    await desk.until(() => desk.job()?.billed === 'yes');
    await desk.queue.retry(jobs);
    await desk.arrived(1);
    expect(submissions(gateway)).toEqual([jobs[0], `${jobs[0]}-2`]);
  });

  it('keeps a frame that was done before the cancel arrived: it is paid for', async () => {
    const gateway = await gatewayFor();
    const client = createGatewayClient({ baseUrl: gateway.baseUrl, apiKey: gateway.key });
    onTestFinished(() => client.close());
    // The last the app hears before the cancel is that the task runs.
    const slow: GatewayClient = {
      ...client,
      ask: async (task) => ({
        ...(await client.ask(task)),
        kind: 'task',
        report: { status: 'open', estimatedSeconds: null },
      }),
    };
    const desk = await openDesk({
      gateway,
      delivery: 'safe',
      connection: () => Promise.resolve({ client: slow, gateway: client.origin, practice: false }),
    });
    const { jobs } = await desk.queue.submit(requestOf('a vase'));
    await gateway.until(() => gateway.billed.length === 1);
    await desk.queue.cancel(jobs);
    await desk.arrived(1);
    expect(desk.story()).toEqual(['waiting', 'sending', 'canceled', 'answered', 'downloading', 'done']);
  });
});

describe('a restart', () => {
  async function cutWhileHeld(gateway: TestGateway) {
    const first = await openDesk({ gateway, delivery: 'safe' });
    const batch = await first.queue.submit(requestOf('a vase [held]'));
    await gateway.until(() => paths(gateway).includes('tasks/query'));
    await first.close();
    return { layout: first.layout, ...batch };
  }

  it('asks for the same task, brings its frame, and pays nothing more', async () => {
    const gateway = await gatewayFor();
    const { layout } = await cutWhileHeld(gateway);
    const desk = await openDesk({ gateway, folder: layout.root });
    await desk.queue.load();
    expect(desk.summary()).toMatchObject({ inFlight: 1, wanting: 0, paused: null });
    gateway.release();
    await desk.arrived(1);
    expect(submissions(gateway)).toHaveLength(1);
    expect(gateway.billed).toHaveLength(1);
  });

  it('lets a call wait for the user’s word that the gateway has never seen', async () => {
    const gateway = await gatewayFor();
    const { layout, jobs } = await cutWhileHeld(gateway);
    // Another gateway at the same address, as far as the task is concerned.
    const blank = await gatewayFor({ key: gateway.key });
    const client = createGatewayClient({ baseUrl: blank.baseUrl, apiKey: blank.key });
    onTestFinished(() => client.close());
    const desk = await openDesk({
      gateway: blank,
      folder: layout.root,
      delivery: 'safe',
      connection: () => Promise.resolve({ client, gateway: gateway.baseUrl, practice: false }),
    });
    await desk.queue.load();
    await desk.until(() => desk.job()?.status === 'waiting');
    expect(desk.summary().paused?.by).toBe('restart');
    expect(submissions(blank)).toEqual([]);
    desk.queue.resume();
    await blank.until(() => submissions(blank).length === 1);
    expect(submissions(blank)).toEqual(jobs);
    blank.release();
    await desk.arrived(1);
  });

  it('leaves a call unknown whose gateway is not in force, and asks when it is again', async () => {
    const gateway = await gatewayFor();
    const { layout } = await cutWhileHeld(gateway);
    gateway.release();
    const client = createGatewayClient({ baseUrl: gateway.baseUrl, apiKey: gateway.key });
    onTestFinished(() => client.close());
    let inForce = 'https://elsewhere.test';
    const desk = await openDesk({
      gateway,
      folder: layout.root,
      connection: () => Promise.resolve({ client, gateway: inForce, practice: false }),
    });
    await desk.queue.load();
    await desk.until(() => desk.job()?.status === 'unknown');
    expect(desk.job()?.error?.data?.reason).toBe('other-gateway');
    inForce = client.origin;
    desk.queue.connectionChanged({ practiceEnded: false });
    await desk.arrived(1);
    expect(submissions(gateway)).toHaveLength(1);
    expect(gateway.billed).toHaveLength(1);
  });
});
