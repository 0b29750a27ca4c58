/** What is done to collections from the window: done, said, and offered to be taken back. */
import type { CollectionsReading } from '../../shared/collections/collection.ts';
import { toAppError } from '../../shared/errors.ts';
import type { AppTools } from '../app-context.tsx';
import { keysOf } from '../commands.ts';
import { stepTarget } from '../frames/arrange.ts';
import { activeIndex } from '../frames/frame-reading.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import { actedOnIn } from '../frames/frames-store.ts';
import { offerUndo } from '../frames/offer-undo.ts';
import { say } from '../i18n/say.ts';
import type { Offer } from './offers.ts';
import type { SmartCollection } from './shown-collection.ts';

type Collection = CollectionsReading['collections'][number];

/** Adds what keys act on to a collection that is there, or to a new one. */
export function collect(frames: FramesStore, offer: Offer, app: AppTools): Promise<void> {
  const name = offer.kind === 'new' ? offer.name : offer.collection.name;
  return told(app, async () => {
    const act = frames.getState();
    const added =
      offer.kind === 'new'
        ? (await act.collectionAsked(name)).frames
        : await act.collectAsked(offer.collection.id);
    if (added > 0) return say.collections.added(added, name);
    app.notices.getState().posted({ kind: 'note', title: say.collections.addedAll(name), stays: noted });
    app.announcer.getState().announced(say.collections.addedAll(name));
    return null;
  });
}

/** Takes what keys act on out of the collection that is shown. The frames stay in the library. */
export function uncollect(frames: FramesStore, collection: Collection, app: AppTools): Promise<void> {
  return told(app, async () => {
    const removed = await frames.getState().uncollectAsked(collection.id);
    return removed > 0 ? say.collections.removed(removed, collection.name) : null;
  });
}

export function deleteCollection(
  frames: FramesStore,
  { id, name }: Collection,
  app: AppTools,
): Promise<void> {
  return told(app, async () => {
    await frames.getState().collectionEdited({ kind: 'delete', collection: id });
    return say.collections.deleted(name);
  });
}

/** Keeps another search under a smart collection's name. */
export function changeSearch(
  frames: FramesStore,
  { id, name, search: before }: SmartCollection,
  search: string,
  app: AppTools,
): Promise<void> {
  return told(app, async () => {
    await frames.getState().collectionEdited({ kind: 'search', collection: id, search, before });
    return say.collections.searchSaved(name);
  });
}

/** Takes what keys act on one step on in the collection. It shows where: nothing is said but where it lies now. */
export async function moved(frames: FramesStore, step: 1 | -1, app: AppTools): Promise<void> {
  try {
    const { order } = frames.getState();
    const target = stepTarget(order, actedOnIn(frames.getState()), step);
    if ((await frames.getState().movedBefore(target)) === 0) return;
    const after = frames.getState();
    const place = activeIndex(after) + 1;
    app.announcer.getState().announced(say.frames.position(place, after.order.length));
  } catch (thrown) {
    app.notices.getState().requestFailed(toAppError(thrown));
  }
}

/** How long it is said that there was nothing to do, in ms. */
const noted = 4_000;

/** `act` answers with what was done, or null where there is nothing to take back. */
async function told(app: AppTools, act: () => Promise<string | null>): Promise<void> {
  try {
    const done = await act();
    if (done === null) return;
    offerUndo(app, done);
    app.announcer
      .getState()
      .announced(say.collections.undoAvailable(done, keysOf('edit.undo', app.platform)));
  } catch (thrown) {
    app.notices.getState().requestFailed(toAppError(thrown));
  }
}
