/** The queue's projection: events and snapshots in any order must end in the same list. */
import { describe, expect, it, vi } from 'vitest';
import { createQueueStore } from '../../../../renderer/queue/queue-store.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { createScriptedMain, job, jobId, summary } from '../support.ts';

function open() {
  const main = createScriptedMain();
  const failures: AppError[] = [];
  const store = createQueueStore(main.bridge, (error) => failures.push(error));
  return { main, store, failures };
}

describe('createQueueStore', () => {
  it('lets a change that overtakes the snapshot stand (catches an old status written over a new one)', async () => {
    const { main, store } = open();
    main.answer('queue.snapshot', { jobs: [job(1), job(2)], summary: summary({ waiting: 2 }) });
    store.getState().opened();
    main.tell('queue.changed', {
      jobs: [job(1, { status: 'sending' })],
      summary: summary({ waiting: 1, inFlight: 1 }),
    });
    await vi.waitFor(() => expect(store.getState().jobs.size).toBe(2));
    expect([...store.getState().jobs.values()].map(({ status }) => status)).toEqual(['sending', 'waiting']);
    expect(store.getState().summary).toMatchObject({ waiting: 1, inFlight: 1 });
  });

  it('stops following when told to (catches two windows of listeners after a remount)', async () => {
    const { main, store } = open();
    main.answer('queue.snapshot', { jobs: [], summary: summary() });
    const stop = store.getState().opened();
    await vi.waitFor(() => expect(store.getState().summary).not.toBeNull());
    stop();
    main.tell('queue.changed', { jobs: [job(1)], summary: summary() });
    expect(store.getState().jobs.size).toBe(0);
  });

  it('forgets the jobs of a library that is left, and asks for those of the next', async () => {
    // Catches: another library's jobs in the panel, with buttons that answer "not found".
    const { main, store } = open();
    main.answer('queue.snapshot', { jobs: [job(1)], summary: summary() });
    store.getState().opened();
    await vi.waitFor(() => expect(store.getState().jobs.size).toBe(1));
    const library = { label: '', error: null, unreadable: 0 };
    main.tell('library.changed', { ...library, state: 'opening' });
    expect(store.getState().jobs.size).toBe(0);
    main.answer('queue.snapshot', { jobs: [job(2), job(3)], summary: summary() });
    main.tell('library.changed', { ...library, state: 'ready' });
    await vi.waitFor(() => expect(store.getState().jobs.size).toBe(2));
  });

  it('pauses a running queue and resumes a paused one', async () => {
    const { main, store } = open();
    store.setState({ summary: summary() });
    await store.getState().pauseToggled();
    store.setState({ summary: summary({ paused: { by: 'restart', error: null } }) });
    await store.getState().pauseToggled();
    expect(main.asked.map(({ route }) => route)).toEqual(['queue.pause', 'queue.resume']);
  });

  it('moves a job only when main did (catches a list that shows what is not so)', async () => {
    const { main, store, failures } = open();
    store.setState({
      jobs: new Map([
        [jobId(1), job(1)],
        [jobId(2), job(2)],
      ]),
    });
    main.refuse('queue.to-front', 'job-not-found');
    await store.getState().movedToFront(jobId(2));
    expect([...store.getState().jobs.keys()]).toEqual([jobId(1), jobId(2)]);
    expect(failures.map(({ code }) => code)).toEqual(['job-not-found']);
  });
});
