/** Says what a recall did, and offers to take it back. */
import type { RecallChoice, RecallLack, RecallNote, RecallSource } from '../../shared/recall/recall.ts';
import type { AppTools } from '../app-context.tsx';
import { say } from '../i18n/say.ts';

/** How long the offer to undo stays, in ms; the key works until the draft is changed by hand. */
const undoOffered = 10_000;

/** In ms. */
const lackStays = 5_000;

type Tellers = Pick<AppTools, 'notices' | 'announcer'>;

interface RecallDone {
  readonly choice: RecallChoice;
  readonly source: RecallSource;
  readonly notes: readonly RecallNote[];
  readonly onUndo: () => void;
}

export function tellRecall(
  { notices, announcer }: Tellers,
  { choice, source, notes, onUndo }: RecallDone,
): void {
  const title = say.recall.done(choice, source);
  const detail = notes.map((note) => say.recall.note(note)).join(' ');
  // Only the last recall is offered to be taken back; the key leads further.
  notices.getState().withdrawn('recall');
  notices.getState().posted({
    kind: 'done',
    title,
    ...(detail !== '' && { detail }),
    action: { label: say.recall.undo, run: onUndo },
    offers: 'recall',
    stays: undoOffered,
  });
  announcer.getState().announced(detail === '' ? title : `${title}. ${detail}`);
}

/** Says why a choice is not to be had from a picture. */
export function tellLack({ notices, announcer }: Tellers, lack: RecallLack): void {
  const title = say.recall.lacks[lack];
  notices.getState().posted({ kind: 'note', title, stays: lackStays });
  announcer.getState().announced(title);
}
