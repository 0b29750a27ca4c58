/** A checked seed is followed through the queue: one call for one wish, and no answer shown under another frame. */
import { expect, it } from 'vitest';
import { createSeedCheckStore } from '../../../../renderer/seed-check/seed-check-store.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { FrameRecord } from '../../../../shared/frame/record.ts';
import type { JobView } from '../../../../shared/job/view.ts';
import { frameId } from '../frames/frame-row.ts';
import { batchId, createScriptedMain, job, jobId, summary } from '../support.ts';

/** What the store looks at of a record. */
const original = {
  id: frameId(1),
  batchId: batchId(1),
  asked: {
    model: 'nano-banana',
    prompt: 'a',
    size: '1024x1024',
    aspectRatio: null,
    seed: 42,
    n: 1,
    quality: null,
  },
} as unknown as FrameRecord;
const checking = { check: true, madeFrom: { batch: batchId(1), frame: frameId(1) } };
const call = (change: Partial<JobView> = {}): JobView => job(2, { batchId: batchId(2), ...change });

function begun() {
  const main = createScriptedMain();
  main.answer('history.family', { ancestors: [], children: [] });
  main.answer('history.request', { batch: batchId(1), request: {} });
  main.answer('batch.generate', { batchId: batchId(2), jobs: [jobId(2)] });
  main.answer('sheet.open', { batch: batchId(2), jobs: [call()] });
  main.answer('frames.record', { id: frameId(2) });
  const failures: AppError[] = [];
  const store = createSeedCheckStore(main.bridge, (error) => failures.push(error));
  const sent = () => main.asked.filter(({ route }) => route === 'batch.generate');
  return { main, store, failures, sent };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

it('opens the question and sends nothing by itself; a double press is one call (catches paying unasked, or twice)', async () => {
  const { store, sent } = begun();
  expect(await store.getState().opened(original)).toBe(false);
  expect(store.getState()).toMatchObject({ original, job: null });
  expect(sent()).toHaveLength(0);
  await Promise.all([store.getState().asked(), store.getState().asked()]);
  expect(sent()).toHaveLength(1);
  expect(sent()[0]?.input).toMatchObject({ variants: 1, request: checking });
  expect(store.getState()).toMatchObject({ job: { status: 'waiting' }, isSending: false });
});

it('shows the new frame when it is there', async () => {
  const { main, store } = begun();
  await store.getState().opened(original);
  await store.getState().asked();
  main.tell('queue.changed', { jobs: [job(9), call({ status: 'sending' })], summary: summary() });
  expect(store.getState().job?.status).toBe('sending');
  const done = call({ status: 'done', frames: [frameId(2)] });
  main.tell('queue.changed', { jobs: [done], summary: summary() });
  await settled();
  expect(store.getState().again?.id).toBe(frameId(2));
});

it('finds the last check of a frame again, without another call', async () => {
  const { main, store, sent } = begun();
  main.answer('history.family', { ancestors: [], children: [{ batch: batchId(2), request: checking }] });
  main.answer('sheet.open', { jobs: [call({ status: 'done', frames: [frameId(2)] })] });
  expect(await store.getState().opened(original)).toBe(true);
  expect(store.getState()).toMatchObject({ original, again: { id: frameId(2) } });
  expect(sent()).toHaveLength(0);
});

it('takes no news after it was closed (catches a dialog that opens itself again)', async () => {
  const { main, store } = begun();
  await store.getState().opened(original);
  await store.getState().asked();
  store.getState().closed();
  main.tell('queue.changed', { jobs: [call({ status: 'done', frames: [frameId(2)] })], summary: summary() });
  await settled();
  expect(store.getState()).toMatchObject({ original: null, job: null, again: null });
});

it('closes and tells why when the call could not be handed over (catches a wait without end)', async () => {
  const { main, store, failures } = begun();
  await store.getState().opened(original);
  main.refuse('batch.generate', 'invalid-input');
  await store.getState().asked();
  expect(failures.map(({ code }) => code)).toEqual(['invalid-input']);
  expect(store.getState()).toMatchObject({ original: null, isSending: false });
});

const overLimit = { limit: 'batch', limitUsd: 0.01, askedUsd: 0.018, spentUsd: 0 } as const;

it('holds a call over a limit for the word, and sends the consent with it (catches a limit that only forbids)', async () => {
  const { main, store, failures, sent } = begun();
  await store.getState().opened(original);
  main.refuse('batch.generate', 'spend-limit', overLimit);
  await store.getState().asked();
  expect(store.getState()).toMatchObject({ original, spendQuestion: overLimit, isSending: false });
  expect(failures).toEqual([]);
  main.answer('batch.generate', { batchId: batchId(2), jobs: [jobId(2)] });
  await store.getState().spendConsented();
  expect(sent().map(({ input }) => (input as { consented: boolean }).consented)).toEqual([false, true]);
  expect(store.getState()).toMatchObject({ spendQuestion: null, job: { status: 'waiting' } });
});

it('tells that nothing was sent when it was closed before the limit was known (catches a call lost without a word)', async () => {
  const { main, store, failures } = begun();
  await store.getState().opened(original);
  main.refuse('batch.generate', 'spend-limit', overLimit);
  const asking = store.getState().asked();
  store.getState().closed();
  await asking;
  expect(failures.map(({ code }) => code)).toEqual(['spend-limit']);
  expect(store.getState()).toMatchObject({ original: null, spendQuestion: null });
});

it('asks once more from a result, and is back at it when the word is not given (catches a result lost to a question)', async () => {
  const { main, store, sent } = begun();
  main.answer('history.family', { ancestors: [], children: [{ batch: batchId(2), request: checking }] });
  main.answer('sheet.open', { jobs: [call({ status: 'done', frames: [frameId(2)] })] });
  await store.getState().opened(original);
  store.getState().repeatAsked();
  expect(sent()).toHaveLength(0);
  main.refuse('batch.generate', 'spend-limit', overLimit);
  await store.getState().asked();
  expect(store.getState()).toMatchObject({ isRepeating: true, spendQuestion: overLimit });
  store.getState().declined();
  const result = { original, again: { id: frameId(2) }, isRepeating: false, spendQuestion: null };
  expect(store.getState()).toMatchObject(result);

  store.getState().repeatAsked();
  main.answer('batch.generate', { batchId: batchId(3), jobs: [jobId(3)] });
  main.answer('sheet.open', { jobs: [job(3, { batchId: batchId(3) })] });
  await store.getState().asked();
  expect(store.getState()).toMatchObject({ job: { id: jobId(3) }, again: null, isRepeating: false });
});
