/** Commands that walk a batch's sheet from any view: the seeds of a prompt, the prompts of a seed. */
import { useRef } from 'react';
import { useStore } from 'zustand';
import { toAppError } from '../../shared/errors.ts';
import type { BatchId } from '../../shared/ids.ts';
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
  /** The steps asked for so far: a quick hand's second key waits for the first, and goes on from there. */
  const turn = useRef(Promise.resolve());
  function stepped(step: StripStep): void {
    turn.current = turn.current.then(() => walked(walk, step, app));
  }
  useCommand('strip.next-seed', () => stepped('next-seed'), hasActive);
  useCommand('strip.previous-seed', () => stepped('previous-seed'), hasActive);
  useCommand('strip.next-prompt', () => stepped('next-prompt'), hasActive);
  useCommand('strip.previous-prompt', () => stepped('previous-prompt'), hasActive);
}

/** The window's own: the frame stepped to is the one that is selected. */
export function StripCommands({ frames, strips }: Pick<Walk, 'frames' | 'strips'>) {
  useStripCommands({ frames, strips, onStep: (no) => frames.getState().frameChosen(no, 'only') });
  return null;
}

/** Never rejects. */
async function walked(
  { frames, strips, except, onStep }: Walk,
  step: StripStep,
  app: AppTools,
): Promise<void> {
  const { active } = frames.getState().selection;
  const batch = batchOfActive(frames, strips);
  if (active === null || batch === undefined) return;
  try {
    const strip = await strips.getState().stripWanted(batch);
    const { order, selection } = frames.getState();
    // Meanwhile another frame was chosen: the step was meant for the one before.
    if (selection.active !== active) return;
    const isThere = (no: number): boolean => no !== except && indexOfNumber(order, no) >= 0;
    const next = stripStep(strip, active, step, isThere);
    if (next === null) app.announcer.getState().announced(say.viewer.strip.end[step]);
    else {
      onStep(next);
      const position = stripPosition(strip, next);
      if (position) app.announcer.getState().announced(say.viewer.strip.position(position));
    }
  } catch (thrown) {
    app.notices.getState().requestFailed(toAppError(thrown));
  }
}

/** Of a frame that was just stepped to the row may still be on its way: then its strip tells. */
function batchOfActive(frames: FramesStore, strips: StripStore): BatchId | undefined {
  const { active } = frames.getState().selection;
  const known = [...strips.getState().strips];
  return (
    activeRow(frames.getState())?.batchId ??
    known.find(([, strip]) => strip.some(({ no }) => no === active))?.[0]
  );
}
