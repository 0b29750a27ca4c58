/** What can be taken back and done again: deletions, marks and collections, in one line, newest last. Pure: the store performs them. */
import type { Marking } from '../../shared/frame/marking.ts';
import type { FrameId } from '../../shared/ids.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { CollectionEdit } from './collection-edits.ts';
import { framesOfEdit } from './collection-edits.ts';

export type Step =
  | { readonly kind: 'deletion'; readonly frames: readonly FrameId[] }
  /** In `undo` what takes them back, in `redo` what sets them again. */
  | { readonly kind: 'marks'; readonly markings: readonly Marking[] }
  /** Likewise. */
  | { readonly kind: 'collection'; readonly edits: readonly CollectionEdit[] };

export interface Steps {
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
}

export const noSteps: Steps = { undo: [], redo: [] };

/** Steps remembered. What was deleted before is still in the library's trash. */
export const undoLimit = 100;

/** Frames that a step concerns; each once, since the library groups them so. */
export function framesOf(step: Step): number {
  switch (step.kind) {
    case 'deletion':
      return step.frames.length;
    case 'marks':
      return step.markings.reduce((sum, { frames }) => sum + frames.length, 0);
    case 'collection':
      return step.edits.reduce((sum, edit) => sum + framesOfEdit(edit), 0);
    default:
      return assertNever(step);
  }
}

/** A step that changed nothing. A collection may change without its frames. */
function isNothing(step: Step): boolean {
  return step.kind === 'collection' ? step.edits.length === 0 : framesOf(step) === 0;
}

/** Something new was done: what had been taken back cannot be done again after it. */
export function withStep({ undo, redo }: Steps, step: Step): Steps {
  return isNothing(step) ? { undo, redo } : { undo: pushed(undo, step), redo: [] };
}

/** The newest step was taken back; `again` does it anew. */
export function withUndone({ undo, redo }: Steps, again: Step): Steps {
  return { undo: undo.slice(0, -1), redo: isNothing(again) ? redo : pushed(redo, again) };
}

/** It was done anew; `back` takes it back. */
export function withRedone({ undo, redo }: Steps, back: Step): Steps {
  return { undo: isNothing(back) ? undo : pushed(undo, back), redo: redo.slice(0, -1) };
}

function pushed(stack: readonly Step[], step: Step): readonly Step[] {
  return [...stack, step].slice(-undoLimit);
}
