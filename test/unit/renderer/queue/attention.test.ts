/** Catches: a refusal, a failure or a stopped queue that shows only as a number in a corner; a panel that opens for no reason. */
import { describe, expect, it } from 'vitest';
import type { QueueMoment } from '../../../../renderer/queue/announce.ts';
import { wantsAttention } from '../../../../renderer/queue/attention.ts';
import type { QueueSummary } from '../../../../shared/job/view.ts';

const idle: QueueSummary = {
  waiting: 0,
  inFlight: 0,
  downloading: 0,
  wanting: 0,
  paused: null,
  medianSeconds: null,
  quotaRemainingUsd: null,
};
const moment = (summary: Partial<QueueSummary> | null): QueueMoment => ({
  jobs: new Map(),
  summary: summary && { ...idle, ...summary },
});
const paused = (by: NonNullable<QueueSummary['paused']>['by']) => ({ paused: { by, error: null } });

describe('wantsAttention', () => {
  it('when jobs of the last run wait', () => {
    expect(wantsAttention(moment(null), moment({ waiting: 3, ...paused('restart') }))).toBe(true);
    expect(wantsAttention(moment(null), moment({ waiting: 0, ...paused('restart') }))).toBe(false);
  });

  it('when one more job failed, but not for those it found', () => {
    expect(wantsAttention(moment({ wanting: 1 }), moment({ wanting: 2 }))).toBe(true);
    expect(wantsAttention(moment(null), moment({ wanting: 2 }))).toBe(false);
    expect(wantsAttention(moment({ wanting: 2 }), moment({ wanting: 2 }))).toBe(false);
  });

  it.each(['gateway', 'library'] as const)('once, when the %s stops the queue', (by) => {
    expect(wantsAttention(moment({}), moment(paused(by)))).toBe(true);
    expect(wantsAttention(moment(paused(by)), moment(paused(by)))).toBe(false);
  });

  it('not when the user pauses', () => {
    expect(wantsAttention(moment({}), moment(paused('user')))).toBe(false);
  });
});
