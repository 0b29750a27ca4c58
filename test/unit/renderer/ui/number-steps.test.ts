/** Number fields: typing, keys and dragging. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draggedValue, parseWhole, steppedValue } from '../../../../renderer/ui/number-steps.ts';

describe('number steps', () => {
  it('never leave the range (property)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 24 }),
        fc.constantFrom('ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'),
        fc.integer({ min: -5000, max: 5000 }),
        (value, key, pixels) => {
          for (const next of [steppedValue(value, key, 1, 24), draggedValue(value, pixels, 1, 24)]) {
            expect(next).toBeGreaterThanOrEqual(1);
            expect(next).toBeLessThanOrEqual(24);
          }
        },
      ),
    );
  });

  it('leave keys of the text to the text (catches Home and the digits being swallowed)', () => {
    for (const key of ['Home', 'End', '7', 'ArrowLeft', 'Tab'])
      expect(steppedValue(4, key, 1, 24)).toBeNull();
  });

  it('stay where they are until the drag means it', () => {
    expect(draggedValue(4, 7, 1, 24)).toBe(4);
    expect(draggedValue(4, 8, 1, 24)).toBe(5);
    expect(draggedValue(4, -17, 1, 24)).toBe(2);
  });

  it.each([
    ['12', 12],
    [' 7 ', 7],
    ['', null],
    ['1.5', null],
    ['-3', null],
    ['1e9', null],
  ])('%j is %s', (text, value) => {
    expect(parseWhole(text)).toBe(value);
  });
});
