/** A batch walked as its sheet lies: along rows and columns, over holes, to the ends. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Strip, StripStep } from '../../../../renderer/frames/strip.ts';
import {
  stripNeighbours,
  stripPosition,
  stripStep,
  stripSteps,
  withPlaces,
} from '../../../../renderer/frames/strip.ts';
import type { SheetPlace } from '../../../../shared/frame/record.ts';

const everything = (): boolean => true;

function place(no: number, row: number, column: number, image = 0): SheetPlace {
  return { no, row, column, image };
}

/** Three prompts by four seeds: 11 to 14, 21 to 24, 31 to 34. */
const sheet: Strip = [1, 2, 3].flatMap((row) =>
  [1, 2, 3, 4].map((column) => place(row * 10 + column, row - 1, column - 1)),
);

describe('stripStep', () => {
  it.each<[StripStep, number]>([
    ['next-seed', 23],
    ['previous-seed', 21],
    ['next-prompt', 32],
    ['previous-prompt', 12],
  ])('%s leads along its own line', (step, expected) => {
    expect(stripStep(sheet, 22, step, everything)).toBe(expected);
  });

  it('stays at an end (catches a step from the last seed into the next prompt’s row)', () => {
    expect(stripStep(sheet, 14, 'next-seed', everything)).toBeNull();
    expect(stripStep(sheet, 21, 'previous-seed', everything)).toBeNull();
    expect(stripStep(sheet, 31, 'next-prompt', everything)).toBeNull();
    expect(stripStep(sheet, 12, 'previous-prompt', everything)).toBeNull();
  });

  it('passes over holes: refused cells are not on the strip, trashed frames not there', () => {
    const refused = sheet.filter(({ no }) => no !== 22);
    expect(stripStep(refused, 21, 'next-seed', everything)).toBe(23);
    expect(stripStep(refused, 32, 'previous-prompt', everything)).toBe(12);
    expect(stripStep(sheet, 21, 'next-seed', (no) => no !== 22 && no !== 23)).toBe(24);
  });

  it('takes the images of one call one after the other, and each down its own column', () => {
    const calls = [0, 1].flatMap((row) =>
      [0, 1].flatMap((column) =>
        [0, 1].map((image) => place(row * 100 + column * 10 + image, row, column, image)),
      ),
    );
    expect(stripStep(calls, 0, 'next-seed', everything)).toBe(1);
    expect(stripStep(calls, 1, 'next-seed', everything)).toBe(10);
    expect(stripStep(calls, 1, 'next-prompt', everything)).toBe(101);
  });

  it('leads back by the opposite step, wherever it led to', () => {
    const back: Record<StripStep, StripStep> = {
      'next-seed': 'previous-seed',
      'previous-seed': 'next-seed',
      'next-prompt': 'previous-prompt',
      'previous-prompt': 'next-prompt',
    };
    const places = fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(5), fc.nat(1)), {
      minLength: 1,
      selector: ([row, column, image]) => `${row} ${column} ${image}`,
    });
    fc.assert(
      fc.property(places, fc.constantFrom(...stripSteps), fc.nat(), (cells, step, at) => {
        const strip = withPlaces(
          [],
          cells.map(([row, column, image], no) => place(no, row, column, image)),
        );
        const from = at % strip.length;
        const to = stripStep(strip, from, step, everything);
        if (to !== null) expect(stripStep(strip, to, back[step], everything)).toBe(from);
      }),
    );
  });
});

describe('stripPosition', () => {
  it('counts rows and seeds from one', () => {
    expect(stripPosition(sheet, 23)).toEqual({ row: 2, rows: 3, seed: 3, seeds: 4 });
    expect(stripPosition(sheet, 99)).toBeNull();
  });

  it('counts a column that has no frame, and both images of a call (catches two places of one name)', () => {
    const strip = [place(1, 0, 0, 0), place(2, 0, 0, 1), place(3, 0, 2)];
    expect(stripPosition(strip, 2)).toMatchObject({ seed: 2, seeds: 4 });
    expect(stripPosition(strip, 3)).toMatchObject({ seed: 4, seeds: 4 });
  });
});

it('looks ahead along the row first, and not beyond the sheet', () => {
  expect(stripNeighbours(sheet, 22, everything)).toEqual([23, 21, 32, 12, 24]);
  expect(stripNeighbours(sheet, 11, everything)).toEqual([12, 21, 13]);
});

it('puts frames that came where they belong; one that came back has a new number and its old place', () => {
  const grown = withPlaces(sheet.slice(1), [place(99, 1, 1), place(11, 0, 0)]);
  expect(grown[0]).toEqual(place(11, 0, 0));
  expect(grown.filter(({ row, column }) => row === 1 && column === 1)).toEqual([place(99, 1, 1)]);
  expect(grown).toHaveLength(12);
});
