/** The ledger: every call once, on its day, with what is known of its cost kept apart from what is guessed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameIdSchema } from '../../../../shared/ids.ts';
import type { JobState } from '../../../../shared/job/status.ts';
import { ledgerOf, observedPrices, sumOf } from '../../../../shared/money/ledger.ts';
import { lives } from '../job/walk.ts';

const frame = frameIdSchema.parse('01890000-0000-7000-8000-000000000000');
const error = { code: 'gateway-error', message: '' } as const;
const waiting: JobState = { status: 'waiting', at: 0 };
const sent = (at: number, attempt = 1, practice = false): JobState => ({
  status: 'sending',
  at,
  attempt,
  gateway: 'https://gateway.test',
  practice,
  delivery: 'direct',
});
const answered = (at: number, creditsUsed?: number): JobState => ({
  status: 'answered',
  at,
  answer: {
    images: [{ frame, source: { kind: 'url', url: 'https://cdn.test/a' }, revisedPrompt: null }],
    expiresAt: 1,
    tookSeconds: 1,
    ...(creditsUsed !== undefined && { creditsUsed }),
  },
});
const done: JobState = { status: 'done', at: 0, frames: [frame], missing: 0 };

const ledger = (all: readonly (readonly JobState[])[], price: number | null = 0.02) =>
  ledgerOf(
    all.map((states) => ({ model: 'nano-banana', n: 1, states })),
    { since: 100, priceOf: () => price, dayOf: (at) => (at < 200 ? 'Monday' : 'Tuesday') },
  );

describe('ledgerOf', () => {
  it('keeps days apart, and leaves out what was before them and what was practice', () => {
    const rows = ledger([
      [waiting, sent(150), answered(160), done],
      [waiting, sent(250), answered(260), done],
      [waiting, sent(50), answered(60), done],
      [waiting, sent(150, 1, true), answered(160), done],
    ]);
    expect(rows.map(({ day, calls, frames }) => [day, calls, frames])).toEqual([
      ['Monday', 1, 1],
      ['Tuesday', 1, 1],
    ]);
  });

  it('takes the gateway’s word for the cost, and estimates only where there is none', () => {
    expect(ledger([[waiting, sent(150), answered(160, 18_000), done]])[0]).toMatchObject({
      knownUsd: 0.018,
      estimatedUsd: 0,
    });
    expect(ledger([[waiting, sent(150), answered(160), done]])[0]).toMatchObject({
      knownUsd: 0,
      estimatedUsd: 0.02,
    });
    expect(ledger([[waiting, sent(150), answered(160), done]], null)[0]).toMatchObject({ unpriced: 1 });
  });

  it('does not count what was turned away and tried again, nor let it cost anything', () => {
    const again: JobState = { status: 'waiting', at: 0, because: error };
    const [row] = ledger([[waiting, sent(150), again, sent(160, 2), answered(170), done]]);
    expect(row).toMatchObject({ calls: 1, frames: 1, estimatedUsd: 0.02 });
  });

  it('counts both calls where a doubtful one was sent again: both may be on the bill', () => {
    const unknown: JobState = { status: 'unknown', at: 0, error };
    const [row] = ledger([[waiting, sent(150), unknown, waiting, sent(160, 2), answered(170), done]]);
    expect(row).toMatchObject({ calls: 2, frames: 1, estimatedUsd: 0.04, unknown: 0 });
  });

  it.each<[string, JobState, object]>([
    ['refused', { status: 'refused', at: 0, error }, { refused: 1, estimatedUsd: 0 }],
    ['failed', { status: 'failed', at: 0, error, billed: 'no', frames: [] }, { failed: 1, estimatedUsd: 0 }],
    ['unknown', { status: 'unknown', at: 0, error }, { unknown: 1, estimatedUsd: 0.02 }],
    [
      'canceled, with its price',
      { status: 'canceled', at: 0, billed: 'yes', creditsUsed: 18_000 },
      { knownUsd: 0.018, estimatedUsd: 0 },
    ],
  ])('counts what is %s', (_, end, figures) => {
    expect(ledger([[waiting, sent(150), end]])[0]).toMatchObject({ calls: 1, frames: 0, ...figures });
  });

  it('is the sum of its jobs, whatever they went through (else a row hides a call)', () => {
    const moved = lives(30).map((states) =>
      states.map((state) => ({ ...state, at: state.status === 'sending' ? 150 : state.at })),
    );
    fc.assert(
      fc.property(fc.array(moved, { maxLength: 5 }), (all) => {
        const apart = sumOf(all.flatMap((states) => ledger([states])));
        const together = sumOf(ledger(all));
        expect(together.calls).toBe(apart.calls);
        expect(together.estimatedUsd).toBeCloseTo(apart.estimatedUsd);
      }),
    );
  });
});

describe('observedPrices', () => {
  it('is the newest of each model, for one image', () => {
    const call = (at: number, credits: number) => ({
      model: 'nano-banana',
      n: 1,
      states: [waiting, sent(at), answered(at, credits), done],
    });
    expect(observedPrices([call(300, 20_000), call(200, 18_000)])).toEqual([
      { model: 'nano-banana', usdPerImage: 0.02, at: 300 },
    ]);
  });
});
