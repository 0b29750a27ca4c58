/** Undo and redo: the last step first, none forgotten too early, and nothing done again on top of something new. */
import { describe, expect, it } from 'vitest';
import type { Step, Steps } from '../../../../renderer/frames/undo.ts';
import { noSteps, undoLimit, withRedone, withStep, withUndone } from '../../../../renderer/frames/undo.ts';
import { frameId } from './frame-row.ts';

const deletion = (no: number): Step => ({ kind: 'deletion', frames: [frameId(no)] });
const marks = (no: number): Step => ({
  kind: 'marks',
  markings: [{ frames: [frameId(no)], change: { flag: null } }],
});

describe('undo', () => {
  it('keeps deletions and marks in one line', () => {
    const steps = withStep(withStep(noSteps, deletion(1)), marks(2));
    expect(steps).toEqual({ undo: [deletion(1), marks(2)], redo: [] });
  });

  it('goes back and forth (catches a redo that loses the step behind it)', () => {
    const before = withStep(withStep(noSteps, deletion(1)), marks(2));
    const undone = withUndone(withUndone(before, marks(2)), deletion(1));
    expect(undone).toEqual({ undo: [], redo: [marks(2), deletion(1)] });
    expect(withRedone(withRedone(undone, deletion(1)), marks(2))).toEqual(before);
  });

  it('does nothing again once something new was done (catches a mark that comes back over a newer one)', () => {
    const undone = withUndone(withStep(noSteps, marks(1)), marks(1));
    expect(withStep(undone, marks(2))).toEqual({ undo: [marks(2)], redo: [] });
  });

  it('has nothing to say of a step that changed nothing', () => {
    const undone = withUndone(withStep(noSteps, marks(1)), marks(1));
    expect(withStep(undone, { kind: 'deletion', frames: [] })).toEqual(undone);
    expect(withRedone(undone, { kind: 'marks', markings: [] })).toEqual(noSteps);
  });

  it('forgets the oldest when it is full', () => {
    let steps: Steps = noSteps;
    for (let no = 0; no <= undoLimit; no += 1) steps = withStep(steps, deletion(no));
    expect(steps.undo).toHaveLength(undoLimit);
    expect(steps.undo[0]).toEqual(deletion(1));
  });
});
