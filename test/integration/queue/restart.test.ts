/** Quit, crash, start again: with the journal cut at every line there is no second payment and no lost frame. */
import { existsSync } from 'node:fs';
import { readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGatewayClient } from '../../../electron/gateway/client.ts';
import type { GatewayClient } from '../../../electron/gateway/client.ts';
import { createJobJournal } from '../../../electron/queue/job-journal.ts';
import { AppError } from '../../../shared/errors.ts';
import { frameIdSchema } from '../../../shared/ids.ts';
import type { JobState } from '../../../shared/job/status.ts';
import { startTestGateway } from '../../support/gateway/test-gateway.ts';
import { serve } from '../gateway/servers.ts';
import { emptyLibrary } from './empty-library.ts';
import { batchOf } from './batches.ts';
import { batchOnDisk, openDesk, requestOf, rowOf, seeds } from './desk.ts';

async function gatewayFor(options?: Parameters<typeof startTestGateway>[0]) {
  const gateway = await startTestGateway(options);
  onTestFinished(gateway.close);
  return gateway;
}

describe('a restart', () => {
  it('after any line of the journal ends with one frame for each charge, or an unknown', async () => {
    // One life of a job, seen to its end, and then begun again from every line of its journal.
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway, keep: (input) => Promise.resolve(rowOf(input)) });
    desk.queue.pause();
    const { batchId } = await desk.queue.submit(requestOf('a vase [500-once]', seeds(1)));
    const header = await readFile(desk.layout.batch(batchId));
    desk.queue.resume();
    await desk.arrived(1);
    await desk.close();
    const { jobs } = batchOnDisk(desk.layout, batchId);
    const lines = jobs[0]!.states
      .slice(1)
      .map((state, index) => JSON.stringify({ job: jobs[0]!.id, no: index + 1, state }));
    expect(lines).toHaveLength(6);

    const ends: string[] = [];
    for (let count = 0; count <= lines.length; count += 1) {
      const layout = await emptyLibrary();
      const folder = layout.root;
      await createJobJournal(layout).create(JSON.parse(header.toString()) as never);
      await writeFile(
        layout.journal(batchId),
        lines
          .slice(0, count)
          .map((line) => `${line}\n`)
          .join(''),
      );
      const billedBefore = gateway.billed.length;
      const again = await openDesk({ gateway, folder });
      await again.queue.load();
      const ended = (): boolean => ['done', 'unknown', 'waiting'].includes(again.job()?.status ?? '');
      await again.until(ended);
      ends.push(again.job()!.status);
      // Nothing is sent before the user’s word, whatever the journal says.
      expect(gateway.billed.length).toBe(billedBefore);
      if (again.job()?.status === 'waiting') {
        expect(again.summary().paused?.by).toBe('restart');
        again.queue.resume();
        await again.until(() => again.job()?.status === 'done');
        expect(gateway.billed.length).toBe(billedBefore + 1);
      }
      if (again.job()?.status === 'done' && count > 3) expect(gateway.billed.length).toBe(billedBefore);
      await again.close();
      expect(existsSync(layout.journal(batchId))).toBe(ends.at(-1) === 'unknown');
    }
    // header, sending, waiting (500), sending, answered, downloading, done
    expect(ends).toEqual(['waiting', 'unknown', 'waiting', 'unknown', 'done', 'done', 'done']);
  });

  it('keeps the frame of a download whose `done` was never written, and makes no second one', async () => {
    const gateway = await gatewayFor();
    const first = await openDesk({ gateway });
    const { batchId } = await first.queue.submit(requestOf('a vase'));
    await first.arrived(1);
    await first.close();
    const record = batchOnDisk(first.layout, batchId);
    const states = record.jobs[0]!.states;
    // As a crash between keeping and writing `done` leaves it.
    await writeFile(
      first.layout.batch(batchId),
      JSON.stringify({ ...record, jobs: [{ ...record.jobs[0]!, states: states.slice(0, -1) }] }),
    );
    await writeFile(first.layout.journal(batchId), '');
    const second = await openDesk({ gateway, folder: first.layout.root });
    await second.queue.load();
    await second.until(() => second.job()?.status === 'done');
    expect(second.job()?.frames).toEqual([first.rows[0]!.id]);
    const files = await readdir(second.layout.images, { recursive: true });
    expect(files.filter((name) => name.endsWith('.json'))).toHaveLength(1);
    expect(files.filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it.each(['a whole download', 'an image in its place, without its record'])(
    'keeps %s that the last run left, though its address has died',
    async (what) => {
      const gateway = await gatewayFor();
      const first = await openDesk({
        gateway,
        keep: () => Promise.reject(new AppError('disk-full', 'ENOSPC')),
      });
      const { batchId } = await first.queue.submit(requestOf('a vase'));
      await first.until(() => first.job()?.status === 'failed');
      await first.close();
      const record = batchOnDisk(first.layout, batchId);
      const states = record.jobs[0]!.states.slice(0, -1);
      const answered = states.find((state) => state.status === 'answered')!;
      const [image] = answered.answer.images;
      const dead = { ...image!, source: { kind: 'url' as const, url: `${gateway.baseUrl}/cdn/gone` } };
      const answer = { ...answered.answer, images: [dead] };
      const cut = states.map((state) => (state === answered ? { ...answered, answer } : state));
      await writeFile(
        first.layout.batch(batchId),
        JSON.stringify({ ...record, jobs: [{ ...record.jobs[0]!, states: cut }] }),
      );
      await writeFile(first.layout.journal(batchId), '');
      if (what !== 'a whole download')
        await rename(first.layout.download(image!.frame), first.layout.image(image!.frame, 'image/png'));

      const second = await openDesk({ gateway, folder: first.layout.root });
      await second.queue.load();
      await second.until(() => ['done', 'failed'].includes(second.job()?.status ?? ''));
      expect(second.job()).toMatchObject({ status: 'done', frames: [image!.frame] });
      expect(second.rows).toHaveLength(1);
      expect(gateway.billed).toHaveLength(1);
    },
  );

  it('fetches what is paid for though the keychain is locked, as the gateway that answered', async () => {
    const gateway = await gatewayFor();
    const first = await openDesk({ gateway });
    await first.queue.submit(requestOf('a vase [image-held]'));
    await first.until(() => first.job()?.status === 'downloading');
    await first.close();
    const asked: string[] = [];
    const client = createGatewayClient({ baseUrl: gateway.baseUrl, apiKey: '' });
    onTestFinished(() => client.close());
    const second = await openDesk({
      gateway,
      folder: first.layout.root,
      connection: () => Promise.reject(new AppError('keychain-unavailable', 'Locked')),
      fetcher: (origin) => {
        asked.push(origin);
        return Promise.resolve(client);
      },
    });
    await second.queue.load();
    gateway.release();
    await second.until(() => ['done', 'failed'].includes(second.job()?.status ?? ''));
    expect(second.job()?.status).toBe('done');
    expect(asked).toEqual([new URL(gateway.baseUrl).origin]);
  });

  it('leaves calls in flight as unknown, unpaid-for jobs waiting, and remembers both over another restart', async () => {
    const gateway = await gatewayFor();
    const first = await openDesk({ gateway, parallelCalls: 1 });
    const { jobs } = await first.queue.submit(requestOf('a vase [held]', seeds(1, 2)));
    await gateway.until(() => gateway.inFlight() === 1);
    expect(first.queue.liveCalls()).toBe(1);
    await first.close();
    for (let run = 0; run < 2; run += 1) {
      const desk = await openDesk({ gateway, folder: first.layout.root });
      await desk.queue.load();
      const { jobs: views, summary } = desk.queue.snapshot();
      expect(views.map(({ id, status, billed }) => [id, status, billed])).toEqual([
        [jobs[0], 'unknown', 'maybe'],
        [jobs[1], 'waiting', 'no'],
      ]);
      expect(views[0]?.error?.code).toBe('connection-lost');
      expect(summary).toMatchObject({ waiting: 1, wanting: 1, paused: { by: 'restart', error: null } });
      await desk.close();
    }
    expect(gateway.requests).toHaveLength(1);
  });

  it('finds an answer that came in the very moment of quitting', async () => {
    const gateway = await gatewayFor();
    const client = createGatewayClient({ baseUrl: gateway.baseUrl, apiKey: gateway.key });
    onTestFinished(() => client.close());
    // The queue lets go of a call whose answer is already here.
    let answerIsHere = (): void => undefined;
    const here = new Promise<void>((resolve) => (answerIsHere = resolve));
    const late: GatewayClient = {
      ...client,
      generate: async (call, signal) => {
        const outcome = await client.generate(call);
        answerIsHere();
        await new Promise((resolve) => signal?.addEventListener('abort', resolve));
        return outcome;
      },
    };
    const first = await openDesk({
      gateway,
      connection: () => Promise.resolve({ client: late, gateway: client.origin, practice: false }),
    });
    await first.queue.submit(requestOf('a vase'));
    await here;
    await first.close();
    const desk = await openDesk({ gateway, folder: first.layout.root });
    await desk.queue.load();
    await desk.arrived(1);
    expect(gateway.billed).toHaveLength(1);
  });

  it('goes on at once with a download that was cut by quitting', async () => {
    const gateway = await gatewayFor();
    const first = await openDesk({ gateway });
    await first.queue.submit(requestOf('a vase [image-held]'));
    await first.until(() => first.job()?.status === 'downloading');
    await first.close();
    gateway.release();
    const desk = await openDesk({ gateway, folder: first.layout.root });
    await desk.queue.load();
    await desk.arrived(1);
    expect(gateway.billed).toHaveLength(1);
    expect(desk.summary().paused).toBeNull();
  });

  it('fetches what expires soonest first', async () => {
    // As many as are fetched at once; nobody is answered before all of them have asked.
    const atOnce = 100;
    const fetched: number[] = [];
    const held: (() => void)[] = [];
    const base = await serve((request, response) => {
      fetched.push(Number(request.url?.slice(1)));
      held.push(() => response.end('bytes'));
      if (fetched.length >= atOnce) for (const answer of held.splice(0)) answer();
    });
    const layout = await emptyLibrary();
    const tenMinutes = 600_000;
    const answered = (place: number): JobState[] => [
      { status: 'waiting', at: 1 },
      { status: 'sending', at: 2, attempt: 1, gateway: base, practice: false, delivery: 'direct' },
      {
        status: 'answered',
        at: 3,
        answer: {
          images: [
            {
              frame: frameIdSchema.parse(`01890000-0000-7000-8000-${String(place).padStart(12, '0')}`),
              source: { kind: 'url', url: `${base}/${place}` },
              revisedPrompt: null,
            },
          ],
          expiresAt: Date.now() + place * tenMinutes,
          tookSeconds: 1,
        },
      },
    ];
    // More than are fetched at once, in no order.
    const places = Array.from({ length: 120 }, (_, at) => ((at * 37) % 121) + 1);
    await createJobJournal(layout).create(batchOf(places.map(answered)));
    const desk = await openDesk({
      gateway: { baseUrl: base, key: 'k' },
      folder: layout.root,
      keep: (input) =>
        input.bytes === 0
          ? Promise.reject(new AppError('frame-not-found', 'Nothing was left'))
          : Promise.resolve(rowOf(input)),
    });
    await desk.queue.load();
    await desk.arrived(places.length);
    const soonest = places.toSorted((a, b) => a - b).slice(0, atOnce);
    expect(fetched.slice(0, atOnce).toSorted((a, b) => a - b)).toEqual(soonest);
  });

  it('goes on without a batch that cannot be read, and says which', async () => {
    const gateway = await gatewayFor();
    const first = await openDesk({ gateway });
    first.queue.pause();
    const good = await first.queue.submit(requestOf('good'));
    const bad = await first.queue.submit(requestOf('bad'));
    await first.close();
    await writeFile(first.layout.batch(bad.batchId), 'not json');
    const desk = await openDesk({ gateway, folder: first.layout.root });
    const problems = await desk.queue.load();
    expect(problems).toMatchObject([
      { file: `${bad.batchId}.journal`, error: { code: 'record-unparsable' } },
    ]);
    desk.queue.resume();
    await desk.arrived(1);
    expect(desk.job(good.jobs[0])?.status).toBe('done');
    expect(await readFile(first.layout.batch(bad.batchId), 'utf8')).toBe('not json');
  });

  it('reads no batch that needs nothing', async () => {
    const gateway = await gatewayFor();
    const first = await openDesk({ gateway });
    const { batchId } = await first.queue.submit(requestOf('a vase'));
    await first.arrived(1);
    await first.close();
    await writeFile(first.layout.batch(batchId), 'would be reported if it were read');
    const desk = await openDesk({ gateway, folder: first.layout.root });
    expect(await desk.queue.load()).toEqual([]);
    expect(desk.queue.snapshot().jobs).toEqual([]);
  });
});
