/** One camera over two images, whatever their sizes. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitScale, inStep } from '../../../../renderer/viewer/camera.ts';

const length = fc.integer({ min: 1, max: 8192 });
const extent = fc.record({ width: length, height: length });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const camera = fc.record({
  zoom: fc.double({ min: 0.01, max: 16, noNaN: true }),
  centre: fc.record({ x: share, y: share }),
});

it('keeps the centre and the relation to fit, and leads back (catches panes that drift apart)', () => {
  fc.assert(
    fc.property(camera, extent, extent, extent, (own, from, to, viewport) => {
      const other = inStep(own, from, to, viewport);
      const back = inStep(other, to, from, viewport);
      expect(other.centre).toEqual(own.centre);
      const zoom = Number(other.zoom);
      const shown = zoom / fitScale({ image: to, viewport });
      const wanted = own.zoom / fitScale({ image: from, viewport });
      expect(shown / wanted).toBeCloseTo(1, 9);
      expect(Number(back.zoom) / own.zoom).toBeCloseTo(1, 9);
    }),
  );
});

it('gives images of one size one scale to the last bit (catches 100 % that is nearly so)', () => {
  fc.assert(
    fc.property(camera, extent, extent, (own, image, viewport) => {
      expect(inStep(own, image, { ...image }, viewport)).toBe(own);
    }),
  );
});
