/** A sheet that grows: only what is missing is made and paid, whatever ends the app in between. */
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createJournal } from '../../../electron/queue/journal-file.ts';
import type { BatchId } from '../../../shared/ids.ts';
import type { SheetGrowth } from '../../../shared/sheet/growth.ts';
import { startTestGateway } from '../../support/gateway/test-gateway.ts';
import { temporaryFolder } from '../gateway/servers.ts';
import { batchOnDisk, openDesk, requestOf, seeds } from './desk.ts';
import type { Desk } from './desk.ts';

async function gatewayFor() {
  const gateway = await startTestGateway();
  onTestFinished(gateway.close);
  return gateway;
}
type Gateway = Awaited<ReturnType<typeof gatewayFor>>;

const growth = (batch: BatchId, change: Partial<SheetGrowth>): SheetGrowth => ({
  batch,
  variants: [],
  seeds: { kind: 'new', count: 0 },
  calls: 1,
  ...change,
});

/** A desk with a sheet of one variant and two seeds, done and folded. */
async function withSheet(gateway: Gateway): Promise<{ readonly desk: Desk; readonly batchId: BatchId }> {
  const desk = await openDesk({ gateway });
  const { batchId } = await desk.queue.submit(requestOf('a vase', seeds(1, 2)));
  await desk.arrived(2);
  return { desk, batchId };
}

const places = (gateway: Gateway): readonly string[] =>
  gateway.billed.map(({ prompt, seed }) => `${prompt}/${seed}`).sort();

