/** Commands that walk a batch's sheet from any view: the seeds of a prompt, the prompts of a seed. */
import { useStore } from 'zustand';
import { toAppError } from '../../shared/errors.ts';
import { useApp, useCommand } from '../app-context.tsx';
import type { AppTools } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import type { FramesStore } from './frames-store.ts';
import { activeRow } from './frame-reading.ts';
import { indexOfNumber } from './order.ts';
import type { StripStore } from './strip-store.ts';
import type { StripStep } from './strip.ts';
import { stripPosition, stripStep } from './strip.ts';

interface Walk {
  readonly frames: FramesStore;
  readonly strips: StripStore;
  /** A frame that is passed over, by its number. */
  readonly except?: number | undefined;
  /** Shows the frame that the active one was left for. */
  readonly onStep: (no: number) => void;
}

/** In a view that puts the frame elsewhere than into the selection, this answers instead of the window. */
export function useStripCommands(walk: Walk): void {
  const app = useApp();
  const hasActive = useStore(walk.frames, ({ selection }) => selection.active !== null);
  const step = (direction: StripStep) => () => void walked(walk, direction, app);
  useCommand('strip.next-seed', step('next-seed'), hasActive);
  useCommand('strip.previous-seed', step('previous-seed'), hasActive);
  useCommand('strip.next-prompt', step('next-prompt'), hasActive);
  useCommand('strip.previous-prompt', step('previous-prompt'), hasActive);
}

/** The window's own: the frame stepped to is the one that is selected. */
export function StripCommands({ frames, strips }: Pick<Walk, 'frames' | 'strips'>) {
  useStripCommands({ frames, strips, onStep: (no) => frames.getState().frameChosen(no, 'only') });
  return null;
}

async function walked(
  { frames, strips, except, onStep }: Walk,
  step: StripStep,
  app: AppTools,
): Promise<void> {
  const from = activeRow(frames.getState());
  if (!from) return;
  try {
    const places = await strips.getState().stripWanted(from.batchId);
    const { order, selection } = frames.getState();
    // Meanwhile another frame was chosen: the step was meant for the one before.
    if (selection.active !== from.no) return;
    const isThere = (no: number): boolean => no !== except && indexOfNumber(order, no) >= 0;
    const next = stripStep(places, from.no, step, isThere);
    if (next === null) app.announcer.getState().announced(say.viewer.strip.end[step]);
    else {
      onStep(next);
      const position = stripPosition(places, next);
      if (position) app.announcer.getState().announced(say.viewer.strip.position(position));
    }
  } catch (thrown) {
    app.notices.getState().requestFailed(toAppError(thrown));
  }
}
