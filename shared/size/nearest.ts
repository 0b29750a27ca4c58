/** The shape nearest to one that a model does not offer. */
import type { Model } from '../models/model.ts';
import type { Shape } from './size.ts';
import { dimensionsOf, shapeText } from './size.ts';

/** The shape itself where the model has it; else the one most alike in proportion, then in area; of its own kind if it can be. */
export function nearestShape(shape: Shape, model: Pick<Model, 'sizes' | 'aspectRatios'>): Shape {
  const sizes = model.sizes.map((size): Shape => ({ kind: 'size', size }));
  const ratios = model.aspectRatios.map((aspectRatio): Shape => ({ kind: 'aspect', aspectRatio }));
  const offered = shape.kind === 'aspect' && ratios.length > 0 ? ratios : sizes;
  const text = shapeText(shape);
  return (
    offered.find((each) => shapeText(each) === text) ??
    offered.reduce((best, each) => (isNearer(each, best, text) ? each : best))
  );
}

function isNearer(one: Shape, other: Shape, wanted: string): boolean {
  const [a, b] = [distance(shapeText(one), wanted), distance(shapeText(other), wanted)];
  return a.proportion !== b.proportion ? a.proportion < b.proportion : a.area < b.area;
}

/** Both as ratios, so that twice as wide is as far off as half as wide. */
function distance(text: string, wanted: string): { readonly proportion: number; readonly area: number } {
  const [one, two] = [dimensionsOf(text), dimensionsOf(wanted)];
  return {
    // Rounded: 1024x1536 and 2048x3072 are equally near to anything, whatever the last bit says.
    proportion: Math.round(Math.abs(Math.log((one.width / one.height) * (two.height / two.width))) * 1e9),
    area: Math.abs(Math.log((one.width * one.height) / (two.width * two.height))),
  };
}
