/** The compose panel's state, driven by its actions against a scripted main. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createComposeStore } from '../../../../renderer/compose/compose-store.ts';
import type { Draft } from '../../../../renderer/compose/draft.ts';
import { emptyDraft } from '../../../../renderer/compose/draft.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { builtInModels } from '../../../../shared/models/table.ts';
import type { RecallSource } from '../../../../shared/recall/recall.ts';
import { digestOf } from '../../../../shared/prompt/digest.ts';
import { batchId, createScriptedMain, job, summary } from '../support.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function open(first: Partial<Draft> = {}) {
  const main = createScriptedMain();
  const failures: AppError[] = [];
  const written: Draft[] = [];
  const store = createComposeStore({
    bridge: main.bridge,
    storage: { read: () => ({ ...emptyDraft, ...first }), write: (draft) => written.push(draft) },
    models: () => builtInModels,
    deniedModels: () => [],
    drawSeed: () => 777,
    onFailure: (error) => failures.push(error),
  });
  store.getState().opened();
  return { main, store, failures, written, act: store.getState() };
}

describe('seeds', () => {
  it('locks the seed that the newest batch used last (catches locking an older or a first one)', () => {
    const { main, store, act } = open();
    main.tell('queue.changed', {
      jobs: [
        job(1, { batchId: batchId(2), column: 0, seed: 50 }),
        job(2, { batchId: batchId(2), column: 1, seed: 51 }),
      ],
      summary: summary(),
    });
    main.tell('queue.changed', {
      jobs: [job(3, { batchId: batchId(1), column: 5, seed: 9, status: 'done' })],
      summary: summary(),
    });
    main.tell('queue.changed', {
      jobs: [job(1, { batchId: batchId(2), column: 0, seed: 50, status: 'done' })],
      summary: summary(),
    });
    act.seedLocked();
    expect(store.getState().draft).toMatchObject({ seedPlan: 'locked', seedText: '51' });
  });

  it('draws one when nothing was made yet (catches locking an empty seed)', () => {
    const { store, act } = open();
    act.seedPlanChosen('locked');
    expect(store.getState().draft).toMatchObject({ seedPlan: 'locked', seedText: '777' });
  });

  it('keeps a locked seed when Locked is chosen again (catches a typed seed thrown away)', () => {
    const { main, store, act } = open({ seedPlan: 'locked', seedText: '42' });
    main.tell('queue.changed', { jobs: [job(1, { seed: 50 })], summary: summary() });
    act.seedPlanChosen('locked');
    expect(store.getState().draft.seedText).toBe('42');
  });

  it.each([
    [{ seedPlan: 'locked', seedText: '42' }, '43'],
    [{ seedPlan: 'locked', seedText: '2147483647' }, '0'],
    [{ seedPlan: 'random' }, '51'],
  ] as const)(
    'steps from %j to %s (catches a seed out of range, or one stepped from nowhere)',
    (from, to) => {
      const { main, store, act } = open(from);
      main.tell('queue.changed', { jobs: [job(1, { seed: 50 })], summary: summary() });
      act.nextSeedAsked();
      expect(store.getState().draft).toMatchObject({ seedPlan: 'locked', seedText: to });
    },
  );

  it('locks what is typed while seeds are random', () => {
    const { store, act } = open();
    act.seedTyped('42');
    expect(store.getState().draft).toMatchObject({ seedPlan: 'locked', seedText: '42' });
  });
});

describe('generate', () => {
  it('sends the request once while it is on its way (catches paying twice for a double press)', async () => {
    const { main, act } = open({ prompt: 'a glass' });
    main.answer('batch.generate', { batchId: batchId(1), jobs: [] });
    const answers = await Promise.all([act.generateAsked(), act.generateAsked()]);
    expect(answers).toEqual(['sent', 'not-ready']);
    expect(main.asked.map(({ route }) => route)).toEqual(['batch.generate']);
    expect(main.asked[0]?.input).toMatchObject({
      request: { prompt: 'a glass', seeds: { kind: 'random' }, frames: 4 },
      variants: 1,
    });
  });

  it('says which variants it showed (catches a list edited meanwhile that is paid for unseen)', async () => {
    const { main, store, act } = open();
    main.answer('batch.generate', { batchId: batchId(1), jobs: [] });
    act.promptTyped('a {red|blue} glass');
    expect(store.getState().expansion.variants).toEqual(['a red glass', 'a blue glass']);
    expect(await act.generateAsked()).toBe('sent');
    expect(main.asked[0]?.input).toMatchObject({
      variants: 2,
      digest: digestOf(['a red glass', 'a blue glass']),
    });
  });

  it('sends nothing that main would refuse', async () => {
    const { main, act } = open({ prompt: ' ' });
    expect(await act.generateAsked()).toBe('not-ready');
    expect(main.asked).toEqual([]);
  });

  it('reports a refusal and can be asked again (catches a button busy for ever)', async () => {
    const { main, store, act, failures } = open({ prompt: 'a glass' });
    main.refuse('batch.generate', 'library-read-only');
    expect(await act.generateAsked()).toBe('failed');
    expect(failures.map(({ code }) => code)).toEqual(['library-read-only']);
    expect(store.getState().isSending).toBe(false);
  });
});

it('keeps the draft once typing rests, in its last state (catches a write per key, or none)', () => {
  const { act, written } = open();
  act.promptTyped('a');
  act.promptTyped('a glass');
  expect(written).toEqual([]);
  vi.runAllTimers();
  expect(written.map(({ prompt }) => prompt)).toEqual(['a glass']);
});

describe('recall', () => {
  const picture: RecallSource = {
    model: 'nano-banana',
    prompt: 'a glass',
    shape: null,
    seed: { kind: 'known', seed: 42 },
    call: null,
  };

  it('is taken back step by step (catches an undo that goes only one step, or too far)', () => {
    const { store, act } = open({ prompt: 'mine' });
    const first = store.getState().draft;
    act.recalled(picture, 'prompt');
    const second = store.getState().draft;
    act.recalled(picture, 'seed');
    expect(store.getState().draft).toMatchObject({ prompt: 'a glass', seedPlan: 'locked', seedText: '42' });
    act.recallTakenBack();
    expect(store.getState().draft).toBe(second);
    act.recallTakenBack();
    act.recallTakenBack();
    expect(store.getState().draft).toBe(first);
  });

  it('is not taken back once something was changed by hand (catches an undo that eats typed words)', () => {
    const { store, act } = open({ prompt: 'mine' });
    act.recalled(picture, 'prompt');
    act.promptTyped('a glass of wine');
    act.recallTakenBack();
    expect(store.getState().draft.prompt).toBe('a glass of wine');
  });

  it('is kept over a restart like what is typed', () => {
    const { act, written } = open();
    act.recalled(picture, 'prompt');
    vi.runAllTimers();
    expect(written.map(({ prompt }) => prompt)).toEqual(['a glass']);
  });
});

describe('the mark on a control at fault', () => {
  const size = { code: 'invalid-param', field: 'size' } as const;

  it('stays while something else is changed and goes with its own value (catches a stale accusation)', () => {
    const { store, act } = open();
    act.faultShown(size);
    act.promptTyped('a pear');
    act.seedTyped('7');
    expect(store.getState().fault).toEqual(size);
    act.shapeChosen({ kind: 'aspect', aspectRatio: '16:9' });
    expect(store.getState().fault).toBeNull();
  });

  it('goes with another model, and with another request', async () => {
    const { main, store, act } = open({ prompt: 'a pear' });
    act.faultShown(size);
    act.modelChosen('seedream-v4');
    expect(store.getState().fault).toBeNull();
    act.faultShown(size);
    main.answer('batch.generate', { batchId: batchId(1), jobs: [] });
    await act.generateAsked();
    expect(store.getState().fault).toBeNull();
  });

  it('is another one each time it is shown (catches a second click that leads nowhere)', () => {
    const { store, act } = open();
    act.faultShown(size);
    const { fault } = store.getState();
    act.faultShown(size);
    expect(store.getState().fault).not.toBe(fault);
  });
});
