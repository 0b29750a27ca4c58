/** Against a gateway that does everything wrong: every image it charged for is accounted for, and nothing is charged twice. */
import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { JobView } from '../../../shared/job/view.ts';
import { startHostileGateway } from '../../support/hostile-gateway/hostile-gateway.ts';
import { framesOnDisk } from '../../e2e/support/library-files.ts';
import { openDesk, requestOf, seeds } from './desk.ts';
import type { Desk } from './desk.ts';

const count = 120;
/** Ms: what never ends fails, what a busy machine takes longer for does not. */
const patient = 180_000;

/** Everything to its end; a pause is answered by going on, as a user would who topped up. */
async function run(delivery: 'direct' | 'safe', seed: number) {
  const gateway = await startHostileGateway({ seed, clockAhead: 3600 });
  onTestFinished(gateway.close);
  const desk = await openDesk({
    gateway,
    delivery,
    parallelCalls: 16,
    client: {
      answerTimeoutMs: 1_000,
      readTimeoutMs: 1_000,
      downloadSilenceMs: 500,
      downloadWholeMs: 5_000,
    },
    onChange: (_, { paused }) => {
      if (paused?.by === 'gateway') setImmediate(() => desk.queue.resume());
    },
  });
  const numbers = Array.from({ length: count }, (_, index) => 1000 * seed + index);
  const { jobs } = await desk.queue.submit(requestOf('a hostile vase', seeds(...numbers)));
  const settled: readonly string[] = ['done', 'failed', 'refused', 'unknown', 'canceled'];
  await desk.until(() => jobs.every((id) => settled.includes(desk.job(id)?.status ?? '')));
  return { gateway, desk, views: jobs.map((id) => desk.job(id)!) };
}

/** What the user is told of the money of this job. */
const owns = ({ status, frames, billed }: JobView): boolean =>
  status === 'unknown' || frames.length > 0 || billed === 'maybe' || billed === 'yes';

async function expectWholeLibrary(desk: Desk): Promise<void> {
  for (const { record, bytes } of await framesOnDisk(desk.layout.root)) {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(record.file.sha256);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  }
}

describe('a hostile gateway', () => {
  // Catches: a paid answer taken for a refusal, a retry of what was charged, a broken picture kept as a frame.
  it.each([1, 2])(
    'Direct, seed %i: every charge is a frame, an unknown, or told as possibly billed',
    async (seed) => {
      const { gateway, desk, views } = await run('direct', seed);
      const bySeed = new Map(views.map((view) => [view.seed ?? undefined, view]));
      for (const image of gateway.billed) expect(bySeed.get(image.seed)).toSatisfy(owns);
      const charged = gateway.billed.map((image) => image.seed);
      expect(new Set(charged).size).toBe(charged.length);
      // What can be had is had: only the lost, the unread and the unobtainable are no frames.
      for (const view of views) {
        const image = gateway.billed.find((one) => one.seed === view.seed);
        if (view.status === 'failed' && image?.url && view.billed === 'yes')
          expect(gateway.isObtainable(image.url)).toBe(false);
      }
      expect(views.filter(({ status }) => status === 'done').length).toBeGreaterThan(count / 2);
      expect(gateway.leaks()).toBe(0);
      await expectWholeLibrary(desk);
    },
    patient,
  );

  // Catches: a task submitted twice under two ids, an unknown where asking again would have told.
  it(
    'Safe: nothing is charged twice, and every picture that can be had is a frame',
    async () => {
      const { gateway, desk, views } = await run('safe', 3);
      const charged = gateway.billed.map((image) => image.seed);
      expect(new Set(charged).size).toBe(charged.length);
      const lost = gateway.billed.flatMap(({ seed, url }) => {
        const view = views.find((one) => one.seed === seed);
        const isLost = view?.status !== 'done' && url !== null && gateway.isObtainable(url);
        return isLost ? [{ seed, status: view?.status, error: view?.error }] : [];
      });
      expect(lost).toEqual([]);
      expect(gateway.leaks()).toBe(0);
      await expectWholeLibrary(desk);
    },
    patient,
  );
});