describe('a sheet that grows', () => {
  it('makes the missing cells of a new row and a new column, each once, and is the same after a restart', async () => {
    const gateway = await gatewayFor();
    const { desk: first, batchId } = await withSheet(gateway);
    await first.close();
    const desk = await openDesk({ gateway, folder: first.layout.root });
    await desk.queue.load();
    const { jobs } = await desk.queue.extend(
      growth(batchId, { variants: ['a jug'], seeds: { kind: 'list', seeds: [3] }, calls: 4 }),
    );
    expect(jobs).toHaveLength(4);
    await desk.arrived(4);
    expect(places(gateway)).toEqual(['a jug/1', 'a jug/2', 'a jug/3', 'a vase/1', 'a vase/2', 'a vase/3']);
    const sheet = await desk.queue.sheet(batchId);
    await desk.close();
    expect(existsSync(desk.layout.journal(batchId))).toBe(false);
    const again = await openDesk({ gateway, folder: first.layout.root });
    await again.queue.load();
    const { jobs: cells, ...rest } = await again.queue.sheet(batchId);
    expect(rest).toEqual({ ...sheet, jobs: undefined, ...rest });
    expect(cells.map(({ row, column, seed, status, frames }) => [row, column, seed, status, frames])).toEqual(
      sheet.jobs.map(({ row, column, seed, status, frames }) => [row, column, seed, status, frames]),
    );
    expect(rest.variants).toEqual(['a vase', 'a jug']);
    expect(rest.columns.map(({ seed }) => seed)).toEqual([1, 2, 3]);
  });

  it('draws new seeds, the same for every row and none of them on the sheet yet', async () => {
    const gateway = await gatewayFor();
    const { desk, batchId } = await withSheet(gateway);
    await desk.queue.extend(
      growth(batchId, { variants: ['a jug'], seeds: { kind: 'new', count: 2 }, calls: 6 }),
    );
    await desk.arrived(8);
    const { columns, jobs } = await desk.queue.sheet(batchId);
    expect(new Set(columns.map(({ seed }) => seed)).size).toBe(4);
    for (const { column, seed } of jobs) expect(seed).toBe(columns[column]?.seed);
  });

  it('holds what is added on disk before anything of it is sent, and sends nothing unasked after a crash', async () => {
    const gateway = await gatewayFor();
    const { desk: first, batchId } = await withSheet(gateway);
    first.queue.pause();
    await first.queue.extend(growth(batchId, { variants: ['a jug'], calls: 2 }));
    // What a crash at this very moment would leave.
    const folder = await temporaryFolder();
    await cp(first.layout.root, folder, { recursive: true });
    expect(batchOnDisk(first.layout, batchId).jobs).toHaveLength(4);
    await first.close();
    const second = await openDesk({ gateway, folder });
    await second.queue.load();
    expect(second.summary()).toMatchObject({ waiting: 2, paused: { by: 'restart' } });
    expect(gateway.billed).toHaveLength(2);
    second.queue.resume();
    await second.arrived(2);
    expect(places(gateway)).toEqual(['a jug/1', 'a jug/2', 'a vase/1', 'a vase/2']);
  });

  it('is as it was when the app ends between opening the journal again and writing the record', async () => {
    const gateway = await gatewayFor();
    const { desk: first, batchId } = await withSheet(gateway);
    await first.close();
    const before = await readFile(first.layout.batch(batchId), 'utf8');
    await createJournal(first.layout.journal(batchId), first.layout.marker);
    const second = await openDesk({ gateway, folder: first.layout.root });
    await second.queue.load();
    expect(second.summary()).toMatchObject({ waiting: 0, paused: null });
    await second.close();
    expect(existsSync(first.layout.journal(batchId))).toBe(false);
    expect(JSON.parse(await readFile(first.layout.batch(batchId), 'utf8'))).toEqual(JSON.parse(before));
  });

  it('pays nothing twice from any line of the journal of a batch that grew while it was open', async () => {
    const gateway = await gatewayFor();
    const first = await openDesk({ gateway, parallelCalls: 1 });
    const { batchId } = await first.queue.submit(requestOf('a vase [held]', seeds(1, 2)));
    await gateway.until(() => gateway.inFlight() === 1);
    await first.queue.extend(growth(batchId, { seeds: { kind: 'list', seeds: [3] }, calls: 1 }));
    const record = await readFile(first.layout.batch(batchId));
    await first.close();
    gateway.release();
    const lines = (await readFile(first.layout.journal(batchId), 'utf8')).split('\n').slice(0, -1);
    for (let count = 0; count <= lines.length; count += 1) {
      const folder = await temporaryFolder();
      const desk = await openDesk({ gateway, folder });
      await mkdir(join(desk.layout.batch(batchId), '..'), { recursive: true });
      await writeFile(desk.layout.batch(batchId), record);
      await writeFile(
        desk.layout.journal(batchId),
        lines
          .slice(0, count)
          .map((line) => `${line}\n`)
          .join(''),
      );
      await desk.queue.load();
      const { jobs } = await desk.queue.sheet(batchId);
      // The record was written when the first call was on its way: cut short or not, it may have been billed.
      expect(jobs.map(({ seed, status }) => [seed, status])).toEqual([
        [1, 'unknown'],
        [2, 'waiting'],
        [3, 'waiting'],
      ]);
      await desk.close();
    }
  });

  it.each(['first', 'last'])(
    'loses nothing when it grows in the moment in which it would be folded, asked for %s',
    async (order) => {
      const gateway = await gatewayFor();
      const desk = await openDesk({ gateway });
      desk.queue.pause();
      const { batchId, jobs } = await desk.queue.submit(requestOf('a vase', seeds(1)));
      const grow = (): Promise<unknown> =>
        desk.queue.extend(growth(batchId, { seeds: { kind: 'list', seeds: [2] } }));
      const cancel = (): Promise<unknown> => desk.queue.cancel(jobs);
      await Promise.all((order === 'first' ? [grow, cancel] : [cancel, grow]).map((act) => act()));
      const onDisk = (): readonly unknown[] =>
        batchOnDisk(desk.layout, batchId).jobs.map(({ seed, states }) => [seed, states.at(-1)?.status]);
      expect(onDisk()).toEqual([
        [1, 'canceled'],
        [2, 'waiting'],
      ]);
      expect(existsSync(desk.layout.journal(batchId))).toBe(true);
      desk.queue.resume();
      await desk.arrived(1);
      await desk.close();
      expect(onDisk()).toEqual([
        [1, 'canceled'],
        [2, 'done'],
      ]);
    },
  );

  it('plans the second of two growths on the first (else a seed is paid for twice)', async () => {
    const gateway = await gatewayFor();
    const { desk, batchId } = await withSheet(gateway);
    const wanted = growth(batchId, { seeds: { kind: 'list', seeds: [3] } });
    const both = await Promise.allSettled([desk.queue.extend(wanted), desk.queue.extend(wanted)]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await desk.arrived(3);
    expect(places(gateway)).toEqual(['a vase/1', 'a vase/2', 'a vase/3']);
  });

  it('sends nothing that could not be written, and is as it was', async () => {
    const gateway = await gatewayFor();
    const { desk, batchId } = await withSheet(gateway);
    await vi.waitFor(() => expect(existsSync(desk.layout.journal(batchId))).toBe(false));
    const path = desk.layout.batch(batchId);
    // A folder in the record's place: writing fails for root as well.
    await rename(path, `${path}.kept`);
    await mkdir(path);
    const wanted = growth(batchId, { seeds: { kind: 'list', seeds: [3] } });
    await expect(desk.queue.extend(wanted)).rejects.toMatchObject({ name: 'AppError' });
    expect((await desk.queue.sheet(batchId)).jobs).toHaveLength(2);
    await rmdir(path);
    await rename(`${path}.kept`, path);
    await desk.queue.extend(wanted);
    await desk.arrived(3);
    expect(gateway.billed).toHaveLength(3);
  });

  it.each([
    ['another number of calls than was shown', { variants: ['a jug'], calls: 1 }, 'sheet-changed'],
    ['a seed that is there', { seeds: { kind: 'list', seeds: [2] } }, 'invalid-input'],
    ['a variant that is there', { variants: ['a vase'], calls: 2 }, 'invalid-input'],
    ['an empty variant', { variants: ['  '], calls: 2 }, 'invalid-input'],
    ['more than two hundred calls', { seeds: { kind: 'new', count: 199 }, calls: 199 }, 'invalid-input'],
    ['nothing', {}, 'invalid-input'],
  ] satisfies [string, Partial<SheetGrowth>, string][])(
    'refuses %s, and sends nothing',
    async (_, change, code) => {
      const gateway = await gatewayFor();
      const { desk, batchId } = await withSheet(gateway);
      await expect(desk.queue.extend(growth(batchId, change))).rejects.toMatchObject({ code });
      expect(gateway.billed).toHaveLength(2);
      expect(batchOnDisk(desk.layout, batchId).jobs).toHaveLength(2);
    },
  );

  it('tries a failed job of an earlier run again, from its sheet', async () => {
    const gateway = await gatewayFor();
    const first = await openDesk({ gateway });
    const { batchId, jobs } = await first.queue.submit(requestOf('a vase [400]', seeds(1)));
    await first.until(() => first.job()?.status === 'failed');
    await first.close();
    const second = await openDesk({ gateway, folder: first.layout.root });
    await second.queue.load();
    await expect(second.queue.retry(jobs)).rejects.toMatchObject({ code: 'job-not-found' });
    await second.queue.retry(jobs, batchId);
    await second.until(() => second.job()?.status === 'failed');
    expect(second.story()).toEqual(['waiting', 'sending', 'failed']);
    await second.close();
    expect(batchOnDisk(first.layout, batchId).jobs[0]?.states).toHaveLength(6);
  });
});
