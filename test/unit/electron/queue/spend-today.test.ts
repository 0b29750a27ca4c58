/** What the status bar calls spent today: what was sent since midnight, by the photographer's clock. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dayOf, spendToday } from '../../../../electron/queue/spend-today.ts';
import type { JobId } from '../../../../shared/ids.ts';
import type { JobState } from '../../../../shared/job/status.ts';
import { builtInModels } from '../../../../shared/models/table.ts';

const now = new Date(2026, 2, 29, 12).getTime();
const { begin, end } = dayOf(now);
const waiting: JobState = { status: 'waiting', at: begin };
const sent = (at: number, practice = false): JobState => ({
  status: 'sending',
  at,
  attempt: 1,
  gateway: practice ? 'practice' : 'https://gateway.test',
  practice,
  delivery: 'direct',
});
const done: JobState = { status: 'done', at: now, frames: [], missing: 0 };

const spent = (...jobs: readonly JobState[][]) => {
  const calls = jobs.map((states) => ({ id: randomUUID() as JobId, model: 'nano-banana', n: 1, states }));
  return spendToday({ callsSince: () => Promise.resolve(calls) }, builtInModels, now);
};

describe('spendToday', () => {
  it('counts what was sent today: not what waits, not yesterday, not practice', async () => {
    const { usd, unpriced, endsAt } = await spent(
      [waiting],
      [waiting, sent(begin), done],
      [waiting, sent(now)],
      [waiting, sent(begin - 1), done],
      [waiting, sent(now, true), done],
    );
    expect(usd).toBeCloseTo(2 * 0.018);
    expect({ unpriced, endsAt }).toEqual({ unpriced: 0, endsAt: end });
  });

  it('ends the day at midnight, whatever the clocks are put to meanwhile', () => {
    expect(new Date(begin).getHours()).toBe(0);
    expect(new Date(end).getHours()).toBe(0);
    expect(new Date(end).getDate()).toBe(30);
  });
});
