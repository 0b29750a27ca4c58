/** One paid call from request to frame: the order that makes it impossible to pay twice or to lose a frame. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { frameRecordSchema } from '../../../shared/frame/record.ts';
import type { BatchId } from '../../../shared/ids.ts';
import { latestState } from '../../../shared/job/history.ts';
import { startTestGateway } from '../../support/gateway/test-gateway.ts';
import { serve } from '../gateway/servers.ts';
import { batchOnDisk, everyFile, openDesk, requestOf, seeds } from './desk.ts';

async function gatewayFor(options?: Parameters<typeof startTestGateway>[0]) {
  const gateway = await startTestGateway(options);
  onTestFinished(gateway.close);
  return gateway;
}

describe('a paid call', () => {
  it('ends as frames with complete records, bytes as downloaded, and one file for the batch', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    const { batchId, jobs } = await desk.queue.submit(requestOf('a red vase', seeds(3, 4, 5)));
    await desk.arrived(3);

    for (const id of jobs) {
      expect(desk.story(id)).toEqual(['waiting', 'sending', 'answered', 'downloading', 'done']);
      const view = desk.job(id)!;
      const record = frameRecordSchema.parse(
        JSON.parse(await readFile(desk.layout.record(view.frames[0]!), 'utf8')),
      );
      const bytes = await readFile(desk.layout.image(record.id, record.file.type));
      expect(record).toMatchObject({
        batchId,
        jobId: id,
        row: 0,
        column: view.column,
        asked: {
          model: 'nano-banana',
          prompt: 'a red vase',
          size: '1024x1024',
          aspectRatio: null,
          seed: view.seed,
          n: 1,
        },
        answered: { index: 0, gateway: gateway.baseUrl, practice: false, delivery: 'direct' },
        file: { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
      });
      expect(record.answered.revisedPrompt).not.toBeNull();
    }
    expect(gateway.billed).toHaveLength(3);

    await desk.close();
    expect(existsSync(desk.layout.journal(batchId))).toBe(false);
    const onDisk = JSON.parse(await readFile(desk.layout.batch(batchId), 'utf8')) as {
      jobs: { states: unknown[] }[];
    };
    expect(onDisk.jobs.map(({ states }) => states.length)).toEqual([5, 5, 5]);
  });

  it('sends how it is to be rendered, and records it (catches a frame that cannot be made again)', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    const rendering = {
      quality: 'high',
      style: 'vivid',
      outputFormat: 'webp',
      outputCompression: 70,
    } as const;
    await desk.queue.submit(
      requestOf('a red vase', { model: 'gpt-image-2', seeds: { kind: 'random' }, ...rendering }),
    );
    await desk.arrived(1);
    expect(gateway.requests.find(({ method }) => method === 'POST')?.body).toEqual({
      model: 'gpt-image-2',
      prompt: 'a red vase',
      n: 1,
      size: '1024x1024',
      quality: 'high',
      style: 'vivid',
      output_format: 'webp',
      output_compression: 70,
    });
    const record = frameRecordSchema.parse(
      JSON.parse(await readFile(desk.layout.record(desk.rows[0]!.id), 'utf8')),
    );
    expect(record.asked).toMatchObject({ ...rendering, seed: null, negativePrompt: null });
    expect(record.file.type).toBe('image/webp');
  });

  it('tells no status that is not on disk, and sends nothing whose intent is not', async () => {
    const gateway = await gatewayFor();
    const early: string[] = [];
    const unintended: unknown[] = [];
    const sent: { batchId?: BatchId } = {};
    // Between the app and its gateway: at the moment a request arrives, the disk must know of it.
    const proxy = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        if (request.method === 'POST' && sent.batchId) {
          const { seed } = JSON.parse(body) as { seed: number };
          const job = batchOnDisk(desk.layout, sent.batchId).jobs.find((one) => one.seed === seed);
          if (!job || latestState(job.states).status !== 'sending') unintended.push(job);
        }
        void fetch(`${gateway.baseUrl}${request.url ?? ''}`, {
          method: request.method ?? 'GET',
          headers: { 'x-api-key': gateway.key, 'content-type': 'application/json' },
          ...(body !== '' && { body }),
        }).then(async (answer) =>
          response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer())),
        );
      });
    });
    const desk = await openDesk({
      gateway: { baseUrl: proxy, key: gateway.key },
      onChange(views) {
        for (const view of views) {
          const job = batchOnDisk(desk.layout, view.batchId).jobs.find(({ id }) => id === view.id);
          if (!job?.states.some(({ status }) => status === view.status)) early.push(view.status);
        }
      },
    });
    desk.queue.pause();
    sent.batchId = (await desk.queue.submit(requestOf('[500-once] a vase', seeds(1, 2, 3, 4, 5, 6)))).batchId;
    desk.queue.resume();
    await desk.arrived(6);
    expect(early).toEqual([]);
    expect(unintended).toEqual([]);
  });

  it('knows the answer on disk before it fetches the image', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    const { batchId } = await desk.queue.submit(requestOf('[image-held]'));
    await gateway.until(() => gateway.requests.some(({ path }) => path.startsWith('/cdn/')));
    expect(batchOnDisk(desk.layout, batchId).jobs[0]?.states.map(({ status }) => status)).toContain(
      'answered',
    );
    gateway.release();
    await desk.until(() => desk.job()?.status === 'done');
  });

  it('keeps n images of a call as frames of their place, and says what is missing', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    const two = await desk.queue.submit(requestOf('two', { frames: 2, imagesPerCall: 2 }));
    const fewer = await desk.queue.submit(requestOf('two [fewer]', { frames: 2, imagesPerCall: 2 }));
    await desk.arrived(3);
    expect(desk.job(two.jobs[0])).toMatchObject({
      status: 'done',
      missing: 0,
      frames: [{}, {}].map(() => expect.any(String) as string),
    });
    expect(desk.job(fewer.jobs[0])).toMatchObject({ status: 'done', missing: 1 });
    const records = await Promise.all(
      desk
        .job(two.jobs[0])!
        .frames.map(async (id) =>
          frameRecordSchema.parse(JSON.parse(await readFile(desk.layout.record(id), 'utf8'))),
        ),
    );
    expect(records.map(({ answered }) => answered.index)).toEqual([0, 1]);
  });

  it('keeps an image that came inside the answer, and does not store it twice', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    const { batchId } = await desk.queue.submit(requestOf('[b64]'));
    await desk.arrived(1);
    await desk.close();
    const folded = await readFile(desk.layout.batch(batchId), 'utf8');
    expect(folded).toContain('"kept"');
    expect(folded.length).toBeLessThan(10_000);
  });

  it('shows no signed URL and no key: not in views, not in logs, the key nowhere on disk', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    await desk.queue.submit(requestOf('a vase [image-503-first]'));
    await desk.queue.submit(requestOf('a vase [401-once]'));
    await desk.until(() => desk.rows.length === 1 && desk.summary().paused !== null);
    desk.queue.resume();
    await desk.arrived(2);
    const outside = JSON.stringify([desk.told, desk.logged, desk.queue.snapshot()]);
    expect(outside).not.toContain('Signature=');
    expect(outside).not.toContain(gateway.key);
    await desk.close();
    for (const { name, text } of await everyFile(desk.layout.root))
      expect(text.includes(gateway.key), name).toBe(false);
  });

  it('tells how long calls take and what is left on the key', async () => {
    const gateway = await gatewayFor();
    const desk = await openDesk({ gateway });
    await desk.queue.submit(requestOf('a vase'));
    await desk.arrived(1);
    expect(desk.summary().medianSeconds).toBeGreaterThan(0);
    expect(desk.summary().quotaRemainingUsd).toBeCloseTo(99.982);
  });
});
