/** The status machine: what no life of a job may contain. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSettled, mayChange, transitions } from '../../../../shared/job/status.ts';
import type { JobStatus } from '../../../../shared/job/status.ts';
import { lives } from './walk.ts';

const statuses = Object.keys(transitions) as JobStatus[];

describe('transitions', () => {
  it('send only what waits, or what is still on its way (else a call goes out without its intent)', () => {
    expect(statuses.filter((from) => mayChange(from, 'sending'))).toEqual(['waiting', 'canceled', 'unknown']);
  });

  it('never lead from an answer back to a new call without a failure in between (else it is paid twice)', () => {
    fc.assert(
      fc.property(lives(40), (states) => {
        const words = states.map(({ status }) => status);
        for (const [index, word] of words.entries())
          if (word === 'waiting' && index > 0)
            expect(['waiting', 'sending', 'refused', 'failed', 'canceled', 'unknown']).toContain(
              words[index - 1],
            );
      }),
    );
  });

  it('let every open status end, and nothing follow what is done', () => {
    const ends = (from: JobStatus, seen: readonly JobStatus[] = []): boolean =>
      isSettled(from) || transitions[from].some((to) => !seen.includes(to) && ends(to, [...seen, from]));
    expect(statuses.filter((status) => !ends(status))).toEqual([]);
    expect(transitions.done).toEqual([]);
  });
});
