/** Marks that two machines set, and records that say what is not understood. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StampedMarks } from '../../../../shared/frame/marks.ts';
import {
  flagSchema,
  labelSchema,
  marksOf,
  mergeMarks,
  readMarks,
  unmarked,
  writtenMarks,
} from '../../../../shared/frame/marks.ts';

/** Few times, so that two are often the same. */
const stamped = <T>(value: fc.Arbitrary<T>) => fc.record({ value, at: fc.integer({ min: 1, max: 4 }) });
const anyMarks = fc.record(
  {
    flag: stamped(fc.constantFrom(null, ...flagSchema.options)),
    rating: stamped(fc.constantFrom(0, 1, 2, 3, 4, 5)),
    label: stamped(fc.constantFrom(null, ...labelSchema.options)),
    keywords: stamped(fc.array(fc.constantFrom('wine', 'linen', 'north light'))),
    notes: stamped(fc.string()),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<StampedMarks>;

describe('mergeMarks', () => {
  it('comes to the same end in whatever order machines meet (catches two folders that swap marks for ever)', () => {
    fc.assert(
      fc.property(anyMarks, anyMarks, anyMarks, (a, b, c) => {
        expect(mergeMarks(a, b)).toEqual(mergeMarks(b, a));
        expect(mergeMarks(mergeMarks(a, b), c)).toEqual(mergeMarks(a, mergeMarks(b, c)));
        expect(mergeMarks(a, a)).toEqual(a);
        expect(mergeMarks(a, {})).toEqual(a);
      }),
    );
  });

  it('takes the newest of each field for itself (catches a new star that brings back an old flag)', () => {
    const here: StampedMarks = { flag: { value: 'pick', at: 5 }, rating: { value: 3, at: 1 } };
    const there: StampedMarks = { flag: { value: null, at: 2 }, rating: { value: 5, at: 9 } };
    expect(marksOf(mergeMarks(here, there))).toEqual({ ...unmarked, flag: 'pick', rating: 5 });
  });
});

describe('readMarks', () => {
  it('reads what was written', () => {
    fc.assert(
      fc.property(anyMarks, (marks) => {
        expect(readMarks(JSON.parse(JSON.stringify(writtenMarks(undefined, marks))))).toEqual(marks);
      }),
    );
  });

  it('survives anything (catches a frame lost to a broken mark)', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (raw) => {
        expect(marksOf(readMarks(raw))).toEqual(unmarked);
      }),
    );
  });

  it.each([
    ['a word that is no flag', { flag: { value: 'maybe', at: 3 } }],
    ['six stars', { rating: { value: 6, at: 3 } }],
    ['no time', { label: { value: 'red' } }],
    ['a time before all times', { label: { value: 'red', at: 0 } }],
    ['keywords that are none', { keywords: { value: ['', 'wine'], at: 3 } }],
  ])('leaves out %s, and keeps the rest', (_, broken) => {
    const sound: StampedMarks = { notes: { value: 'the good one', at: 7 } };
    expect(readMarks({ ...broken, ...sound })).toEqual(sound);
  });
});

describe('writtenMarks', () => {
  const red: StampedMarks = { label: { value: 'red', at: 5 } };

  it('keeps what a later version wrote (catches an old app that takes a new app’s marks away)', () => {
    const raw = { crop: { value: [0, 0, 1, 1], at: 2 }, label: { value: 'orange', at: 9 } };
    expect(writtenMarks(raw, red)).toEqual(raw);
    expect(writtenMarks({ ...raw, label: { value: 'orange', at: 4 } }, red)).toEqual({ ...raw, ...red });
  });

  it('never goes back in time', () => {
    fc.assert(
      fc.property(anyMarks, anyMarks, (a, b) => {
        expect(writtenMarks(a, b)).toEqual(mergeMarks(a, b));
      }),
    );
  });
});
