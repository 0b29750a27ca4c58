/** Coverage of pixels: areas have to come out exactly, whichever way an edge runs. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCoverage } from '../../../../../electron/library-host/contact-sheet/coverage.ts';

type Point = readonly [x: number, y: number];

function filled(width: number, height: number, points: readonly Point[]): Float32Array {
  const coverage = createCoverage(width, height);
  for (const [at, from] of points.entries()) {
    const to = points[(at + 1) % points.length] ?? from;
    coverage.edge(from[0], from[1], to[0], to[1]);
  }
  return coverage.read();
}

const rounded = (covered: Float32Array): number[] =>
  Array.from(covered, (one) => Math.round(one * 1e4) / 1e4);

it('covers whole pixels wholly and halves by half', () => {
  const square: readonly Point[] = [
    [1, 1],
    [2.5, 1],
    [2.5, 2],
    [1, 2],
  ];
  const expected = [0, 0, 0, 0, 0, 1, 0.5, 0, 0, 0, 0, 0];
  expect(rounded(filled(4, 3, square))).toEqual(expected);
  expect(rounded(filled(4, 3, square.toReversed()))).toEqual(expected);
});

it('leaves a hole that runs the other way', () => {
  const coverage = createCoverage(3, 3);
  const ring = (from: number, to: number, turn: 1 | -1): void => {
    const corners: readonly Point[] = [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
    ];
    const way = turn === 1 ? corners : corners.toReversed();
    for (const [at, [x, y]] of way.entries()) coverage.edge(x, y, ...(way[(at + 1) % 4] ?? [x, y]));
  };
  ring(0, 3, 1);
  ring(1, 2, -1);
  expect(rounded(coverage.read())).toEqual([1, 1, 1, 1, 0, 1, 1, 1, 1]);
});

it('adds up to the area of any triangle', () => {
  const place = fc.tuple(
    fc.double({ min: 0, max: 20, noNaN: true }),
    fc.double({ min: 0, max: 20, noNaN: true }),
  );
  fc.assert(
    fc.property(place, place, place, (a, b, c) => {
      const area = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
      const covered = filled(20, 20, [a, b, c]).reduce((sum, one) => sum + one, 0);
      expect(covered).toBeCloseTo(area, 2);
    }),
  );
});

it('cuts off what lies outside', () => {
  const large: readonly Point[] = [
    [-50, -50],
    [50, -50],
    [50, 50],
    [-50, 50],
  ];
  expect(rounded(filled(2, 2, large))).toEqual([1, 1, 1, 1]);
});
