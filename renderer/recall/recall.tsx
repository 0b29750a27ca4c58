/** Recall: A, S, Shift+P and R on the active frame, and the same from pictures that come from elsewhere. */
import { useStore } from 'zustand';
import { toAppError } from '../../shared/errors.ts';
import { recallFromRecord } from '../../shared/recall/from-record.ts';
import type { RecallChoice } from '../../shared/recall/recall.ts';
import { useApp, useCommand } from '../app-context.tsx';
import { activeRow } from '../frames/frame-reading.ts';
import { DropTarget } from './drop-target.tsx';
import { PictureCard } from './picture-card.tsx';
import type { PicturesStore } from './pictures-store.ts';
import { useRecalling } from './use-recalling.ts';
import type { RecallTarget } from './use-recalling.ts';

interface Props extends RecallTarget {
  readonly pictures: PicturesStore;
  /** Copies files and folders into the library. */
  readonly onImport: (files: readonly File[]) => void;
}

export function Recall({ pictures, onImport, ...target }: Props) {
  const app = useApp();
  const take = useRecalling(target);
  const { frames } = target;
  const hasActive = useStore(frames, ({ selection }) => selection.active !== null);

  async function recall(choice: RecallChoice): Promise<void> {
    const row = activeRow(frames.getState());
    if (!row) return;
    try {
      take(recallFromRecord(await app.bridge.request('frames.record', { frame: row.id })), choice);
    } catch (thrown) {
      app.notices.getState().requestFailed(toAppError(thrown));
    }
  }

  useCommand('recall.everything', () => void recall('everything'), hasActive);
  useCommand('recall.seed', () => void recall('seed'), hasActive);
  useCommand('recall.prompt', () => void recall('prompt'), hasActive);
  useCommand('recall.remix', () => void recall('remix'), hasActive);
  useCommand('recall.open', () => void pictures.getState().fileAsked());
  return (
    <>
      <DropTarget
        isOwn={() => app.dragOut.isOwn()}
        onPasted={(files) => void pictures.getState().filesGiven(files)}
        onDropped={({ files, isOnPrompt, hasFolder }) => {
          if (hasFolder || (!isOnPrompt && files.length > 1)) onImport(files);
          else void pictures.getState().filesDropped(files);
        }}
      />
      <PictureCard store={pictures} onTake={take} onImport={onImport} />
    </>
  );
}
