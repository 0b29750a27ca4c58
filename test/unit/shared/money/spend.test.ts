/** What counts as spent, and when a request needs the user's word: a limit that can be passed unseen is none. */
import { describe, expect, it } from 'vitest';
import type { JobState } from '../../../../shared/job/status.ts';
import { builtInModels } from '../../../../shared/models/table.ts';
import { spendQuestion, spentSince } from '../../../../shared/money/spend.ts';

const today = 1_000;
const waiting: JobState = { status: 'waiting', at: 0 };
const sent = (at: number, practice = false): JobState => ({
  status: 'sending',
  at,
  attempt: 1,
  gateway: practice ? 'practice' : 'https://gateway.test',
  practice,
  delivery: 'direct',
});
const error = { code: 'gateway-error', message: '' } as const;
const spent = (states: readonly JobState[], model = 'nano-banana') =>
  spentSince(today, [{ model, n: 2, states }], builtInModels);

describe('spentSince', () => {
  it.each<[string, readonly JobState[], number]>([
    ['what waits will be paid', [waiting], 0.036],
    ['what is in flight', [waiting, sent(2_000)], 0.036],
    ['what came', [waiting, sent(2_000), { status: 'done', at: 0, frames: [], missing: 0 }], 0.036],
    [
      'only the images that came',
      [waiting, sent(2_000), { status: 'done', at: 0, frames: [], missing: 1 }],
      0.018,
    ],
    ['what may be billed', [waiting, sent(2_000), { status: 'unknown', at: 0, error }], 0.036],
    ['no refusal', [waiting, sent(2_000), { status: 'refused', at: 0, error }], 0],
    [
      'no failure that is not billed',
      [waiting, sent(2_000), { status: 'failed', at: 0, error, billed: 'no', frames: [] }],
      0,
    ],
    ['nothing of yesterday', [waiting, sent(500), { status: 'done', at: 0, frames: [], missing: 0 }], 0],
    ['nothing of practice', [waiting, sent(2_000, true)], 0],
  ])('counts %s', (_what, states, usd) => {
    expect(spent(states).usd).toBeCloseTo(usd);
  });

  it('counts images without a quoted price apart', () => {
    expect(spent([waiting], 'gpt-image-2')).toEqual({ usd: 0, unpriced: 2 });
  });
});

describe('spendQuestion', () => {
  const limits = { limitPerBatchUsd: 1, limitPerDayUsd: 2 };
  const about = (usd: number) => ({ kind: 'about', usd }) as const;
  it.each([
    [about(1), 0, null],
    [about(1.01), 0, 'batch'],
    [about(0.5), 1.5, null],
    [about(0.5), 1.51, 'day'],
    [{ kind: 'unknown' } as const, 0, 'batch'],
    [{ kind: 'free' } as const, 9, null],
  ])('%j after %d: %s', (cost, usd, limit) => {
    expect(spendQuestion(cost, { usd, unpriced: 0 }, limits)?.limit ?? null).toBe(limit);
  });

  it('asks nothing where no limit is set', () => {
    const none = { limitPerBatchUsd: null, limitPerDayUsd: null };
    expect(spendQuestion(about(1e6), { usd: 1e6, unpriced: 9 }, none)).toBeNull();
  });
});
