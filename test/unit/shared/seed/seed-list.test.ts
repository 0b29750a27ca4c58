/** The seed list parser: what is typed must come out as exactly those seeds, or as errors in their places. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSeedList, writeSeedList } from '../../../../shared/seed/seed-list.ts';
import { largestSeed } from '../../../../shared/seed/seed.ts';

const seed = fc.integer({ min: 0, max: largestSeed });
const separator = fc.constantFrom(',', ', ', ' ', ';', '\n', ' ,\t');

function problemsOf(text: string, limit = 24) {
  const list = parseSeedList(text, limit);
  return list.ok ? [] : list.problems;
}

describe('parseSeedList', () => {
  it('reads seeds and ranges in the order typed (catches sorting, off-by-one at range ends)', () => {
    expect(parseSeedList('7, 12, 100-103, 3', 24)).toEqual({
      ok: true,
      seeds: [7, 12, 100, 101, 102, 103, 3],
    });
  });

  it('takes any separators and dashes with spaces (catches "100 - 102" read as three entries)', () => {
    expect(parseSeedList(' 1;2\n3  100 - 102 , 8–9 ', 24)).toEqual({
      ok: true,
      seeds: [1, 2, 3, 100, 101, 102, 8, 9],
    });
  });

  it('gives back whatever list was written (property: write then parse is the identity)', () => {
    fc.assert(
      fc.property(fc.uniqueArray(seed, { minLength: 1, maxLength: 24 }), (seeds) => {
        expect(parseSeedList(writeSeedList(seeds), 24)).toEqual({ ok: true, seeds });
      }),
    );
  });

  it('writes runs as ranges (catches a shortest form that grows with the seeds)', () => {
    expect(writeSeedList([7, 12, 100, 101, 102, 5, 6])).toBe('7, 12, 100-102, 5, 6');
  });

  it('does not care which separators part the entries (property)', () => {
    fc.assert(
      fc.property(fc.uniqueArray(seed, { minLength: 1, maxLength: 24 }), separator, (seeds, between) => {
        expect(parseSeedList(seeds.join(between), 24)).toEqual({ ok: true, seeds });
      }),
    );
  });

  it('places every problem on the text at fault, in order (property: any text at all)', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('0', '1', '7', '9', '-', '–', ',', ' ', ';', 'x', '\n') }),
        (text) => {
          const list = parseSeedList(text, 5);
          if (list.ok) {
            expect(list.seeds.length).toBeGreaterThan(0);
            expect(list.seeds.length).toBeLessThanOrEqual(5);
            expect(new Set(list.seeds).size).toBe(list.seeds.length);
            return;
          }
          expect(list.problems.length).toBeGreaterThan(0);
          let end = 0;
          for (const problem of list.problems) {
            expect(text.slice(problem.start, problem.end)).toBe(problem.text);
            expect(problem.start).toBeGreaterThanOrEqual(end);
            end = problem.end;
          }
        },
      ),
    );
  });

  it.each([
    ['', 'empty', ''],
    [' , ;\n', 'empty', ' , ;\n'],
    ['1, foo', 'not-a-seed', 'foo'],
    ['-5', 'not-a-seed', '-5'],
    ['1.5', 'not-a-seed', '1.5'],
    ['1-2-3', 'not-a-seed', '1-2-3'],
    ['2147483648', 'out-of-range', '2147483648'],
    ['99999999999999999999999', 'out-of-range', '99999999999999999999999'],
    ['0-2147483648', 'out-of-range', '0-2147483648'],
    ['9-3', 'backwards', '9-3'],
    ['4, 4', 'duplicate', '4'],
    ['1-5, 3-4', 'duplicate', '3-4'],
    ['1-25', 'too-many', '1-25'],
  ] as const)('%j is %s at %j (catches a wrong or missing reason)', (text, reason, at) => {
    expect(problemsOf(text)).toMatchObject([{ reason, text: at }]);
  });

  it('names the second of two duplicates, by its place (catches marking the innocent first one)', () => {
    expect(problemsOf('12, 7, 12')).toMatchObject([{ reason: 'duplicate', start: 7, end: 9 }]);
  });

  it('says all that is wrong, not only the first (catches fix-one-see-the-next)', () => {
    expect(problemsOf('a, 9-3, 1, 1').map(({ reason }) => reason)).toEqual([
      'not-a-seed',
      'backwards',
      'duplicate',
    ]);
  });

  it('ends at the limit, however wide the range is (catches two thousand million seeds in memory)', () => {
    expect(problemsOf('0-2147483647', 24)).toMatchObject([{ reason: 'too-many', limit: 24 }]);
  });

  it('takes a list that fills the limit exactly', () => {
    expect(parseSeedList('1-24', 24)).toMatchObject({ ok: true });
  });
});
