/** Selection: what clicks, arrows and deletions make of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeNumbers } from '../../../../renderer/frames/order.ts';
import type { Selection } from '../../../../renderer/frames/selection.ts';
import {
  actedOn,
  emptySelection,
  gestureOf,
  selectAll,
  selectDrawn,
  selectFrame,
  selectNone,
  selectOnly,
  withActiveSelected,
  withoutFrames,
} from '../../../../renderer/frames/selection.ts';

const order = Uint32Array.of(90, 80, 70, 60, 50, 40);
const chosen = (selection: Selection): number[] => [...selection.selected].sort((a, b) => b - a);

describe('selection', () => {
  it('stretches a range from its anchor both ways, and shrinks it again', () => {
    // Catches a range that grows from its moving end: turning back would then leave frames selected.
    let selection = selectOnly(70);
    selection = selectFrame(order, selection, 50, 'range');
    expect(chosen(selection)).toEqual([70, 60, 50]);
    selection = selectFrame(order, selection, 80, 'range');
    expect(chosen(selection)).toEqual([80, 70]);
    expect(selection.active).toBe(80);
    expect(selection.anchor).toBe(70);
  });

  it('a range holds exactly what lies between its ends', () => {
    const anyFrame = fc.constantFrom(...order);
    fc.assert(
      fc.property(anyFrame, anyFrame, (from, to) => {
        const { selected } = selectFrame(order, selectOnly(from), to, 'range');
        const inside = (no: number): boolean => no <= Math.max(from, to) && no >= Math.min(from, to);
        expect([...order].filter((no) => selected.has(no))).toEqual([...order].filter(inside));
      }),
    );
  });

  it('toggles one frame without touching the others', () => {
    const two = selectFrame(order, selectOnly(70), 50, 'toggle');
    expect(chosen(two)).toEqual([70, 50]);
    expect(chosen(selectFrame(order, two, 70, 'toggle'))).toEqual([50]);
  });

  it('starts a range anew where its anchor has gone', () => {
    const orphan: Selection = { active: 65, anchor: 65, selected: new Set([65]) };
    expect(chosen(selectFrame(order, orphan, 50, 'range'))).toEqual([50]);
  });

  it('a rectangle selects alone, adds, or turns over; what it has left again is as it was', () => {
    // Each step begins from what was selected before: catches one that adds to its own last step.
    const before = selectFrame(order, selectOnly(90), 60, 'toggle');
    expect(chosen(selectDrawn(before, [80, 70], 'only'))).toEqual([80, 70]);
    expect(chosen(selectDrawn(before, [80, 60], 'range'))).toEqual([90, 80, 60]);
    expect(chosen(selectDrawn(before, [80, 60], 'toggle'))).toEqual([90, 80]);
    expect(chosen(selectDrawn(before, [], 'toggle'))).toEqual([90, 60]);
  });

  it('once it is drawn, keys act on a frame that is selected', () => {
    const drawn = selectDrawn(selectOnly(90), [70, 60], 'only');
    expect(withActiveSelected(drawn, 70)).toMatchObject({ active: 70, anchor: 70 });
    expect(withActiveSelected(selectDrawn(selectOnly(70), [70, 60], 'only'), 60).active).toBe(70);
    expect(withActiveSelected(selectDrawn(selectOnly(70), [], 'only'), null).active).toBe(70);
  });

  it('Escape empties the selection but keeps the place', () => {
    const none = selectNone(selectAll(order, selectOnly(60)));
    expect(none.selected.size).toBe(0);
    expect(none.active).toBe(60);
  });

  it('after a deletion the neighbour is active and selected, so that Delete can be pressed again', () => {
    const after = withoutFrames(order, selectOnly(60), new Set([60]));
    expect(after.active).toBe(50);
    expect(chosen(after)).toEqual([50]);
    const last = withoutFrames(order, selectOnly(40), new Set([40]));
    expect(last.active).toBe(50);
  });

  it('never leaves a frame selected, active or anchoring that is gone', () => {
    const some = fc.subarray([...order]);
    fc.assert(
      fc.property(some, some, fc.constantFrom(...order), (selected, gone, active) => {
        const removed = new Set(gone);
        const before: Selection = { active, anchor: active, selected: new Set(selected) };
        const after = withoutFrames(order, before, removed);
        const left = removeNumbers(order, removed);
        for (const no of [...after.selected, after.active, after.anchor])
          if (no !== null) expect(left).toContain(no);
        expect(after.active === null).toBe(left.length === 0);
      }),
    );
  });

  it('a frame that others removed does not select its neighbour', () => {
    // Catches a deletion elsewhere that would put a frame under the next Delete here.
    const nothing: Selection = { active: 60, anchor: 60, selected: new Set() };
    expect(withoutFrames(order, nothing, new Set([60])).selected.size).toBe(0);
  });

  it('acts on the selected in the order of the grid, or else on the active frame', () => {
    expect(actedOn(order, { active: 40, anchor: 40, selected: new Set([40, 90]) })).toEqual([90, 40]);
    expect(actedOn(order, { active: 40, anchor: 40, selected: new Set() })).toEqual([40]);
    expect(actedOn(order, selectAll(order, emptySelection), 2)).toEqual([90, 80]);
    expect(actedOn(order, emptySelection)).toEqual([]);
  });

  it('reads modifiers as file managers do', () => {
    const none = { shiftKey: false, ctrlKey: false, metaKey: false };
    expect(gestureOf(none)).toBe('only');
    expect(gestureOf({ ...none, metaKey: true })).toBe('toggle');
    expect(gestureOf({ ...none, ctrlKey: true, shiftKey: true })).toBe('range');
  });
});
