/** The window's commands on collections, and the dialog that one of them opens. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { toAppError } from '../../shared/errors.ts';
import { useApp, useCommand } from '../app-context.tsx';
import type { AppTools } from '../app-context.tsx';
import { keysOf } from '../commands.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import { actedOnIn } from '../frames/frames-store.ts';
import { offerUndo } from '../frames/offer-undo.ts';
import { say } from '../i18n/say.ts';
import { CollectDialog } from './collect-dialog.tsx';
import type { CollectionsStore } from './collections-store.ts';
import type { Offer } from './offers.ts';

interface Props {
  readonly store: CollectionsStore;
  readonly frames: FramesStore;
}

export function Collections({ store, frames }: Props) {
  const app = useApp();
  const hasFrames = useStore(
    frames,
    ({ selection }) => selection.active !== null || selection.selected.size > 0,
  );
  /** How many frames are to be added, while it is asked to what. */
  const [asking, setAsking] = useState<number | null>(null);
  useCommand('frame.collect', () => setAsking(actedOnIn(frames.getState()).length), hasFrames);
  return (
    asking !== null && (
      <CollectDialog
        store={store}
        count={asking}
        onClose={() => setAsking(null)}
        onChoose={(offer) => {
          setAsking(null);
          void collect(frames, offer, app);
        }}
      />
    )
  );
}

async function collect(frames: FramesStore, offer: Offer, app: AppTools): Promise<void> {
  try {
    const act = frames.getState();
    const isNew = offer.kind === 'new';
    const name = isNew ? offer.name : offer.collection.name;
    const added = isNew
      ? (await act.collectionAsked(name)).frames
      : await act.collectAsked(offer.collection.id);
    if (added === 0) {
      app.notices.getState().posted({ kind: 'note', title: say.collections.addedAll(name), stays: 4_000 });
      app.announcer.getState().announced(say.collections.addedAll(name));
      return;
    }
    const done = say.collections.added(added, name);
    offerUndo(app, done);
    app.announcer
      .getState()
      .announced(say.collections.undoAvailable(done, keysOf('edit.undo', app.platform)));
  } catch (thrown) {
    app.notices.getState().requestFailed(toAppError(thrown));
  }
}
