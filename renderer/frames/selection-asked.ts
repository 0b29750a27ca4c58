/** Which frames a menu under the pointer is for. */
import type { FramesStore } from './frames-store.ts';

/** Chooses the frame under the pointer, unless it is one of those chosen already. False: there is none to act on. */
export function askedFor(frames: FramesStore, no: number | null): boolean {
  const state = frames.getState();
  if (no !== null && !state.selection.selected.has(no)) state.frameChosen(no, 'only');
  const now = frames.getState().selection;
  return now.active !== null || now.selected.size > 0;
}
