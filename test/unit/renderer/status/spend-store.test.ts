/** The sum of the day follows the queue and the clock, and looks through the day's batches no more often than it must. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSpendStore } from '../../../../renderer/status/spend-store.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { createScriptedMain, job, summary } from '../support.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const hour = 3_600_000;

function opened(isPaid = true) {
  const main = createScriptedMain();
  main.answer('queue.spend', { usd: 0.44, unpriced: 0, endsAt: Date.now() + hour });
  const failures: AppError[] = [];
  const store = createSpendStore({
    bridge: main.bridge,
    isPaid: () => isPaid,
    onFailure: (error) => failures.push(error),
    now: Date.now,
  });
  const stop = store.getState().opened();
  const moved = (): void => main.tell('queue.changed', { jobs: [job(1)], summary: summary() });
  return { main, store, failures, stop, moved, asked: () => main.asked.length };
}

it('makes one sum of many changes, and another after the next (catches a look through all batches for each of 200 calls)', async () => {
  const { store, moved, asked } = opened();
  for (let n = 0; n < 200; n += 1) moved();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked()).toBe(1);
  expect(store.getState().spend?.usd).toBe(0.44);
  moved();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked()).toBe(2);
});

it('asks again when the day ends, and not after it was closed (catches yesterday’s sum called today’s)', async () => {
  const { main, store, stop, asked } = opened();
  await vi.advanceTimersByTimeAsync(1_000);
  main.answer('queue.spend', { usd: 0, unpriced: 0, endsAt: Date.now() + 25 * hour });
  await vi.advanceTimersByTimeAsync(hour + 1_000);
  expect(store.getState().spend?.usd).toBe(0);
  stop();
  await vi.advanceTimersByTimeAsync(30 * hour);
  expect(asked()).toBe(2);
});

it('is not moved by practice; tells of a sum that cannot be had, but not twice of a library that cannot be opened', async () => {
  const practice = opened(false);
  await vi.advanceTimersByTimeAsync(1_000);
  practice.moved();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(practice.asked()).toBe(1);

  const { main, failures, moved } = opened();
  main.refuse('queue.spend', 'library-unreadable');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(failures).toEqual([]);
  main.refuse('queue.spend', 'internal');
  moved();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(failures.map(({ code }) => code)).toEqual(['internal']);
});
