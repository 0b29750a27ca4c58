/** From a request to jobs: which seeds, how many calls, where on the sheet. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planBatch } from '../../../../electron/queue/planner.ts';
import { jobIdSchema } from '../../../../shared/ids.ts';
import type { Request } from '../../../../shared/request.ts';

const request = (change: Partial<Request>): Request => ({
  model: 'nano-banana',
  prompt: 'a red vase',
  shape: { kind: 'size', size: '1024x1024' },
  seeds: { kind: 'random' },
  frames: 4,
  imagesPerCall: 1,
  ...change,
});

function plan(
  request: Request,
  seeds: readonly number[] = [],
  takesSeed = true,
  others: readonly string[] = [],
) {
  let drawn = 0;
  let ids = 0;
  return planBatch(
    { request, variants: [request.prompt, ...others] },
    {
      now: 5,
      takesSeed,
      drawSeed: () => seeds[drawn++ % seeds.length] ?? drawn,
      newJobId: () => jobIdSchema.parse(`01890000-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}`),
    },
  );
}

describe('planBatch', () => {
  it('makes one waiting job for each seed of a list, in its order', () => {
    const jobs = plan(request({ seeds: { kind: 'list', seeds: [9, 3] }, imagesPerCall: 2 }));
    expect(jobs).toMatchObject([
      { row: 0, column: 0, seed: 9, n: 2, states: [{ status: 'waiting', at: 5 }] },
      { row: 0, column: 1, seed: 3, n: 2 },
    ]);
  });

  it('gives each row the same seeds, row by row (catches rows that cannot be compared)', () => {
    const jobs = plan(request({ frames: 2, seeds: { kind: 'explore' } }), [5, 6], true, ['a blue vase']);
    expect(jobs).toMatchObject([
      { row: 0, column: 0, seed: 5, n: 1 },
      { row: 0, column: 1, seed: 6, n: 1 },
      { row: 1, column: 0, seed: 5, n: 1 },
      { row: 1, column: 1, seed: 6, n: 1 },
    ]);
  });

  it('sends a locked seed once', () => {
    expect(plan(request({ seeds: { kind: 'locked', seed: 42 }, frames: 1 }))).toMatchObject([
      { seed: 42, n: 1 },
    ]);
  });

  it('draws again when chance repeats itself (else two columns of a sheet are the same picture, paid twice)', () => {
    const jobs = plan(request({ frames: 3 }), [7, 7, 8, 7, 9]);
    expect(jobs.map(({ seed }) => seed)).toEqual([7, 8, 9]);
  });

  it('sends no seed to a model that takes none', () => {
    expect(plan(request({ frames: 2 }), [1, 2], false).map(({ seed }) => seed)).toEqual([null, null]);
  });

  it('asks for exactly the frames wanted, each seed and each id once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 24 }),
        fc.integer({ min: 1, max: 4 }),
        (frames, imagesPerCall) => {
          const jobs = plan(request({ frames, imagesPerCall }));
          expect(jobs.reduce((sum, { n }) => sum + n, 0)).toBe(frames);
          expect(new Set(jobs.map(({ seed }) => seed)).size).toBe(jobs.length);
          expect(new Set(jobs.map(({ id }) => id)).size).toBe(jobs.length);
        },
      ),
    );
  });
});
