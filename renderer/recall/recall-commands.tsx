/** A, S, P and R: take over from the active frame what its record tells, and can be taken back. */
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { toAppError } from '../../shared/errors.ts';
import { recallFromRecord } from '../../shared/recall/from-record.ts';
import type { RecallChoice, RecallNote, RecallSource } from '../../shared/recall/recall.ts';
import { lackOf } from '../../shared/recall/recall.ts';
import { useApp, useCommand } from '../app-context.tsx';
import { activeRow } from '../frames/frame-reading.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import { say } from '../i18n/say.ts';
import { tellLack, tellRecall } from './tell-recall.ts';

interface Props {
  readonly frames: FramesStore;
  /** Changes the draft; answers with what it could not take over. */
  readonly onRecall: (source: RecallSource, choice: RecallChoice) => readonly RecallNote[];
  /** There is a recall to take back: nothing was changed by hand since. */
  readonly canUndo: boolean;
  readonly onUndo: () => void;
}

export function RecallCommands({ frames, onRecall, canUndo, onUndo }: Props) {
  const app = useApp();
  const hasActive = useStore(frames, ({ selection }) => selection.active !== null);
  const deletions = useStore(frames, (state) => state.undo);
  const [deletionsThen, setDeletionsThen] = useState(deletions);
  async function recall(choice: RecallChoice): Promise<void> {
    const row = activeRow(frames.getState());
    if (!row) return;
    try {
      const source = recallFromRecord(await app.bridge.request('frames.record', { frame: row.id }));
      const lack = lackOf(source, choice);
      if (lack) {
        tellLack(app, lack);
        return;
      }
      tellRecall(app, { choice, source, notes: onRecall(source, choice), onUndo: undo });
      setDeletionsThen(frames.getState().undo);
    } catch (thrown) {
      app.notices.getState().requestFailed(toAppError(thrown));
    }
  }

  function undo(): void {
    onUndo();
    app.notices.getState().withdrawn('recall');
    app.announcer.getState().announced(say.recall.undone);
  }

  useCommand('recall.everything', () => void recall('everything'), hasActive);
  useCommand('recall.seed', () => void recall('seed'), hasActive);
  useCommand('recall.prompt', () => void recall('prompt'), hasActive);
  useCommand('recall.remix', () => void recall('remix'), hasActive);
  // The key takes back what was done last: after a deletion, the deletion.
  useCommand('edit.undo', undo, canUndo && deletions === deletionsThen);
  useEffect(() => {
    if (!canUndo) app.notices.getState().withdrawn('recall');
  }, [app.notices, canUndo]);

  return null;
}
