/** From a request to the jobs that will be paid for: variants are rows, seeds are columns. Pure but for what it is given. */
import type { JobRecord } from '../../shared/job/batch-record.ts';
import type { JobId } from '../../shared/ids.ts';
import { planCalls } from '../../shared/request.ts';
import type { ExpandedRequest, Request } from '../../shared/request.ts';

export interface PlanSources {
  /** A seed drawn at random, within the range of seed.ts. */
  readonly drawSeed: () => number;
  readonly newJobId: () => JobId;
  /** Ms since the epoch. */
  readonly now: number;
  /** A model without seeds is sent none. */
  readonly takesSeed: boolean;
}

/** Jobs row by row. Seeds are distinct within a batch, and each row gets the same ones, so that rows compare. */
export function planBatch(
  { request, variants }: ExpandedRequest,
  sources: PlanSources,
): readonly JobRecord[] {
  const calls = planCalls(request);
  const seeds = sources.takesSeed ? seedsOf(request, calls.length, sources.drawSeed) : [];
  return variants.flatMap((_, row) =>
    calls.map(({ seedIndex, n }): JobRecord => ({
      id: sources.newJobId(),
      row,
      column: seedIndex,
      seed: seeds[seedIndex] ?? null,
      n,
      states: [{ status: 'waiting', at: sources.now }],
    })),
  );
}

function seedsOf({ seeds }: Request, count: number, drawSeed: () => number): readonly number[] {
  switch (seeds.kind) {
    case 'locked':
      return [seeds.seed];
    case 'list':
      return seeds.seeds;
    case 'random':
    case 'explore': {
      const drawn = new Set<number>();
      while (drawn.size < count) drawn.add(drawSeed());
      return [...drawn];
    }
  }
}
