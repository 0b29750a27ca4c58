/** One question at a time to the worker that counts pictures, and none for a picture that was left meanwhile. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { createAnalyst } from '../../../../renderer/viewer/analyst.ts';
import type { AnalysisAnswer } from '../../../../renderer/viewer/analysis-worker.ts';
import type { AnalysisWorker } from '../../../../renderer/viewer/analyst.ts';
import { createHistogramCount } from '../../../../shared/compare/histogram.ts';

const { histogram } = createHistogramCount();

/** A worker that answers when the test says so; pictures go by their addresses. */
function testWorker() {
  const asked: unknown[] = [];
  const worker: AnalysisWorker = {
    postMessage: ({ picture }) => asked.push(picture),
    onmessage: null,
    onerror: null,
    terminate: () => (ended += 1),
  };
  let [started, ended] = [0, 0];
  const analyst = createAnalyst(() => {
    started += 1;
    return worker;
  });
  const answer = (mask?: ImageBitmap): void =>
    worker.onmessage?.({
      data: { histogram, clipping: mask ? { mask, highlights: 0, shadows: 0 } : null },
    } as MessageEvent<AnalysisAnswer>);
  return { analyst, asked, answer, worker, started: () => started, ended: () => ended };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

it('asks one after the other and never what nobody waits for any more (catches a held key that decodes every frame it passes)', async () => {
  const { analyst, asked, answer, started } = testWorker();
  const left = new AbortController();
  const { signal } = new AbortController();
  const first = analyst.analysed('one', null, signal);
  const second = analyst.analysed('two', null, left.signal);
  const third = analyst.analysed('three', null, signal);
  await settled();
  expect(asked).toEqual(['one']);
  left.abort();
  answer();
  expect(await first).toMatchObject({ histogram });
  await expect(second).rejects.toBe(left.signal.reason);
  await settled();
  expect(asked).toEqual(['one', 'three']);
  answer();
  await third;
  expect(started()).toBe(1);
});

it('closes a mask that comes too late, and goes on after the worker’s failure', async () => {
  const { analyst, answer, worker } = testWorker();
  const left = new AbortController();
  let closed = 0;
  const late = analyst.analysed('one', null, left.signal);
  await settled();
  left.abort();
  answer({ width: 1, height: 1, close: () => (closed += 1) });
  await expect(late).rejects.toBe(left.signal.reason);
  expect(closed).toBe(1);

  const { signal } = new AbortController();
  const broken = analyst.analysed('two', null, signal);
  await settled();
  worker.onerror?.({ message: 'out of memory' } as ErrorEvent);
  await expect(broken).rejects.toThrow('out of memory');
  const next = analyst.analysed('three', null, signal);
  await settled();
  answer();
  expect(await next).toMatchObject({ histogram });
});

it('lets an idle worker go, never one that is at work, and starts another when it is asked again', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { analyst, answer, started, ended } = testWorker();
  const { signal } = new AbortController();
  const first = analyst.analysed('one', null, signal);
  await settled();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ended()).toBe(0);
  answer();
  await first;
  await settled();
  const second = analyst.analysed('two', null, signal);
  await settled();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([started(), ended()]).toEqual([1, 0]);
  answer();
  await second;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ended()).toBe(1);
  void analyst.analysed('three', null, signal);
  await settled();
  expect(started()).toBe(2);
});
