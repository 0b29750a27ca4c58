/** Undo: the last deletion first, and none forgotten too early. */
import { describe, expect, it } from 'vitest';
import type { UndoStack } from '../../../../renderer/frames/undo.ts';
import { popDeletion, pushDeletion, undoLimit } from '../../../../renderer/frames/undo.ts';
import { frameId } from './frame-row.ts';

describe('undo', () => {
  it('takes back in reverse, and then has nothing left', () => {
    const stack = pushDeletion(pushDeletion([], { frames: [frameId(1)] }), { frames: [frameId(2)] });
    const first = popDeletion(stack)!;
    expect(first.deletion.frames).toEqual([frameId(2)]);
    const second = popDeletion(first.rest)!;
    expect(second.deletion.frames).toEqual([frameId(1)]);
    expect(popDeletion(second.rest)).toBeNull();
  });

  it('a deletion of nothing leaves nothing to undo', () => {
    expect(pushDeletion([], { frames: [] })).toEqual([]);
  });

  it('forgets the oldest when it is full', () => {
    let stack: UndoStack = [];
    for (let no = 0; no <= undoLimit; no += 1) stack = pushDeletion(stack, { frames: [frameId(no)] });
    expect(stack).toHaveLength(undoLimit);
    expect(stack[0]?.frames).toEqual([frameId(1)]);
  });
});
