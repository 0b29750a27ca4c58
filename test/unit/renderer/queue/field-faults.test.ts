/** Which faults are offered a way to their control: news only, and once for a whole batch. */
import { describe, expect, it } from 'vitest';
import type { QueueMoment } from '../../../../renderer/queue/announce.ts';
import { newFieldFaults } from '../../../../renderer/queue/field-faults.ts';
import { withJobs } from '../../../../renderer/queue/jobs.ts';
import type { JobView } from '../../../../shared/job/view.ts';
import { job, summary } from '../support.ts';

const moment = (...jobs: readonly JobView[]): QueueMoment => ({
  jobs: withJobs(new Map(), jobs),
  summary: summary(),
});
const failed = (id: number, field?: string): JobView =>
  job(id, {
    status: 'failed',
    error: { code: 'invalid-param', message: '', data: { status: 400, ...(field && { field }) } },
  });

describe('newFieldFaults', () => {
  it('tells of each field once, however many jobs failed of it', () => {
    const before = moment(job(1), job(2), job(3));
    const after = moment(failed(1, 'size'), failed(2, 'size'), failed(3, 'seed'));
    expect(newFieldFaults(before, after).map(({ field }) => field)).toEqual(['size', 'seed']);
  });

  it('tells nothing twice, nothing of an earlier run, and nothing without a field', () => {
    const after = moment(failed(1, 'size'));
    expect(newFieldFaults(after, after)).toEqual([]);
    expect(newFieldFaults({ jobs: new Map(), summary: null }, after)).toEqual([]);
    expect(newFieldFaults(moment(job(1), job(2)), moment(failed(1), failed(2, '__proto__')))).toEqual([]);
  });
});
