/** Whether a lost call was billed: said only where the figures allow one story. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameIdSchema, jobIdSchema } from '../../../../shared/ids.ts';
import type { JobId } from '../../../../shared/ids.ts';
import type { JobState } from '../../../../shared/job/status.ts';
import { mayStillRunMs, verdictOn, windowOf } from '../../../../shared/money/reconcile.ts';
import type { CallToReconcile } from '../../../../shared/money/reconcile.ts';

const minute = 60_000;
const price = 0.02;
const frame = frameIdSchema.parse('01890000-0000-7000-8000-000000000000');
const id = (no: number): JobId =>
  jobIdSchema.parse(`01890000-0000-7000-8000-${String(no).padStart(12, '0')}`);
const error = { code: 'connection-lost', message: '' } as const;
const sent = (at: number): JobState[] => [
  { status: 'waiting', at: 0 },
  { status: 'sending', at, attempt: 1, gateway: 'g', practice: false, delivery: 'direct' },
];
const answered = (no: number, at: number, quotaRemainingUsd?: number): CallToReconcile => ({
  id: id(no),
  model: 'm',
  n: 1,
  states: [
    ...sent(at),
    {
      status: 'answered',
      at: at + 1_000,
      answer: {
        images: [{ frame, source: { kind: 'url', url: 'https://cdn.test/a' }, revisedPrompt: null }],
        expiresAt: 1,
        tookSeconds: 1,
        ...(quotaRemainingUsd !== undefined && { quotaRemainingUsd }),
      },
    },
  ],
});
const unknown = (no: number, at: number): CallToReconcile => ({
  id: id(no),
  model: 'm',
  n: 1,
  states: [...sent(at), { status: 'unknown', at: at + 500, error }],
});
const refused = (no: number, at: number): CallToReconcile => ({
  id: id(no),
  model: 'm',
  n: 1,
  states: [...sent(at), { status: 'refused', at: at + 500, error }],
});
const later = 60 * minute;
const judge = (
  calls: readonly CallToReconcile[],
  figures: { readonly counted?: number; readonly quotaUsd?: number },
) => {
  const window = windowOf(calls, id(0), later)!;
  const { counted, quotaUsd = null } = figures;
  const countedCalls = counted === undefined ? null : new Map([['m', counted]]);
  return verdictOn(id(0), window, { countedCalls, quotaUsd }, () => price);
};

describe('windowOf', () => {
  it('begins where no call was under way, and holds all that came after', () => {
    const calls = [
      answered(1, minute, 5),
      answered(2, 30 * minute),
      unknown(0, 30 * minute + 500),
      refused(3, 40 * minute),
    ];
    const window = windowOf(calls, id(0), later);
    expect(window).toMatchObject({ since: 30 * minute, quotaBeforeUsd: 5 });
    expect(window?.calls).toHaveLength(3);
  });

  it('is not there while a call may still be billed (else the figures change under our hands)', () => {
    expect(windowOf([unknown(0, minute)], id(0), minute + mayStillRunMs - 1)).toBeNull();
    expect(windowOf([unknown(0, minute)], id(0), minute + mayStillRunMs + 1)).not.toBeNull();
    expect(windowOf([answered(1, 29.9 * minute), unknown(0, 30 * minute)], id(0), later)?.calls).toHaveLength(
      2,
    );
    const flying = { ...unknown(1, later - 1_000), states: sent(later - 1_000) };
    expect(windowOf([unknown(0, minute), flying], id(0), later)).toBeNull();
  });

  it('trusts no balance from before a call that may have been billed since', () => {
    const calls = [answered(1, minute, 5), unknown(2, 10 * minute), unknown(0, 30 * minute)];
    expect(windowOf(calls, id(0), later)?.quotaBeforeUsd).toBeNull();
  });
});

describe('verdictOn', () => {
  it.each([
    [1, { by: 'usage', billed: 'no' }],
    [2, { by: 'usage', billed: 'yes' }],
    [3, null],
    [0, null],
  ])('with one call answered and one lost, %i counted: %o', (counted, verdict) => {
    expect(judge([answered(1, 30 * minute), unknown(0, 30 * minute)], { counted })).toEqual(verdict);
  });

  it('does not take a refused call that is counted for the lost one', () => {
    expect(judge([refused(1, 30 * minute), unknown(0, 30 * minute)], { counted: 1 })).toBeNull();
  });

  it.each([
    [4.98, { by: 'quota', billed: 'no' }],
    [4.96, { by: 'quota', billed: 'yes' }],
    [4.9, null],
    [5.5, null],
  ])('with $5 before and one call answered since, $%d left: %o', (quotaUsd, verdict) => {
    const calls = [answered(1, minute, 5), answered(2, 30 * minute), unknown(0, 30 * minute)];
    expect(judge(calls, { quotaUsd })).toEqual(verdict);
  });

  it('is never wrong where nobody else uses the key, however many were lost and billed', () => {
    const world = fc.record({ answered: fc.nat(4), billed: fc.nat(3), unbilled: fc.nat(3) });
    fc.assert(
      fc.property(world, fc.boolean(), (counts, isFirstBilled) => {
        const lost = [
          isFirstBilled,
          ...Array<boolean>(counts.billed).fill(true),
          ...Array<boolean>(counts.unbilled).fill(false),
        ];
        const calls = [
          answered(100, minute, 5),
          ...Array.from({ length: counts.answered }, (_, index) => answered(index + 50, 30 * minute)),
          ...lost.map((_, index) => unknown(index, 30 * minute)),
        ];
        const billed = counts.answered + lost.filter(Boolean).length;
        const verdicts = [judge(calls, { counted: billed }), judge(calls, { quotaUsd: 5 - billed * price })];
        for (const verdict of verdicts)
          if (verdict) expect(verdict.billed).toBe(isFirstBilled ? 'yes' : 'no');
      }),
    );
  });
});
