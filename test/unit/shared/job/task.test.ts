/** Which id the next call takes, and whether a task can still be asked for: what keeps Safe from paying twice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestState } from '../../../../shared/job/history.ts';
import { mayFollow } from '../../../../shared/job/legal.ts';
import type { JobState } from '../../../../shared/job/status.ts';
import { nextTask, openTask } from '../../../../shared/job/task.ts';
import { job, lives } from './walk.ts';

const waiting: JobState = { status: 'waiting', at: 0 };
const sending = (task?: string, attempt = 1): JobState => ({
  status: 'sending',
  at: 0,
  attempt,
  gateway: 'https://gateway.test',
  practice: false,
  delivery: task === undefined ? 'direct' : 'safe',
  ...(task !== undefined && { task }),
});
const error = { code: 'gateway-error', message: '' } as const;

describe('nextTask', () => {
  it('is the job’s own id until a task of it has ended, and then another (else a retry gets the same failure)', () => {
    expect(nextTask(job, [waiting])).toBe(job);
    const refused: JobState = { status: 'waiting', at: 0, because: error };
    expect(nextTask(job, [waiting, sending(job), refused])).toBe(job);
    const ended: JobState = { status: 'waiting', at: 0, because: error, taskEnded: true };
    const once = [waiting, sending(job), ended];
    expect(nextTask(job, once)).toBe(`${job}-2`);
    expect(nextTask(job, [...once, sending(`${job}-2`, 2), ended])).toBe(`${job}-3`);
  });

  it('is never one that a task has ended under, in any life', () => {
    fc.assert(
      fc.property(lives(60), (states) => {
        const spent = new Set<string>();
        let task: string | undefined;
        for (const state of states) {
          if (state.status === 'sending') ({ task } = state);
          else if (task !== undefined && state.status === 'answered') spent.add(task);
        }
        expect(spent.has(nextTask(job, states))).toBe(false);
      }),
    );
  });
});

describe('openTask', () => {
  it('is there while nobody knows how the call ended, and not for Direct', () => {
    const unknown: JobState = { status: 'unknown', at: 0, error };
    expect(openTask([waiting, sending(job), unknown])?.task).toBe(job);
    expect(openTask([waiting, sending(), unknown])).toBeUndefined();
    expect(openTask([waiting, sending(job), { status: 'refused', at: 0, error, taskEnded: true }])).toBe(
      undefined,
    );
  });

  it('is never there for what waits: what waits can be canceled without a bill', () => {
    fc.assert(
      fc.property(lives(60), (states) => {
        if (latestState(states).status === 'waiting') expect(openTask(states)).toBeUndefined();
      }),
    );
  });
});

describe('mayFollow', () => {
  const unknown: JobState = { status: 'unknown', at: 0, error };

  it('lets an unknown go on only as the very same task (else asking becomes a second payment)', () => {
    const states = [waiting, sending(job), unknown];
    expect(mayFollow(states, sending(job))).toBe(true);
    expect(mayFollow(states, sending(`${job}-2`))).toBe(false);
    expect(mayFollow(states, sending(job, 2))).toBe(false);
    expect(mayFollow([waiting, sending(), unknown], sending())).toBe(false);
  });

  it('counts attempts without a gap, in any life', () => {
    fc.assert(
      fc.property(lives(60), (states) => {
        const attempts = states.flatMap((state) => (state.status === 'sending' ? state.attempt : []));
        expect([...new Set(attempts)]).toEqual(
          Array.from({ length: new Set(attempts).size }, (_, i) => i + 1),
        );
        expect(attempts).toEqual(attempts.toSorted((a, b) => a - b));
      }),
    );
  });
});
