/** Taking over from a picture, saying so, and taking it back: the same whether it is a frame or a file. */
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { RecallChoice, RecallNote, RecallSource } from '../../shared/recall/recall.ts';
import { lackOf } from '../../shared/recall/recall.ts';
import { useApp, useCommand } from '../app-context.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { say } from '../i18n/say.ts';
import { tellLack, tellRecall } from './tell-recall.ts';

export interface RecallTarget {
  readonly frames: FramesStore;
  /** Changes the draft; answers with what it could not take over. */
  readonly onRecall: (source: RecallSource, choice: RecallChoice) => readonly RecallNote[];
  /** There is a recall to take back: nothing was changed by hand since. */
  readonly canUndo: boolean;
  readonly onUndo: () => void;
}

export function useRecalling({
  frames,
  onRecall,
  canUndo,
  onUndo,
}: RecallTarget): (source: RecallSource, choice: RecallChoice) => void {
  const app = useApp();
  const deletions = useStore(frames, (state) => state.undo);
  const [deletionsThen, setDeletionsThen] = useState(deletions);

  function undo(): void {
    onUndo();
    app.notices.getState().withdrawn('recall');
    app.announcer.getState().announced(say.recall.undone);
  }

  // The key takes back what was done last: after a deletion, the deletion.
  useCommand('edit.undo', undo, canUndo && deletions === deletionsThen);
  useEffect(() => {
    if (!canUndo) app.notices.getState().withdrawn('recall');
  }, [app.notices, canUndo]);

  return (source, choice) => {
    const lack = lackOf(source, choice);
    if (lack) {
      tellLack(app, lack);
      return;
    }
    tellRecall(app, { choice, source, notes: onRecall(source, choice), onUndo: undo });
    setDeletionsThen(frames.getState().undo);
  };
}
