/** Taking a journal over into its batch: the same on every repetition, and strict. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchIdSchema, jobIdSchema } from '../../../../shared/ids.ts';
import type { BatchRecord, JournalLine } from '../../../../shared/job/batch-record.ts';
import { foldLines, withoutKeptBytes } from '../../../../shared/job/fold.ts';
import type { JobState } from '../../../../shared/job/status.ts';
import { lives } from './walk.ts';

const job = (no: number) => jobIdSchema.parse(`01890000-0000-7000-8000-${String(no).padStart(12, '0')}`);

function recordOf(all: readonly (readonly JobState[])[]): BatchRecord {
  return {
    version: 1,
    id: batchIdSchema.parse('01890000-0000-7000-8000-ffffffffffff'),
    createdAt: '2026-01-01T00:00:00.000Z',
    request: {
      model: 'nano-banana',
      prompt: 'p',
      shape: { kind: 'size', size: '1024x1024' },
      seeds: { kind: 'random' },
      frames: all.length,
      imagesPerCall: 1,
    },
    variants: ['p'],
    jobs: all.map((states, column) => ({
      id: job(column),
      row: 0,
      column,
      seed: column,
      n: 1,
      states: [...states],
    })),
  };
}

/** Journal lines of several jobs, mixed, each job's in order. */
function linesOf(all: readonly (readonly JobState[])[], mix: readonly number[]): JournalLine[] {
  const next = all.map(() => 1);
  const lines: JournalLine[] = [];
  const open = (): number[] => all.flatMap((states, index) => (next[index]! < states.length ? [index] : []));
  for (let step = 0; open().length > 0; step += 1) {
    const left = open();
    const index = left[(mix[step % mix.length] ?? 0) % left.length]!;
    lines.push({ job: job(index), no: next[index]!, state: all[index]![next[index]!]! });
    next[index]! += 1;
  }
  return lines;
}

const batches = fc.tuple(
  fc.array(lives(12), { minLength: 1, maxLength: 4 }),
  fc.array(fc.nat(9), { minLength: 1, maxLength: 20 }),
);

describe('foldLines', () => {
  it('comes to the states that were in memory, whatever the order between jobs', () => {
    fc.assert(
      fc.property(batches, ([all, mix]) => {
        const header = recordOf(all.map((states) => states.slice(0, 1)));
        expect(foldLines(header, linesOf(all, mix))).toEqual({ ok: true, value: recordOf(all) });
      }),
    );
  });

  it('is harmless when repeated on a record that holds some lines already (a crash between fold and removal)', () => {
    fc.assert(
      fc.property(batches, fc.nat(30), ([all, mix], folded) => {
        const lines = linesOf(all, mix);
        const header = recordOf(all.map((states) => states.slice(0, 1)));
        const first = foldLines(header, lines.slice(0, folded));
        expect(first.ok && foldLines(first.value, lines)).toEqual({ ok: true, value: recordOf(all) });
      }),
    );
  });

  it.each([
    ['a job of another batch', { job: job(7), no: 1, state: { status: 'canceled', at: 1, billed: 'no' } }],
    ['a gap (a line was lost)', { job: job(0), no: 2, state: { status: 'canceled', at: 1, billed: 'no' } }],
    ['an illegal change', { job: job(0), no: 1, state: { status: 'downloading', at: 1 } }],
  ] satisfies [string, JournalLine][])('refuses %s, rather than guess', (_, line) => {
    const header = recordOf([[{ status: 'waiting', at: 0 }]]);
    expect(foldLines(header, [line])).toMatchObject({ ok: false, error: { code: 'record-unparsable' } });
  });
});

describe('withoutKeptBytes', () => {
  it('drops inline bytes of a done job and of no other (else a record carries its pictures for ever, or loses them)', () => {
    fc.assert(
      fc.property(lives(30), (states) => {
        const text = JSON.stringify(withoutKeptBytes(states));
        expect(text.includes('QUJD')).toBe(
          states.at(-1)?.status !== 'done' && JSON.stringify(states).includes('QUJD'),
        );
        expect(withoutKeptBytes(states)).toHaveLength(states.length);
      }),
    );
  });
});
