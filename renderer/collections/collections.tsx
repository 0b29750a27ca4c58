/** The window's commands on collections, and the dialog that one of them opens. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { useApp, useCommand } from '../app-context.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { actedOnIn } from '../frames/frames-store.ts';
import { isByHand } from '../frames/source.ts';
import { CollectDialog } from './collect-dialog.tsx';
import { collect, moved, uncollect } from './collection-acts.ts';
import type { CollectionsStore } from './collections-store.ts';

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
  const collection = useStore(frames, ({ source }) => source?.collection);
  const isArranged = useStore(frames, ({ source }) => isByHand(source));
  const shown = useStore(store, ({ reading }) => reading?.collections.find(({ id }) => id === collection));
  /** How many frames are to be added, while it is asked to what. */
  const [asking, setAsking] = useState<number | null>(null);
  useCommand('frame.collect', () => setAsking(actedOnIn(frames.getState()).length), hasFrames);
  useCommand(
    'frame.uncollect',
    () => void (shown && uncollect(frames, shown, app)),
    hasFrames && shown !== undefined,
  );
  useCommand('collection.earlier', () => void moved(frames, -1, app), hasFrames && isArranged);
  useCommand('collection.later', () => void moved(frames, 1, app), hasFrames && isArranged);
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
