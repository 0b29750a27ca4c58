/** Keys of the grid: which are its own, and which it must leave to the window. */
import { describe, expect, it } from 'vitest';
import { gridKeyOf } from '../../../../renderer/grid/grid-keys.ts';

const press = (
  key: string,
  held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {},
) => gridKeyOf({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe('grid keys', () => {
  it('moves, selects and opens', () => {
    expect(press('ArrowDown', { shiftKey: true })).toEqual({ kind: 'move', move: 'down' });
    expect(press('a', { ctrlKey: true })).toEqual({ kind: 'all' });
    expect(press('a', { metaKey: true })).toEqual({ kind: 'all' });
    expect(press('Escape')).toEqual({ kind: 'none' });
    expect(press('Enter')).toEqual({ kind: 'open' });
  });

  it('leaves commands alone: Ctrl+Enter generates, A recalls, Alt+arrows walk the history', () => {
    // Catches a grid that swallows a key of the window while it has the focus.
    for (const left of [
      press('Enter', { ctrlKey: true }),
      press('a'),
      press('A', { ctrlKey: true, shiftKey: true }),
      press('ArrowUp', { altKey: true }),
      press('Delete'),
      press('Tab'),
    ])
      expect(left).toBeNull();
  });
});
