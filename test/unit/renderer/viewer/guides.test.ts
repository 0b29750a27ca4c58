/** Composition guides: where their lines lie, on pictures of any shape. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guideLines, guides, nextGuide } from '../../../../renderer/viewer/guides.ts';

const extent = fc.record({
  width: fc.integer({ min: 400, max: 4096 }),
  height: fc.integer({ min: 400, max: 4096 }),
});

describe('guideLines', () => {
  it('divides by thirds and by the golden section', () => {
    const uprights = (guide: 'thirds' | 'golden') =>
      guideLines(guide, { width: 3, height: 2 }).flatMap(([a, b]) => (a.x === b.x ? [a.x] : []));
    expect(uprights('thirds')).toEqual([1 / 3, 2 / 3]);
    const [near = 0, far = 0] = uprights('golden');
    expect(far / 1).toBeCloseTo(near / far);
    expect(near + far).toBeCloseTo(1);
  });

  it('makes squares of one size, alike on both sides (catches cells stretched with the picture)', () => {
    fc.assert(
      fc.property(extent, ({ width, height }) => {
        const lines = guideLines('squares', { width, height });
        const xs = lines.flatMap(([a, b]) => (a.x === b.x ? [a.x * width] : []));
        const ys = lines.flatMap(([a, b]) => (a.y === b.y ? [a.y * height] : []));
        const square = Math.min(width, height) / 6;
        for (const places of [xs, ys])
          for (const [at, place] of places.entries())
            if (at > 0) expect(place - places[at - 1]!).toBeCloseTo(square, 6);
        for (const [places, edge] of [
          [xs, width],
          [ys, height],
        ] as const) {
          expect(places[0]! + places.at(-1)!).toBeCloseTo(edge, 6);
          expect(places[0]!).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('never leaves the picture, and comes round to none', () => {
    let guide = nextGuide('none');
    for (const _ of guides) {
      for (const { x, y } of guideLines(guide, { width: 1, height: 64 }).flat()) {
        expect(x >= 0 && x <= 1).toBe(true);
        expect(y >= 0 && y <= 1).toBe(true);
      }
      guide = nextGuide(guide);
    }
    expect(guide).toBe(nextGuide('none'));
  });
});
