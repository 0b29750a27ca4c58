/** Which ids belong into a day's folder, against where the layout puts them. */
import { dirname } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { libraryLayout } from '../../../../electron/files/library-layout.ts';
import { idsOfDay } from '../../../../electron/library-host/day-folders.ts';
import { frameIdSchema, timeOfId } from '../../../../shared/ids.ts';

const lastMoment = Date.parse('9999-12-31T23:59:59.999Z');
const id = fc
  .tuple(
    fc.integer({ min: 0, max: lastMoment }),
    fc.stringMatching(/^7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
  )
  .map(([at, rest]) => {
    const hex = at.toString(16).padStart(12, '0');
    return frameIdSchema.parse(`${hex.slice(0, 8)}-${hex.slice(8)}-${rest}`);
  });
const day = 86_400_000;

test('an id lies in the range of its own day and of no other', () => {
  // Catches: a frame at midnight that is taken for vanished, day after day.
  fc.assert(
    fc.property(id, fc.integer({ min: -2, max: 2 }), (one, shift) => {
      const begin = Math.floor(timeOfId(one) / day) * day + shift * day;
      fc.pre(begin >= 0);
      const { from, to } = idsOfDay(begin);
      expect(one >= from && one < to).toBe(shift === 0);
    }),
  );
});

test('two ids share a folder if and only if one day’s range holds both', () => {
  fc.assert(
    fc.property(id, fc.integer({ min: 0, max: 2 * day }), (one, later) => {
      const at = Math.min(timeOfId(one) + later, lastMoment);
      const hex = at.toString(16).padStart(12, '0');
      const other = frameIdSchema.parse(`${hex.slice(0, 8)}-${hex.slice(8)}${one.slice(13)}`);
      const { from, to } = idsOfDay(Math.floor(timeOfId(one) / day) * day);
      const layout = libraryLayout('/library');
      const together = dirname(layout.record(one)) === dirname(layout.record(other));
      expect(other >= from && other < to).toBe(together);
    }),
  );
});
