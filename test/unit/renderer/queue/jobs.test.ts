/** The queue's list, its words and its announcements. */
import { describe, expect, it } from 'vitest';
import { announcementsOf } from '../../../../renderer/queue/announce.ts';
import { actionsOf, wordsOfJob } from '../../../../renderer/jobs/job-words.ts';
import type { Jobs } from '../../../../renderer/queue/jobs.ts';
import {
  framesComingFrom,
  inReadingOrder,
  withJobs,
  withToFront,
  withoutSettled,
} from '../../../../renderer/queue/jobs.ts';
import { needsClock, withSharedWait } from '../../../../renderer/jobs/waits.ts';
import type { JobView } from '../../../../shared/job/view.ts';
import { batchId, job, jobId, summary } from '../support.ts';

function jobsOf(...jobs: readonly JobView[]): Jobs {
  return withJobs(new Map(), jobs);
}
const columns = (jobs: Iterable<JobView>): number[] => [...jobs].map(({ column }) => column);

describe('the list', () => {
  it('says of every waiting job how long the spending limit holds it (catches jobs that wait without a reason)', () => {
    const limited = job(1, { attempt: 1, notBefore: 20_000, error: { code: 'rate-limited', message: '' } });
    const jobs = [limited, job(2), job(3, { status: 'done' })];
    const [, second, third] = withSharedWait(jobs);
    expect(second && wordsOfJob(second, 2_000, null)).toMatchObject({
      time: 'in 18 s',
      reason: 'Spending limit reached for now',
    });
    expect(third).toBe(jobs[2]);
    expect(withSharedWait([job(2)])).toEqual([job(2)]);
  });

  it('keeps a job in its place when it changes (catches rows that jump at each status)', () => {
    const jobs = withJobs(jobsOf(job(1), job(2), job(3)), [job(1, { status: 'waiting', attempt: 2 })]);
    expect(columns(jobs.values())).toEqual([1, 2, 3]);
  });

  it('puts a waiting job before all others that wait, and no other job anywhere', () => {
    const jobs = jobsOf(job(1, { status: 'sending' }), job(2), job(3), job(4, { status: 'done' }));
    expect(columns(withToFront(jobs, jobId(3)).values())).toEqual([1, 3, 2, 4]);
    expect(withToFront(jobs, jobId(4))).toBe(jobs);
  });

  it('reads: running, waiting, wanting a look, the rest with the newest first', () => {
    const jobs = jobsOf(
      job(1, { status: 'done', since: 10 }),
      job(2, { status: 'failed', since: 5 }),
      job(3),
      job(4, { status: 'sending' }),
      job(5, { status: 'done', since: 20 }),
      job(6),
    );
    expect(columns(inReadingOrder(jobs))).toEqual([4, 3, 6, 2, 5, 1]);
  });

  it('counts only frames that can still come', () => {
    const jobs = jobsOf(
      job(1, { n: 2 }),
      job(2, { status: 'downloading', n: 2 }),
      job(3, { status: 'failed' }),
    );
    expect(framesComingFrom(jobs)).toBe(4);
    expect(columns(withoutSettled(jobs).values())).toEqual([1, 2]);
  });

  it('ticks only while a text changes with the clock (catches a timer that never rests)', () => {
    expect(needsClock([job(1), job(2, { status: 'done' }), job(3, { status: 'downloading' })])).toBe(false);
    expect(needsClock([job(1, { status: 'sending' })])).toBe(true);
    expect(needsClock([job(1, { notBefore: 5_000 })])).toBe(true);
  });
});

