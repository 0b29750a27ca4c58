/** Two fingers: the places under them stay under them. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Camera } from '../../../../renderer/viewer/camera.ts';
import { shareAt } from '../../../../renderer/viewer/camera.ts';
import type { Fingers } from '../../../../renderer/viewer/pinch.ts';
import { pinched } from '../../../../renderer/viewer/pinch.ts';

const stage = { image: { width: 40_000, height: 40_000 }, viewport: { width: 800, height: 600 } };
const camera: Camera = { zoom: 2, centre: { x: 0.5, y: 0.5 } };
const near = fc.record({ x: fc.integer({ min: 300, max: 500 }), y: fc.integer({ min: 200, max: 400 }) });

it('keeps what lies between the fingers between them (catches a picture that runs away while it grows)', () => {
  fc.assert(
    fc.property(near, near, near, near, (a, b, c, d) => {
      const spread = (p: typeof a, q: typeof a): number => Math.hypot(p.x - q.x, p.y - q.y);
      fc.pre(spread(a, b) > 80 && spread(c, d) > 80);
      const from: Fingers = [a, b];
      const to: Fingers = [c, d];
      const middle = ([p, q]: Fingers) => ({ x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 });
      const before = shareAt(camera, stage, middle(from));
      const after = shareAt(pinched(camera, stage, from, to), stage, middle(to));
      expect(after.x).toBeCloseTo(before.x, 6);
      expect(after.y).toBeCloseTo(before.y, 6);
    }),
  );
});

it('grows as the fingers part', () => {
  const from: Fingers = [
    { x: 350, y: 300 },
    { x: 450, y: 300 },
  ];
  const to: Fingers = [
    { x: 300, y: 300 },
    { x: 500, y: 300 },
  ];
  expect(pinched(camera, stage, from, to).zoom).toBeCloseTo(4);
});

it('survives fingers on one spot (catches a division by nothing)', () => {
  const spot = { x: 400, y: 300 };
  const { zoom } = pinched(camera, stage, [spot, spot], [spot, { x: 402, y: 300 }]);
  expect(zoom).toBeCloseTo(4);
});
