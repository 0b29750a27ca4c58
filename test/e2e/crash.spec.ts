/**
 * The first promise, proved: the app is ended by SIGKILL at every step of a paid call and started again, and the gateway's books
 * are compared with the library. `npm run test:crash` does it 300 times.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { faultPoints } from '../../electron/fault-points.ts';
import { peace } from '../support/hostile-gateway/mischief.ts';
import { buildFaultApp, openCrashDesk, stepsOf } from './support/crash.ts';
import type { CrashDesk, Delivery } from './support/crash.ts';
import { filesUnder, framesOnDisk } from './support/library-files.ts';

/** In both deliveries together. */
const kills = Number(process.env.KILLS ?? 30);
/** A kill and a start, on a machine with much else to do. */
const longestRound = 60_000;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await buildFaultApp();
});

/** Every step in turn, beginning where the other delivery leaves off, so that a short run covers them all. */
async function killAll(desk: CrashDesk, delivery: Delivery, count: number): Promise<void> {
  const steps = stepsOf(delivery);
  const offset = delivery === 'safe' ? count % steps.length : 0;
  for (let no = 0; no < count; no += 1)
    await desk.round(steps[(no + offset) % steps.length]!, { no: no + 1, atStart: no % 4 === 3 });
}

async function expectWholeLibrary(library: string): Promise<readonly number[]> {
  const frames = await framesOnDisk(library);
  for (const { record, bytes } of frames)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(record.file.sha256);
  return frames.map(({ record }) => record.asked.seed ?? -1);
}

const twice = (seeds: readonly number[]): readonly number[] =>
  seeds.filter((seed, index) => seeds.indexOf(seed) !== index);

for (const delivery of ['direct', 'safe'] as const)
  test(`${delivery}: killed at every step, nothing paid for is lost and nothing is paid for twice`, async () => {
    const count = Math.ceil(kills / 2);
    test.setTimeout(longestRound * (count + 2));
    const desk = await openCrashDesk(delivery, { seed: 6, mischief: peace });
    try {
      await killAll(desk, delivery, count);
      const { jobs, indexed } = await desk.settle();
      const frames = await expectWholeLibrary(desk.library);
      const billed = desk.gateway.billed.map(({ seed }) => seed ?? -1);
      const unknown = jobs.filter(({ status }) => status === 'unknown').map(({ seed }) => seed ?? -1);
      const told = (seeds: readonly number[]): readonly string[] =>
        seeds.map((seed) => `${seed}: ${desk.stepOf(seed)}`);
      const report = { kills: count, billed: billed.length, frames: frames.length, unknown: unknown.length };
      test.info().annotations.push({ type: delivery, description: JSON.stringify(report) });
      process.stdout.write(`${delivery} ${JSON.stringify(report)}\n`);

      expect(told(twice(frames))).toEqual([]);
      expect(told(twice(billed))).toEqual([]);
      expect(told(frames.filter((seed) => !billed.includes(seed)))).toEqual([]);
      const lost = billed.filter((seed) => !frames.includes(seed) && !unknown.includes(seed));
      expect(told(lost)).toEqual([]);
      if (delivery === 'safe') expect(told(unknown)).toEqual([]);
      expect(indexed).toBe(frames.length);
      const leftovers = (await filesUnder(join(desk.library, 'images'))).filter((path) =>
        path.endsWith('.part'),
      );
      expect(leftovers).toEqual([]);
      expect(desk.gateway.leaks()).toBe(0);
    } finally {
      await desk.close();
    }
  });

test('a release has no fault point in it', async () => {
  const dist = join(import.meta.dirname, '../../dist');
  const files = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith('.js'));
  expect(files.length).toBeGreaterThan(4);
  for (const file of files) {
    const code = await readFile(join(dist, file), 'utf8');
    expect(['PROOFSHEET_FAULT', ...faultPoints].filter((word) => code.includes(`"${word}"`))).toEqual([]);
    expect(code).not.toContain('PROOFSHEET_FAULT');
  }
});
