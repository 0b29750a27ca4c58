/** A disk that is full or may not be written to: nothing unpaid is sent, nothing paid is lost, and both go on when it is well again. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmdirSync, writeFileSync } from 'node:fs';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startHostileGateway } from '../../support/hostile-gateway/hostile-gateway.ts';
import { peace } from '../../support/hostile-gateway/mischief.ts';
import { framesOnDisk } from '../../e2e/support/library-files.ts';
import { temporaryFolder } from '../gateway/servers.ts';
import { openDesk, requestOf, seeds } from './desk.ts';
import type { Desk } from './desk.ts';

/** Root ignores modes of files, and nobody else may mount: only root on Linux can be shown a disk that is full or read-only. */
const mayMount = process.platform === 'linux' && process.getuid?.() === 0 && tryMount();

function tryMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false; // A container without the right to mount: the tests are skipped, and say so.
  } finally {
    rmdirSync(folder);
  }
}

function mount(...args: readonly string[]): void {
  execFileSync('mount', args, { stdio: 'pipe' });
}

async function deskOn(folder: string, edge: number) {
  const gateway = await startHostileGateway({ seed: 1, mischief: peace, edge });
  onTestFinished(gateway.close);
  const desk = await openDesk({ gateway, folder, parallelCalls: 8 });
  return { gateway, desk };
}

const settled: readonly string[] = ['done', 'failed'];

/** Until nothing moves any more: all jobs are settled, or the queue has stopped itself. */
async function untilStill(desk: Desk, jobs: readonly Parameters<Desk['job']>[0][]): Promise<void> {
  await desk.until(() => {
    const views = jobs.map((id) => desk.job(id)?.status ?? '');
    const isStopped = desk.summary().paused !== null && desk.summary().inFlight === 0;
    return views.every((status) => settled.includes(status) || (isStopped && status === 'waiting'));
  });
}

const skipped = mayMount ? '' : ' (skipped: needs root on Linux, and the right to mount)';

describe.skipIf(!mayMount)(`a disk in trouble${skipped}`, () => {
  // Catches: a call sent whose intent is not on disk, an answer forgotten because its picture had no room.
  it('full: what is paid for waits for room, what is not paid for is not sent', async () => {
    const folder = await temporaryFolder();
    mount('-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder);
    onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
    const { gateway, desk } = await deskOn(folder, 400);
    const before = await desk.queue.submit(requestOf('room for one', seeds(1)));
    await desk.until(() => desk.job(before.jobs[0])?.status === 'done');

    const ballast = join(folder, 'ballast');
    const { bavail, bsize } = await statfs(folder);
    await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - 300_000)));
    const { jobs } = await desk.queue.submit(requestOf('no room for all', seeds(2, 3, 4, 5, 6, 7, 8, 9)));
    await untilStill(desk, jobs);
    const views = jobs.map((id) => desk.job(id)!);
    expect(views.filter(({ error }) => error?.code === 'disk-full').length).toBeGreaterThan(0);
    for (const { status, billed, seed } of views)
      if (status !== 'done')
        expect(billed).toBe(gateway.billed.some((image) => image.seed === seed) ? 'yes' : 'no');

    await rm(ballast);
    desk.queue.resume();
    await desk.queue.retryFailed();
    await desk.until(() => jobs.every((id) => desk.job(id)?.status === 'done'));
    const frames = await framesOnDisk(folder);
    const charged = gateway.billed.map(({ seed }) => seed);
    expect(new Set(charged).size).toBe(charged.length);
    expect(frames.map(({ record }) => record.asked.seed).sort()).toEqual([...charged].sort());
    await desk.close();
  });

  it.each(['images', 'batches'])(
    '%s may not be written to: it is said, and goes on when they may be',
    async (room) => {
      const folder = await temporaryFolder();
      const { gateway, desk } = await deskOn(folder, 64);
      const place = join(folder, room);
      mkdirSync(place, { recursive: true });
      mount('--bind', place, place);
      onTestFinished(() => void execFileSync('umount', ['--lazy', place]));
      mount('-o', 'remount,bind,ro', place);
      expect(() => writeFileSync(join(place, 'x'), '')).toThrow(/EROFS/);

      if (room === 'batches') {
        await expect(desk.queue.submit(requestOf('a vase', seeds(1)))).rejects.toMatchObject({
          code: 'library-read-only',
        });
        expect(gateway.billed).toEqual([]);
        mount('-o', 'remount,bind,rw', place);
        await desk.queue.submit(requestOf('a vase', seeds(1)));
      } else {
        await desk.queue.submit(requestOf('a vase', seeds(1)));
        await desk.until(() => desk.job()?.status === 'failed');
        expect(desk.job()).toMatchObject({
          error: { code: 'library-read-only' },
          billed: 'yes',
          retryDownloads: true,
        });
        mount('-o', 'remount,bind,rw', place);
        await desk.queue.retryFailed();
      }
      await desk.until(() => desk.job()?.status === 'done');
      expect(gateway.billed).toHaveLength(1);
      expect(await framesOnDisk(folder)).toHaveLength(1);
      await desk.close();
    },
  );
});
