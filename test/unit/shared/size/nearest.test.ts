/** The nearest shape: what a model offers comes back as it is, what it does not as what looks most alike. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearestShape } from '../../../../shared/size/nearest.ts';
import type { Shape } from '../../../../shared/size/size.ts';

const model = { sizes: ['1024x1024', '1024x1536', '1536x1024'], aspectRatios: ['1:1', '9:16', '16:9'] };
const size = (text: string): Shape => ({ kind: 'size', size: text });
const aspect = (text: string): Shape => ({ kind: 'aspect', aspectRatio: text });

it.each([
  [size('832x1216'), size('1024x1536')],
  [size('1344x768'), size('1536x1024')],
  [size('512x512'), size('1024x1024')],
  [aspect('3:2'), aspect('16:9')],
])('%o becomes %o (catches a portrait that turns into a square)', (asked, used) => {
  expect(nearestShape(asked, model)).toEqual(used);
});

it('takes the size of the like area where the proportion is the same (catches 512 px asked at 4 K price)', () => {
  const sizes = ['4096x4096', '1024x1024', '2048x2048'];
  expect(nearestShape(size('1100x1100'), { sizes, aspectRatios: [] })).toEqual(size('1024x1024'));
});

it('answers a ratio with a size where the model has no ratios', () => {
  expect(nearestShape(aspect('2:3'), { ...model, aspectRatios: [] })).toEqual(size('1024x1536'));
});

it('always answers with what is offered, and with what was asked if it is (property)', () => {
  const side = fc.integer({ min: 10, max: 99_999 });
  fc.assert(
    fc.property(side, side, fc.constantFrom(...model.sizes), (width, height, offered) => {
      const used = nearestShape(size(`${width}x${height}`), model);
      expect(used.kind === 'size' && model.sizes.includes(used.size)).toBe(true);
      expect(nearestShape(size(offered), model)).toEqual(size(offered));
    }),
  );
});
