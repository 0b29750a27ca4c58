/** The history as it is looked through: what is typed must be what is shown, and reading on must lose nothing. */
import { describe, expect, it, vi } from 'vitest';
import { createHistoryStore } from '../../../../renderer/history/history-store.ts';
import type { HistoryEntry } from '../../../../shared/history/entry.ts';
import { batchId, createScriptedMain } from '../support.ts';

function entry(n: number): HistoryEntry {
  return {
    batch: batchId(n),
    createdAt: n,
    request: {
      model: 'nano-banana',
      prompt: `number ${n}`,
      shape: { kind: 'size', size: '1024x1024' },
      seeds: { kind: 'random' },
      frames: 1,
      imagesPerCall: 1,
    },
    frames: { asked: 1, made: 1, failed: 0, kept: 1 },
  };
}

/** Newest first. */
const page = (from: number, count: number): HistoryEntry[] =>
  Array.from({ length: count }, (_, at) => entry(from - at));

async function openedWith(entries: readonly HistoryEntry[]) {
  const main = createScriptedMain();
  main.answer('history.page', entries);
  const store = createHistoryStore(main.bridge);
  store.getState().opened();
  await vi.waitFor(() => expect(store.getState().answered).toBe(''));
  return { main, store };
}

describe('the history', () => {
  it('chooses the newest and reads on from the oldest known (catches pages that overlap or leave a gap)', async () => {
    const { main, store } = await openedWith(page(200, 60));
    expect(store.getState()).toMatchObject({ chosen: batchId(200), isComplete: false });
    main.answer('history.page', page(140, 10));
    store.getState().moreWanted();
    await vi.waitFor(() => expect(store.getState().entries).toHaveLength(70));
    expect(main.asked.at(-1)?.input).toMatchObject({ before: batchId(141), query: '' });
    expect(store.getState().isComplete).toBe(true);
    store.getState().moreWanted();
    expect(main.asked).toHaveLength(2);
  });

  it('ends with the answer to what was typed last (catches an early answer that overtakes)', async () => {
    const { main, store } = await openedWith(page(3, 3));
    store.getState().queryTyped('p');
    store.getState().queryTyped('pe');
    store.getState().queryTyped('pear');
    await vi.waitFor(() => expect(store.getState().answered).toBe('pear'));
    expect(main.asked.map(({ input }) => (input as { query: string }).query)).toEqual(['', 'p', 'pear']);
  });

  it('keeps the choice while new requests come in (catches a log that moves under the hand)', async () => {
    const { main, store } = await openedWith(page(3, 3));
    store.getState().entryChosen(batchId(2));
    main.answer('history.page', page(4, 4));
    main.tell('history.changed', null);
    await vi.waitFor(() => expect(store.getState().entries).toHaveLength(4));
    expect(store.getState().chosen).toBe(batchId(2));
  });

  it('compares the one that was chosen with the next (catches the second click taken for a new choice)', async () => {
    const { store } = await openedWith(page(3, 3));
    store.getState().compareAsked();
    store.getState().entryChosen(batchId(1));
    expect(store.getState()).toMatchObject({ chosen: batchId(3), other: batchId(1), isPicking: false });
    store.getState().entryChosen(batchId(2));
    expect(store.getState()).toMatchObject({ chosen: batchId(2), other: null });
  });

  it('picks the other by the arrow keys too (catches a comparison that needs a mouse)', async () => {
    const { store } = await openedWith(page(3, 3));
    store.getState().compareAsked();
    store.getState().stepped(1);
    store.getState().stepped(1);
    expect(store.getState()).toMatchObject({ chosen: batchId(3), other: batchId(1) });
  });

  it('says why it could not be read, and can be asked again', async () => {
    const { main, store } = await openedWith([]);
    main.refuse('history.page', 'library-unreadable');
    store.getState().retried();
    await vi.waitFor(() => expect(store.getState().failure?.code).toBe('library-unreadable'));
    main.answer('history.page', page(1, 1));
    store.getState().retried();
    await vi.waitFor(() => expect(store.getState().failure).toBeNull());
    expect(store.getState().entries).toHaveLength(1);
  });
});
