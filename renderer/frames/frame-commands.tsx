/** Commands on the active or selected frames: marks and trash with undo, show in folder, the next frame. */
import { useStore } from 'zustand';
import { toAppError } from '../../shared/errors.ts';
import type { MarkChange } from '../../shared/frame/marks.ts';
import type { FrameId } from '../../shared/ids.ts';
import { useApp, useCommand, useCommands } from '../app-context.tsx';
import type { AppTools } from '../app-context.tsx';
import { keysOf } from '../commands.ts';
import { say } from '../i18n/say.ts';
import { activeRow } from './frame-reading.ts';
import type { Replayed } from './frame-acts.ts';
import type { FramesStore } from './frames-store.ts';
import { actedOnIn } from './frames-store.ts';
import { offerUndo } from './offer-undo.ts';
import { changeOf, markCommands } from './mark-commands.ts';

export type FrameStep = 'left' | 'right' | 'up' | 'down';

interface Props {
  readonly store: FramesStore;
  /** Steps through another order than the library's, where there is one; false: the active frame is not in it. */
  readonly walk: ((step: FrameStep) => boolean) | null;
  /** Goes on after a mark in an order of its own, likewise. */
  readonly advance: (() => boolean) | null;
}

export function FrameCommands({ store, walk, advance }: Props) {
  const app = useApp();
  const hasActive = useStore(store, ({ selection }) => selection.active !== null);
  // On a sheet the active cell may wait for its frame while others are selected.
  const hasActedOn = useStore(
    store,
    ({ selection }) => selection.active !== null || selection.selected.size > 0,
  );
  useCommand(
    'frame.previous',
    () => walk?.('left') === true || store.getState().neighbourChosen(-1),
    hasActive,
  );
  useCommand('frame.next', () => walk?.('right') === true || store.getState().neighbourChosen(1), hasActive);
  useCommand('frame.above', () => void walk?.('up'), hasActive && walk !== null);
  useCommand('frame.below', () => void walk?.('down'), hasActive && walk !== null);
  useCommand('frame.trash', () => void trash(store, app), hasActedOn);
  useCommand('frame.reveal', () => void reveal(store, app), hasActive);
  useCommands(
    markCommands,
    (command, { isCapsLocked }) => {
      const isOne = actedOnIn(store.getState()).length === 1;
      void tellMarked(store, app, changeOf(command, store.getState()));
      // The hand that marks one after the other is spared the arrow.
      if (isCapsLocked && isOne && advance?.() !== true) app.commands.getState().run('frame.next');
    },
    hasActedOn,
  );
  // Always: a hand that is quicker than the disk may ask before the deletion is done, and the store does both in turn.
  useCommand('edit.undo', () => void undo(store, app));
  useCommand('edit.redo', () => void redo(store, app));
  return null;
}

/** What is selected, or else the active frame, with the offer to undo. Leaves the view in this turn. */
export async function trash(store: FramesStore, app: AppTools): Promise<void> {
  try {
    const trashed = await store.getState().trashAsked();
    if (trashed === 0) return;
    offerUndo(app, say.frames.trashed(trashed));
    app.announcer.getState().announced(say.frames.undoAvailable(trashed, keysOf('edit.undo', app.platform)));
  } catch (thrown) {
    app.notices.getState().requestFailed(toAppError(thrown));
  }
}

/** Marks these frames, or what keys act on, and says how that is undone. */
export async function tellMarked(
  store: FramesStore,
  app: AppTools,
  change: MarkChange,
  frames?: readonly FrameId[],
): Promise<void> {
  try {
    const marked = await store.getState().markAsked(change, frames);
    if (marked === 0) return;
    app.notices.getState().withdrawn('last-step');
    app.announcer
      .getState()
      .announced(say.marks.undoAvailable(change, marked, keysOf('edit.undo', app.platform)));
  } catch (thrown) {
    app.notices.getState().requestFailed(toAppError(thrown));
  }
}

/** Takes back what was done last. */
export async function undo(store: FramesStore, app: AppTools): Promise<void> {
  await replay(app, store.getState().undoAsked(), {
    deletion: say.frames.restored,
    marks: say.marks.undone,
    ...say.collections.replayed,
  });
}

async function redo(store: FramesStore, app: AppTools): Promise<void> {
  await replay(app, store.getState().redoAsked(), {
    deletion: say.frames.deletedAgain,
    marks: say.marks.redone,
    ...say.collections.replayed,
  });
}

async function replay(
  app: AppTools,
  asked: Promise<Replayed | null>,
  words: Readonly<Record<Replayed['kind'], (frames: number) => string>>,
): Promise<void> {
  try {
    const replayed = await asked;
    // An offer that is left standing would take back another step than the one it names.
    app.notices.getState().withdrawn('last-step');
    if (replayed && (replayed.frames > 0 || replayed.kind.startsWith('collection')))
      app.announcer.getState().announced(words[replayed.kind](replayed.frames));
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
