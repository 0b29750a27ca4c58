/** The camera: what must hold for any image, window and wheel. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Camera, Stage } from '../../../../renderer/viewer/camera.ts';
import {
  clamped,
  fitCamera,
  fitScale,
  largestScale,
  panned,
  placementOf,
  scaleOf,
  shareAt,
  smallestScale,
  stepped,
  toggledAt,
  wheelFactor,
  zoomedAt,
} from '../../../../renderer/viewer/camera.ts';

const length = fc.integer({ min: 1, max: 8_000 });
const stages: fc.Arbitrary<Stage> = fc.record({
  image: fc.record({ width: length, height: length }),
  viewport: fc.record({ width: length, height: length }),
});
// Not `fc.double`: that draws evenly from the representable numbers, nearly all of which are next to 0.
const share = fc.nat(10_000).map((n) => n / 10_000);
const points = fc.record({ x: share, y: share });
const scales = fc.integer({ min: -6_000, max: 5_500 }).map((n) => 2 ** (n / 1000));
const cameras: fc.Arbitrary<Camera> = fc.record({ zoom: scales, centre: points });

const square: Stage = { image: { width: 1000, height: 1000 }, viewport: { width: 800, height: 600 } };

describe('camera', () => {
  it('fits the image whole, touching the viewport on one pair of sides', () => {
    fc.assert(
      fc.property(stages, (stage) => {
        const { width, height } = placementOf(fitCamera, stage);
        const slack = 1e-6 * Math.max(stage.viewport.width, stage.viewport.height);
        expect(width).toBeLessThanOrEqual(stage.viewport.width + slack);
        expect(height).toBeLessThanOrEqual(stage.viewport.height + slack);
        const spare = Math.min(stage.viewport.width - width, stage.viewport.height - height);
        expect(Math.abs(spare)).toBeLessThanOrEqual(slack);
      }),
    );
  });

  it('keeps what is under the cursor there, unless an edge of the image is in the way', () => {
    // Catches a zoom that drifts: the most common fault of a loupe.
    fc.assert(
      fc.property(stages, cameras, points, scales, (stage, free, at, scale) => {
        const { image, viewport } = stage;
        const before = clamped(free, stage);
        const point = { x: at.x * viewport.width, y: at.y * viewport.height };
        const after = zoomedAt(before, stage, point, scale);
        const [was, is] = [shareAt(before, stage, point), shareAt(after, stage, point)];
        const zoom = scaleOf(after, stage);
        for (const [axis, extent] of [
          ['x', 'width'],
          ['y', 'height'],
        ] as const) {
          const seen = viewport[extent] / (image[extent] * zoom);
          const isAtEdge =
            seen >= 1 ||
            Math.abs(after.centre[axis] - seen / 2) < 1e-9 ||
            Math.abs(after.centre[axis] - (1 - seen / 2)) < 1e-9;
          if (!isAtEdge) expect(is[axis]).toBeCloseTo(was[axis], 6);
        }
      }),
    );
  });

  it('shows no empty margin where the image could fill the viewport, and centres it where it cannot', () => {
    fc.assert(
      fc.property(stages, cameras, points, (stage, free, by) => {
        const camera = panned(clamped(free, stage), stage, {
          x: (by.x - 0.5) * 9000,
          y: (by.y - 0.5) * 9000,
        });
        const place = placementOf(camera, stage);
        for (const [start, size, extent] of [
          [place.left, place.width, stage.viewport.width],
          [place.top, place.height, stage.viewport.height],
        ] as const) {
          // Whole-pixel placement may be off by half a pixel.
          if (size >= extent) {
            expect(start).toBeLessThanOrEqual(0.51);
            expect(start + size).toBeGreaterThanOrEqual(extent - 0.51);
          } else expect(Math.abs(start + size / 2 - extent / 2)).toBeLessThanOrEqual(0.51);
        }
      }),
    );
  });

  it('never leaves its bounds', () => {
    fc.assert(
      fc.property(stages, cameras, scales, (stage, camera, scale) => {
        const zoom = scaleOf(zoomedAt(camera, stage, { x: 0, y: 0 }, scale), stage);
        expect(zoom).toBeGreaterThanOrEqual(smallestScale(stage));
        expect(zoom).toBeLessThanOrEqual(largestScale);
      }),
    );
  });

  it('at 100 % one image pixel is one device pixel, on the pixel grid', () => {
    // Catches CSS pixels taken for device pixels (a soft picture at a ratio of 1.25), and half-pixel starts.
    fc.assert(
      fc.property(stages, points, (stage, centre) => {
        const place = placementOf({ zoom: 1, centre }, stage);
        expect(place.width).toBe(stage.image.width);
        expect(place.height).toBe(stage.image.height);
        expect(Number.isInteger(place.left) && Number.isInteger(place.top)).toBe(true);
      }),
    );
  });

  it('Z goes to 100 % at the point and back to fit', () => {
    const corner = toggledAt(fitCamera, square, { x: 100, y: 0 });
    expect(corner).toEqual({ zoom: 1, centre: { x: 0.4, y: 0.3 } });
    expect(toggledAt(corner, square, { x: 0, y: 0 })).toBe(fitCamera);
  });

  it('steps through the levels with fit among them, up and down the same way', () => {
    const zooms = (start: Camera, direction: 1 | -1): (number | 'fit')[] => {
      const seen: (number | 'fit')[] = [start.zoom];
      for (let camera = start; ;) {
        const next = stepped(camera, square, direction);
        if (next === camera) return seen;
        camera = next;
        seen.push(camera.zoom);
      }
    };
    const up = zooms({ zoom: 0.5, centre: { x: 0.5, y: 0.5 } }, 1);
    expect(up).toEqual([0.5, 'fit', 1, 2, 4, 8, 16]);
    expect(zooms({ zoom: 16, centre: { x: 0.5, y: 0.5 } }, -1)).toEqual(up.toReversed());
    expect(fitScale(square)).toBe(0.6);
  });

  it('turning the wheel back undoes turning it', () => {
    fc.assert(
      fc.property(fc.double({ min: -240, max: 240, noNaN: true }), (delta) => {
        expect(wheelFactor(delta) * wheelFactor(-delta)).toBeCloseTo(1, 9);
      }),
    );
    expect(wheelFactor(-100)).toBeGreaterThan(1);
  });

  it('a fitted image does not pan', () => {
    expect(panned(fitCamera, square, { x: 50, y: 50 })).toBe(fitCamera);
  });
});
