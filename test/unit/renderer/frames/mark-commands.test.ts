/** What the keys of the marks set. */
import { describe, expect, it } from 'vitest';
import { createFramesStore } from '../../../../renderer/frames/frames-store.ts';
import type { FramesState } from '../../../../renderer/frames/frames-store.ts';
import { changeOf, markCommands } from '../../../../renderer/frames/mark-commands.ts';
import { commandIds } from '../../../../shared/commands.ts';
import { createScriptedMain } from '../support.ts';
import { frameRow } from './frame-row.ts';

const looking = (part: Partial<FramesState>): FramesState => ({
  ...createFramesStore(createScriptedMain().bridge).getState(),
  order: Uint32Array.of(2, 1),
  rows: new Map([
    [1, frameRow({ no: 1, label: 'red', flag: 'pick', rating: 3 })],
    [2, frameRow({ no: 2 })],
  ]),
  ...part,
});
const on = (active: number, ...selected: readonly number[]): FramesState =>
  looking({ selection: { active, anchor: active, selected: new Set(selected) } });

describe('marks by key', () => {
  it('take a label off that the frame has already, as in Lightroom, but no flag and no star', () => {
    expect(changeOf('mark.red', on(1))).toEqual({ label: null });
    expect(changeOf('mark.blue', on(1))).toEqual({ label: 'blue' });
    expect(changeOf('mark.pick', on(1))).toEqual({ flag: 'pick' });
    expect(changeOf('mark.3-stars', on(1))).toEqual({ rating: 3 });
  });

  it('go by the active frame among several (catches a red label that only ever swaps sides)', () => {
    expect(changeOf('mark.red', on(1, 1, 2))).toEqual({ label: null });
    expect(changeOf('mark.red', on(2, 1, 2))).toEqual({ label: 'red' });
    expect(changeOf('mark.red', { ...on(2), target: [1] })).toEqual({ label: null });
  });

  it('are all there', () => {
    expect(commandIds.filter((id) => id.startsWith('mark.'))).toEqual(markCommands);
  });
});