describe('the words', () => {
  it('names a job for assistive technology as product.md says', () => {
    expect(wordsOfJob(job(2, { status: 'refused' }), 0, null).name).toBe(
      'Refused, seed 42, a glass of water',
    );
  });

  it('sets the elapsed time against the median, past it too (catches a clamp or a percentage)', () => {
    const sending = job(1, { status: 'sending', sentAt: 1_000 });
    expect(wordsOfJob(sending, 9_000, 9.2).time).toBe('8 s of about 9 s');
    expect(wordsOfJob(sending, 66_000, 9.2).time).toBe('1 min 05 s of about 9 s');
    expect(wordsOfJob(sending, 9_000, null).time).toBe('8 s');
    expect(wordsOfJob(sending, 0, null).time).toBe('0 s');
  });

  it('counts down to the next try with its reason', () => {
    const waiting = job(1, {
      notBefore: 60_000,
      attempt: 1,
      error: { code: 'rate-limited', message: '' },
    });
    expect(wordsOfJob(waiting, 13_000, null)).toMatchObject({
      time: 'again in 47 s',
      reason: 'Spending limit reached for now · attempt 2',
      isLoss: false,
    });
  });

  it('is red only where money or a frame may be lost', () => {
    const lost = { status: 'failed', error: { code: 'download-gone', message: '' }, billed: 'yes' } as const;
    expect(wordsOfJob(job(1, lost), 0, null).isLoss).toBe(true);
    expect(wordsOfJob(job(1, { ...lost, billed: 'no' }), 0, null).isLoss).toBe(false);
    expect(wordsOfJob(job(1, { status: 'refused' }), 0, null).isLoss).toBe(false);
    expect(wordsOfJob(job(1, { status: 'unknown', billed: 'maybe' }), 0, null).isLoss).toBe(true);
    const found = { status: 'unknown', billed: 'no', evidence: { by: 'usage', billed: 'no' } } as const;
    expect(wordsOfJob(job(1, found), 0, null).isLoss).toBe(false);
  });
});

describe('the buttons', () => {
  it('asks before anything that may be billed twice (catches paying again by one press)', () => {
    expect(actionsOf(job(1, { status: 'unknown', billed: 'maybe' })).retry).toBe('ask');
    expect(actionsOf(job(1, { status: 'canceled', billed: 'maybe' })).retry).toBe('ask');
    expect(actionsOf(job(1, { status: 'failed', billed: 'maybe' })).retry).toBe('ask');
    expect(actionsOf(job(1, { status: 'failed', billed: 'yes', retryDownloads: true })).retry).toBe('free');
    expect(actionsOf(job(1, { status: 'unknown', billed: 'maybe', retryAsks: true })).retry).toBe('inquire');
    expect(actionsOf(job(1, { status: 'failed' })).retry).toBe('paid');
  });

  it('offers nothing that the status machine forbids', () => {
    expect(actionsOf(job(1, { status: 'downloading' }))).toEqual({
      letGo: false,
      cancel: false,
      retry: null,
      toFront: false,
    });
    expect(actionsOf(job(1))).toEqual({ cancel: true, retry: null, toFront: true, letGo: false });
  });
});

describe('announcements', () => {
  const before = {
    jobs: jobsOf(job(1, { status: 'sending' }), job(2, { status: 'sending' })),
    summary: summary(),
  };
  const after = (...changed: readonly JobView[]) => ({
    jobs: withJobs(before.jobs, changed),
    summary: summary(),
  });
  const frame = '0197a000-0000-7000-8000-000000000001' as JobView['frames'][number];

  it('says a batch is finished once, when its last job settles', () => {
    const one = after(job(1, { status: 'done', frames: [frame] }));
    expect(announcementsOf(before, one)).toEqual([]);
    const two = { ...one, jobs: withJobs(one.jobs, [job(2, { status: 'done', frames: [frame] })]) };
    expect(announcementsOf(one, two)).toEqual(['Batch finished: 2 frames']);
    expect(announcementsOf(two, { ...two })).toEqual([]);
  });

  it('says refused and failed at once while the batch goes on, and with it when it ends', () => {
    const one = after(job(1, { status: 'refused' }));
    expect(announcementsOf(before, one)).toEqual(['1 refused']);
    const two = { ...one, jobs: withJobs(one.jobs, [job(2, { status: 'failed' })]) };
    expect(announcementsOf(one, two)).toEqual(['Batch finished: 0 frames, 1 refused, 1 failed']);
  });

  it('keeps batches apart (catches another batch holding the news back)', () => {
    const other = { jobs: withJobs(before.jobs, [job(9, { batchId: batchId(2) })]), summary: summary() };
    const next = {
      ...other,
      jobs: withJobs(other.jobs, [job(1, { status: 'done' }), job(2, { status: 'done' })]),
    };
    expect(announcementsOf(other, next)).toEqual(['Batch finished: 0 frames']);
  });

  it('says nothing of what was there at the start', () => {
    expect(announcementsOf({ jobs: new Map(), summary: null }, after(job(1, { status: 'failed' })))).toEqual(
      [],
    );
  });

  it('says a key problem once', () => {
    const paused = summary({ paused: { by: 'gateway', error: { code: 'invalid-api-key', message: '' } } });
    const stopped = { ...before, summary: paused };
    expect(announcementsOf(before, stopped)).toEqual(['Key problem: The key was not accepted']);
    expect(announcementsOf(stopped, { ...stopped, summary: { ...paused } })).toEqual([]);
  });
});
