/** The row cache: bounded, and never at the cost of what is on screen. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rows } from '../../../../renderer/frames/rows.ts';
import { missingRows, rememberRows, rowsPerRequest } from '../../../../renderer/frames/rows.ts';
import { frameRow } from './frame-row.ts';

const none: Rows = new Map();
const rows = (numbers: readonly number[]) => numbers.map((no) => frameRow({ no }));

describe('rows', () => {
  it('keeps what is on screen and drops what was wanted longest ago', () => {
    const full = rememberRows(none, rows([1, 2, 3, 4]), [], 4);
    const after = rememberRows(full, rows([5, 6]), [1], 4);
    expect([...after.keys()].sort()).toEqual([1, 4, 5, 6]);
  });

  it('holds no more than its limit, and always what came in last and is wanted', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.nat(200), { maxLength: 12 })), (arrivals) => {
        let cache = none;
        for (const arrival of arrivals) {
          cache = rememberRows(cache, rows(arrival), arrival, 12);
          expect(cache.size).toBeLessThanOrEqual(12);
          for (const no of arrival) expect(cache.has(no)).toBe(true);
        }
      }),
    );
  });

  it('a row that comes again replaces the old one: numbers are used again', () => {
    const before = rememberRows(none, [frameRow({ no: 1, prompt: 'old' })]);
    expect(rememberRows(before, [frameRow({ no: 1, prompt: 'new' })]).get(1)?.prompt).toBe('new');
  });

  it('asks once for each row, for none that is known to be gone, and for no more than a request takes', () => {
    const cache = rememberRows(none, rows([2]));
    expect(missingRows(cache, new Set([3]), [1, 1, 2, 3, 4])).toEqual([1, 4]);
    const many = Array.from({ length: 5_000 }, (_, no) => no);
    expect(missingRows(none, new Set(), many)).toHaveLength(rowsPerRequest);
  });
});
