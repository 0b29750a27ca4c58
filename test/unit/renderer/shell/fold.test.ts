/** Folding panels by key, and going round the regions. */
import { describe, expect, it } from 'vitest';
import { foldedAll, foldedSides } from '../../../../renderer/shell/fold.ts';
import { neighbourOf } from '../../../../renderer/shell/regions.ts';

describe('folding', () => {
  it('closes while anything is open, and else opens everything (catches panels swapping places)', () => {
    expect(foldedSides({ composeOpen: true, inspectorOpen: false })).toEqual({
      composeOpen: false,
      inspectorOpen: false,
    });
    expect(foldedSides({ composeOpen: false, inspectorOpen: false })).toEqual({
      composeOpen: true,
      inspectorOpen: true,
    });
    expect(foldedAll({ composeOpen: false, inspectorOpen: false }, true).isBottomOpen).toBe(false);
    expect(foldedAll({ composeOpen: false, inspectorOpen: false }, false)).toEqual({
      composeOpen: true,
      inspectorOpen: true,
      isBottomOpen: true,
    });
  });
});

describe('regions', () => {
  it('go round both ways, and begin at the near end from nowhere', () => {
    const regions = ['a', 'b', 'c'];
    expect([neighbourOf(regions, 'c', 1), neighbourOf(regions, 'a', -1)]).toEqual(['a', 'c']);
    expect([neighbourOf(regions, null, 1), neighbourOf(regions, null, -1)]).toEqual(['a', 'c']);
    expect(neighbourOf<string>([], null, 1)).toBeUndefined();
  });
});
