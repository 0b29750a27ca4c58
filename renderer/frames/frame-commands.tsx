/** Commands on the active or selected frames: trash with undo, show in folder, the next frame. */
import { useStore } from 'zustand';
import { toAppError } from '../../shared/errors.ts';
import { useApp, useCommand } from '../app-context.tsx';
import type { AppTools } from '../app-context.tsx';
import { keysOf } from '../commands.ts';
import { say } from '../i18n/say.ts';
import { activeRow } from './frame-reading.ts';
import type { FramesStore } from './frames-store.ts';

/** How long the offer to undo stays, in ms; the key works for as long as the window is open. */
const undoOffered = 10_000;

export type FrameStep = 'left' | 'right' | 'up' | 'down';

interface Props {
  readonly store: FramesStore;
  /** Steps through another order than the library's, where there is one; false: the active frame is not in it. */
  readonly walk: ((step: FrameStep) => boolean) | null;
}

export function FrameCommands({ store, walk }: Props) {
  const app = useApp();
  const hasActive = useStore(store, ({ selection }) => selection.active !== null);
  useCommand(
    'frame.previous',
    () => walk?.('left') === true || store.getState().neighbourChosen(-1),
    hasActive,
  );
  useCommand('frame.next', () => walk?.('right') === true || store.getState().neighbourChosen(1), hasActive);
  useCommand('frame.above', () => void walk?.('up'), hasActive && walk !== null);
  useCommand('frame.below', () => void walk?.('down'), hasActive && walk !== null);
  useCommand('frame.trash', () => void trash(store, app), hasActive);
  useCommand('frame.reveal', () => void reveal(store, app), hasActive);
  // Always: a hand that is quicker than the disk may ask before the deletion is done, and the store does both in turn.
  useCommand('edit.undo', () => void undo(store, app));
  return null;
}

/** What is selected, or else the active frame, with the offer to undo. Leaves the view in this turn. */
export async function trash(store: FramesStore, app: AppTools): Promise<void> {
  try {
    const trashed = await store.getState().trashAsked();
    if (trashed === 0) return;
    app.notices.getState().posted({
      kind: 'done',
      title: say.frames.trashed(trashed),
      action: { label: say.frames.undo, run: () => void undo(store, app) },
      offers: 'deletion',
      stays: undoOffered,
    });
    app.announcer.getState().announced(say.frames.undoAvailable(trashed, keysOf('edit.undo', app.platform)));
  } catch (thrown) {
    app.notices.getState().requestFailed(toAppError(thrown));
  }
}

/** Takes the last deletion back. */
export async function undo(store: FramesStore, app: AppTools): Promise<void> {
  try {
    const restored = await store.getState().undoAsked();
    // An offer that is left standing would take back an older deletion than the one it names.
    app.notices.getState().withdrawn('deletion');
    if (restored > 0) app.announcer.getState().announced(say.frames.restored(restored));
  } catch (thrown) {
    app.notices.getState().requestFailed(toAppError(thrown));
  }
}

async function reveal(store: FramesStore, app: AppTools): Promise<void> {
  const row = activeRow(store.getState());
  if (!row) return;
  try {
    await app.bridge.request('frames.reveal', { frame: row.id });
  } catch (thrown) {
    app.notices.getState().requestFailed(toAppError(thrown));
  }
}
