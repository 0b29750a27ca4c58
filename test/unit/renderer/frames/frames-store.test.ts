/** The frames store against a library that keeps its order, its rows and its trash as the real one does. */
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../shared/errors.ts';
import { wholeLibrary } from '../../../../shared/frame/frame-query.ts';
import type { FramesStore } from '../../../../renderer/frames/frames-store.ts';
import { createFramesStore } from '../../../../renderer/frames/frames-store.ts';
import { inAlbum, album, testLibrary } from './test-library.ts';

function until(store: FramesStore, holds: (state: ReturnType<FramesStore['getState']>) => boolean) {
  return new Promise<void>((resolve) => {
    if (holds(store.getState())) {
      resolve();
      return;
    }
    const stop = store.subscribe((state) => {
      if (!holds(state)) return;
      stop();
      resolve();
    });
  });
}

async function opened(count: number) {
  const library = testLibrary(count);
  const store = createFramesStore(library.bridge);
  await until(store, ({ phase }) => phase === 'ready');
  store.getState().rowsWanted('grid', [...store.getState().order]);
  await until(store, ({ rows }) => rows.size === count);
  return { library, store, act: () => store.getState() };
}

describe('frames store', () => {
  it('new frames come first and move neither the active frame nor the selection', async () => {
    const { library, store, act } = await opened(3);
    act().frameChosen(2, 'only');
    library.made();
    expect([...store.getState().order]).toEqual([4, 3, 2, 1]);
    expect(act().selection.active).toBe(2);
    expect([...act().selection.selected]).toEqual([2]);
  });

  it('what another machine did shows, and leaves selection and undo as they are', async () => {
    // Catches: a synced folder that takes the photographer's place and steps from under the hand.
    const { library, store, act } = await opened(4);
    act().frameChosen(2, 'only');
    await act().markAsked({ flag: 'pick' });
    library.changedElsewhere(3, 1);
    await until(store, ({ rows, order }) => rows.get(3)?.rating === 5 && order.length === 3);
    expect([...act().order]).toEqual([4, 3, 2]);
    expect(act().selection.active).toBe(2);
    expect(await act().undoAsked()).toEqual({ kind: 'marks', frames: 1 });
  });

  it('what a frame is the same as is asked for again when that comes or goes', async () => {
    // Catches: a duplicate flagged after the frame it was the same as was deleted, and one that is never flagged.
    const { library, store, act } = await opened(3);
    const twin = { row: 0, column: 0, image: 0, seed: 42 };
    library.twinned(1, { no: 4, ...twin });
    library.made({ twin: { no: 1, ...twin } });
    await until(store, ({ rows }) => rows.get(1)?.twin?.no === 4);
    library.twinned(1, undefined);
    act().frameChosen(4, 'only');
    await act().trashAsked();
    await until(store, ({ rows }) => rows.has(1) && !rows.get(1)?.twin);
  });

  it('a frame from earlier takes its place by time, whoever brought it back', async () => {
    const { library, store } = await opened(3);
    library.lost(2);
    library.returned();
    await until(store, ({ order }) => order.length === 3);
    expect([...store.getState().order]).toEqual([3, 4, 1]);
  });

  it('a frame that arrives while the order is being read is not lost', async () => {
    // Catches an answer older than an event overwriting it.
    const library = testLibrary(2);
    const open = library.held();
    const store = createFramesStore(library.bridge);
    library.made();
    open();
    await until(store, ({ phase }) => phase === 'ready');
    expect([...store.getState().order]).toEqual([3, 2, 1]);
  });

  it('a deletion leaves at once, makes the neighbour active, and comes back to its old place', async () => {
    // The index gives the restored frame a new number: it must not turn up as the newest.
    const { act } = await opened(4);
    act().frameChosen(3, 'only');
    const trashed = act().trashAsked();
    expect([...act().order]).toEqual([4, 2, 1]);
    expect(act().selection.active).toBe(2);
    expect(await trashed).toBe(1);
    expect(await act().undoAsked()).toEqual({ kind: 'deletion', frames: 1 });
    expect([...act().order]).toEqual([4, 5, 2, 1]);
    expect(act().selection.active).toBe(5);
    expect(await act().undoAsked()).toBeNull();
  });

  it('an undo pressed during a deletion waits for it', async () => {
    const { library, act } = await opened(3);
    act().frameChosen(2, 'only');
    const open = library.held();
    const trashed = act().trashAsked();
    const undone = act().undoAsked();
    open();
    expect(await trashed).toBe(1);
    expect(await undone).toEqual({ kind: 'deletion', frames: 1 });
    expect(act().order).toHaveLength(3);
  });

  it('a refused deletion shows the frames again and says why', async () => {
    const { library, store, act } = await opened(3);
    act().frameChosen(2, 'only');
    library.fails(new AppError('library-read-only', 'no'));
    const refused = act().trashAsked();
    await expect(refused).rejects.toMatchObject({ code: 'library-read-only' });
    expect(act().undo).toEqual([]);
    library.fails(null);
    await act().reloadAsked();
    expect([...store.getState().order]).toEqual([3, 2, 1]);
  });

  it('deletes frames whose rows were never looked at', async () => {
    const library = testLibrary(2_500);
    const store = createFramesStore(library.bridge);
    await until(store, ({ phase }) => phase === 'ready');
    store.getState().allChosen();
    expect(await store.getState().trashAsked()).toBe(2_500);
    expect(store.getState().order).toHaveLength(0);
    expect(store.getState().selection.active).toBeNull();
    expect(Math.max(...library.asked.map((numbers) => numbers.length))).toBeLessThanOrEqual(1_000);
  });

  it('follows a removal of a frame it holds no row of', async () => {
    const library = testLibrary(3);
    const store = createFramesStore(library.bridge);
    await until(store, ({ phase }) => phase === 'ready');
    library.lost(2);
    await until(store, ({ order }) => order.length === 2);
    expect([...store.getState().order]).toEqual([3, 1]);
  });

  it('asks for what several views look at in one request, and never again for what is gone', async () => {
    const library = testLibrary(3);
    const store = createFramesStore(library.bridge);
    await until(store, ({ phase }) => phase === 'ready');
    store.getState().rowsWanted('grid', [3, 2]);
    store.getState().rowsWanted('filmstrip', [2, 1, 99]);
    await until(store, ({ absent }) => absent.has(99));
    // The newest one's row came with the order.
    expect(library.asked).toEqual([[2, 1, 99]]);
    store.getState().rowsWanted('grid', [99, 1]);
    await Promise.resolve();
    expect(library.asked).toHaveLength(1);
  });

  it('collects in the order of the hand, and undo and redo take it back and forth', async () => {
    const { library, act } = await opened(4);
    act().frameChosen(2, 'only');
    act().frameChosen(4, 'toggle');
    expect(await act().collectionAsked('Portraits')).toEqual({ collection: album, frames: 2 });
    expect(library.album()).toEqual([2, 4]);
    act().allChosen();
    expect(await act().collectAsked(album)).toBe(2);
    expect(library.album()).toEqual([2, 4, 3, 1]);
    // Nothing new in it is nothing to take back.
    expect(await act().collectAsked(album)).toBe(0);
    act().frameChosen(4, 'only');
    expect(await act().uncollectAsked(album)).toBe(1);
    expect(library.album()).toEqual([2, 3, 1]);
    expect(await act().undoAsked()).toEqual({ kind: 'collection-put-back', frames: 1 });
    expect(library.album()).toEqual([2, 4, 3, 1]);
    expect(await act().undoAsked()).toEqual({ kind: 'collection-remove', frames: 2 });
    expect(library.album()).toEqual([2, 4]);
    expect(await act().undoAsked()).toEqual({ kind: 'collection-delete', frames: 0 });
    expect(library.album()).toBeNull();
    for (const redone of ['collection-restore', 'collection-put-back', 'collection-remove'])
      expect(await act().redoAsked()).toMatchObject({ kind: redone });
    expect(library.album()).toEqual([2, 3, 1]);
  });

  it('keeps a search under a name, and lets go of it again', async () => {
    const { library, act } = await opened(1);
    await act().smartCollectionAsked('Best', 'rating:>=3');
    expect(await act().undoAsked()).toEqual({ kind: 'collection-delete', frames: 0 });
    expect(await act().redoAsked()).toEqual({ kind: 'collection-restore', frames: 0 });
    await act().collectionEdited({ kind: 'search', collection: album, search: 'b', before: 'a' });
    await act().undoAsked();
    expect(library.searches).toEqual(['rating:>=3', 'b', 'a']);
  });

  it('shows a collection in its order, and follows what is taken out of it and put back', async () => {
    const { library, act } = await opened(5);
    act().frameChosen(2, 'only');
    act().frameChosen(5, 'toggle');
    act().frameChosen(3, 'toggle');
    await act().collectionAsked('Portraits');
    act().frameChosen(4, 'only');
    await act().sourceChosen(inAlbum);
    expect([...act().order]).toEqual([2, 5, 3]);
    expect(act().selection.active).toBe(2);

    library.made();
    expect([...act().order]).toEqual([2, 5, 3]);
    expect([...act().library]).toEqual([6, 5, 4, 3, 2, 1]);

    // A deletion is a deletion: out of both, and back into both at its place.
    act().frameChosen(5, 'only');
    await act().trashAsked();
    expect([...act().order]).toEqual([2, 3]);
    expect([...act().library]).toEqual([6, 4, 3, 2, 1]);
    await act().undoAsked();
    expect([...act().order]).toEqual([2, 7, 3]);
    expect(act().selection.active).toBe(7);

    await act().sourceChosen(wholeLibrary);
    expect([...act().order]).toEqual([6, 7, 4, 3, 2, 1]);
    expect(act().selection.active).toBe(4);

    // While the sheet is in front the library is shown; behind it, the collection is what it was.
    await act().sourceChosen(inAlbum);
    act().libraryInFront(true);
    expect(act().order).toHaveLength(6);
    act().libraryInFront(false);
    expect([...act().order]).toEqual([2, 7, 3]);
  });

  it('shows frames in another order, and follows what is marked and made (catches an order of the past)', async () => {
    const { library, store, act } = await opened(4);
    act().frameChosen(2, 'only');
    await act().sourceChosen({ ...wholeLibrary, sort: 'rating' });
    expect([...act().order]).toEqual([4, 3, 2, 1]);
    await act().markAsked({ rating: 3 });
    await until(store, ({ order }) => order[0] === 2);
    expect([...act().order]).toEqual([2, 4, 3, 1]);
    expect(act().selection.active).toBe(2);
    library.made();
    await until(store, ({ order }) => order.length === 5);
    expect([...act().order]).toEqual([2, 5, 4, 3, 1]);
    await act().sourceChosen(wholeLibrary);
    expect([...act().order]).toEqual([5, 4, 3, 2, 1]);
    expect(act().selection.active).toBe(2);
  });

  it('takes frames to another place of the collection, past one that is in the trash, and back', async () => {
    const { library, act } = await opened(5);
    act().allChosen();
    await act().collectionAsked('Portraits');
    await act().sourceChosen(inAlbum);
    act().frameChosen(4, 'only');
    await act().trashAsked();
    act().frameChosen(3, 'only');
    expect(await act().movedBefore(5)).toBe(1);
    expect([...act().order]).toEqual([3, 5, 2, 1]);
    expect(await act().movedBefore(5)).toBe(0);
    act().frameChosen(1, 'toggle');
    expect(await act().movedBefore(null)).toBe(2);
    expect([...act().order]).toEqual([5, 2, 3, 1]);
    expect(await act().undoAsked()).toEqual({ kind: 'collection-place', frames: 2 });
    await act().reloadAsked();
    expect([...act().order]).toEqual([3, 5, 2, 1]);
    await act().undoAsked();
    await act().undoAsked();
    // In the library nothing has an order but time.
    expect([...act().order]).toEqual([5, 6, 3, 2, 1]);
    await act().sourceChosen(wholeLibrary);
    expect(await act().movedBefore(5)).toBe(0);
    expect(library.album()).toHaveLength(5);
  });

  it('goes on to the step before when a collection has gone from the library', async () => {
    const { library, act } = await opened(3);
    act().frameChosen(2, 'only');
    await act().markAsked({ flag: 'pick' });
    await act().collectionAsked('Portraits');
    library.loseAlbum();
    await expect(act().undoAsked()).rejects.toMatchObject({ code: 'collection-not-found' });
    expect(await act().undoAsked()).toEqual({ kind: 'marks', frames: 1 });
  });

  it('goes back to the library when the collection that is shown is deleted', async () => {
    const { store, act } = await opened(3);
    act().frameChosen(2, 'only');
    await act().collectionAsked('Portraits');
    await act().sourceChosen(inAlbum);
    await act().collectionEdited({ kind: 'delete', collection: album });
    await until(store, ({ source }) => source === null);
    expect([...act().order]).toEqual([3, 2, 1]);
    await expect(act().sourceChosen(inAlbum)).rejects.toMatchObject({ code: 'collection-not-found' });
    expect([...act().order]).toEqual([3, 2, 1]);
  });

  it('marks what is selected, and gives each frame back exactly what it had', async () => {
    const { act } = await opened(3);
    const flags = () => [1, 2, 3].map((no) => act().rows.get(no)?.flag);
    act().frameChosen(2, 'only');
    expect(await act().markAsked({ flag: 'reject' })).toBe(1);
    act().allChosen();
    expect(await act().markAsked({ flag: 'pick' })).toBe(3);
    expect(flags()).toEqual(['pick', 'pick', 'pick']);
    expect(await act().undoAsked()).toEqual({ kind: 'marks', frames: 3 });
    expect(flags()).toEqual([null, 'reject', null]);
    await act().undoAsked();
    expect(flags()).toEqual([null, null, null]);
    await act().redoAsked();
    expect(await act().redoAsked()).toEqual({ kind: 'marks', frames: 3 });
    expect(flags()).toEqual(['pick', 'pick', 'pick']);
    expect(await act().redoAsked()).toBeNull();
  });

  it('acts on the frames that a view has named instead (catches a mark on what is not looked at)', async () => {
    const { act } = await opened(3);
    act().allChosen();
    act().targetNamed([2]);
    await act().markAsked({ rating: 4 });
    expect([1, 2, 3].map((no) => act().rows.get(no)?.rating)).toEqual([0, 4, 0]);
    expect(await act().trashAsked()).toBe(1);
    expect([...act().order]).toEqual([3, 1]);
  });

  it('deletes again what an undo brought back', async () => {
    const { act } = await opened(3);
    act().frameChosen(2, 'only');
    await act().trashAsked();
    await act().undoAsked();
    expect(await act().redoAsked()).toEqual({ kind: 'deletion', frames: 1 });
    expect([...act().order]).toEqual([3, 1]);
    await act().undoAsked();
    expect(act().order).toHaveLength(3);
  });

  it('marks more frames than one request may name, in one step (catches a hundred undos for one key)', async () => {
    const library = testLibrary(10_001);
    const store = createFramesStore(library.bridge);
    await until(store, ({ phase }) => phase === 'ready');
    store.getState().allChosen();
    await store.getState().markAsked({ flag: 'pick' });
    expect(store.getState().undo).toHaveLength(1);
  });

  it('another library brings no row, selection or undo of the old one', async () => {
    const { library, store, act } = await opened(3);
    act().frameChosen(3, 'only');
    await act().trashAsked();
    library.tell('frames.reset', null);
    await until(store, ({ phase }) => phase === 'ready');
    // Frame 3 lies in the trash: only the newest of what is left came with the new order.
    expect([...act().rows.keys()]).toEqual([2]);
    expect(act().undo).toEqual([]);
    expect(act().selection.selected.size).toBe(0);
  });

  it('an order that could not be read is read when the library is ready', async () => {
    const library = testLibrary(2);
    library.fails(new AppError('library-unreadable', 'opening'));
    const store = createFramesStore(library.bridge);
    await until(store, ({ phase }) => phase === 'failed');
    library.fails(null);
    library.tell('library.changed', { state: 'ready', label: 'x', error: null, unreadable: 0 });
    await until(store, ({ phase }) => phase === 'ready');
    expect(store.getState().order).toHaveLength(2);
  });
});
