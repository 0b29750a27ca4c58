/** Any one operation of the file system fails with EIO, the first, the second, and so on to the last of a paid call. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startHostileGateway } from '../../support/hostile-gateway/hostile-gateway.ts';
import { peace } from '../../support/hostile-gateway/mischief.ts';
import { framesOnDisk } from '../../e2e/support/library-files.ts';
import { openDesk, requestOf, seeds } from './desk.ts';

/** The injected layer: counts what is done to files, and fails the one that is meant. */
const layer = vi.hoisted(() => ({ count: 0, failing: Number.POSITIVE_INFINITY, failed: '' }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const step = (name: string): void => {
    layer.count += 1;
    if (layer.count !== layer.failing) return;
    layer.failed = name;
    throw Object.assign(new Error(`EIO: i/o error, ${name}`), { code: 'EIO', errno: -5 });
  };
  const wrapped =
    <Input extends readonly unknown[], Output>(name: string, work: (...input: Input) => Promise<Output>) =>
    async (...input: Input): Promise<Output> => {
      step(name);
      return await work(...input);
    };
  return {
    ...real,
    mkdir: wrapped('mkdir', real.mkdir as (...input: unknown[]) => Promise<unknown>),
    rename: wrapped('rename', real.rename),
    rm: wrapped('rm', real.rm),
    readFile: wrapped('readFile', real.readFile as (...input: unknown[]) => Promise<unknown>),
    open: async (...input: Parameters<typeof real.open>) => {
      step('open');
      const file = await real.open(...input);
      for (const name of ['write', 'writeFile', 'sync', 'datasync', 'truncate'] as const) {
        const work = file[name].bind(file) as (...input: unknown[]) => Promise<unknown>;
        Object.defineProperty(file, name, { value: wrapped(name, work) });
      }
      return file;
    },
  };
});

/** One call for one picture, with the operation of that number failing, and then everything well again. */
async function lifeWith(failing: number) {
  const gateway = await startHostileGateway({ seed: 1, mischief: peace });
  const desk = await openDesk({ gateway, client: { readTimeoutMs: 2_000 } });
  onTestFinished(gateway.close);
  Object.assign(layer, { count: 0, failing, failed: '' });
  const well = (): void => void Object.assign(layer, { failing: Number.POSITIVE_INFINITY });
  const request = requestOf('a vase', seeds(1));
  try {
    await desk.queue.submit(request);
  } catch (error) {
    // It was not taken: the user sees it where it was typed, and asks once more.
    expect(error).toMatchObject({ code: 'library-unreadable' });
    expect(gateway.billed).toEqual([]);
    well();
    await desk.queue.submit(request);
  }
  const still: readonly string[] = ['done', 'failed', 'unknown', 'refused'];
  await desk.until(() => {
    const status = desk.job()?.status ?? '';
    return still.includes(status) || (status === 'waiting' && desk.summary().paused !== null);
  });
  const operations = layer.count;
  well();
  if (desk.summary().paused) desk.queue.resume();
  if (desk.job()?.status === 'failed') await desk.queue.retryFailed();
  await desk.until(() => desk.job()?.status === 'done');
  const frames = await framesOnDisk(desk.layout.root);
  const outcome = { operations, failed: layer.failed, billed: gateway.billed.length, frames: frames.length };
  await desk.close();
  await gateway.close();
  return outcome;
}

describe('EIO', () => {
  // Catches: an intent that is taken for written, an answer dropped with its line, a frame without a record.
  it('at any one operation: one payment, one frame', { timeout: 120_000 }, async () => {
    const { operations } = await lifeWith(Number.POSITIVE_INFINITY);
    expect(operations).toBeGreaterThan(20);
    const failed = new Set<string>();
    for (let failing = 1; failing <= operations; failing += 1) {
      const outcome = await lifeWith(failing);
      failed.add(outcome.failed);
      expect({ failing, ...outcome }).toMatchObject({ billed: 1, frames: 1 });
    }
    for (const name of ['open', 'write', 'datasync', 'sync', 'rename', 'mkdir'])
      expect(failed).toContain(name);
  });
});
