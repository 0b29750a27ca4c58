/** The world outside the queue's rules, so that a test may bring its own: time, chance, ids. */
import { randomInt } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { batchIdSchema, frameIdSchema, jobIdSchema } from '../../shared/ids.ts';
import type { BatchId, FrameId, JobId } from '../../shared/ids.ts';
import { largestSeed, smallestSeed } from '../../shared/seed/seed.ts';

export interface Clock {
  /** Ms since the epoch. */
  readonly now: () => number;
  /** Calls back once, after so many ms; the function it returns prevents that. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

export interface Chance {
  /** A seed, evenly over the whole range of seed.ts. */
  readonly seed: () => number;
  /** From 0 to 1, for jitter. */
  readonly fraction: () => number;
}

export interface NewIds {
  readonly batch: () => BatchId;
  readonly job: () => JobId;
  readonly frame: () => FrameId;
}

/** Node's timers overflow beyond this and fire at once. */
const longestTimer = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, Math.min(Math.max(0, milliseconds), longestTimer));
    return () => clearTimeout(timer);
  },
};

export const systemChance: Chance = {
  // randomInt wants a bound above the largest, and a range below 2⁴⁸.
  seed: () => randomInt(smallestSeed, largestSeed + 1),
  fraction: () => Math.random(),
};

export const systemIds: NewIds = {
  batch: () => batchIdSchema.parse(uuidv7()),
  job: () => jobIdSchema.parse(uuidv7()),
  frame: () => frameIdSchema.parse(uuidv7()),
};
