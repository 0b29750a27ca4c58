/** What can be taken back, newest last. Pure: the store performs what is popped. */
import type { FrameId } from '../../shared/ids.ts';

export interface Deletion {
  readonly frames: readonly FrameId[];
}

export type UndoStack = readonly Deletion[];

/** Deletions remembered. Everything older is still in the library's trash. */
export const undoLimit = 100;

export function pushDeletion(stack: UndoStack, deletion: Deletion): UndoStack {
  return deletion.frames.length === 0 ? stack : [...stack, deletion].slice(-undoLimit);
}

/** The newest deletion and what is left without it; null when there is nothing to take back. */
export function popDeletion(
  stack: UndoStack,
): { readonly deletion: Deletion; readonly rest: UndoStack } | null {
  const deletion = stack.at(-1);
  return deletion ? { deletion, rest: stack.slice(0, -1) } : null;
}
