/** Pictures that came twice in a batch: flagged, and only there. */
import { describe, expect, it } from 'vitest';
import { twinsIn } from '../../../../renderer/sheet/same-picture.ts';
import type { FrameRow } from '../../../../shared/frame/record.ts';
import { frameRow } from '../frames/frame-row.ts';

const rowsOf = (...rows: readonly FrameRow[]) => new Map(rows.map((row) => [row.id, row]));

describe('twinsIn', () => {
  it('points from each later frame to the first with the same bytes, in the order of the sheet, not of arrival', () => {
    const [a, b, c, d] = [
      frameRow({ no: 4, row: 1, column: 0, sha256: 'x' }),
      frameRow({ no: 3, row: 0, column: 2, sha256: 'x' }),
      frameRow({ no: 2, row: 0, column: 1, sha256: 'y' }),
      frameRow({ no: 1, row: 0, column: 2, image: 1, sha256: 'x' }),
    ];
    const twins = twinsIn(rowsOf(a, b, c, d));
    expect([...twins].map(([later, first]) => [later, first.id])).toEqual([
      [d.id, b.id],
      [a.id, b.id],
    ]);
  });

  it('says nothing of frames that are all different', () => {
    expect(twinsIn(rowsOf(frameRow({ no: 1, sha256: 'a' }), frameRow({ no: 2, sha256: 'b' }))).size).toBe(0);
  });
});
