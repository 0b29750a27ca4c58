/** Lines laid over a picture to judge its composition by. The lines are arithmetic; the layer draws them. */
import { assertNever } from '../../shared/assert-never.ts';
import type { Extent, Point } from './camera.ts';
import type { Layer } from './draw.ts';

export const guides = ['none', 'thirds', 'golden', 'diagonals', 'squares'] as const;
export type Guide = (typeof guides)[number];

/** From end to end, in shares of the picture. */
export type Line = readonly [from: Point, to: Point];

const goldenShare = (Math.sqrt(5) - 1) / 2;
/** Squares along the shorter edge. */
const squares = 6;

export function nextGuide(guide: Guide): Guide {
  return guides[(guides.indexOf(guide) + 1) % guides.length] ?? 'none';
}

export function guideLines(guide: Guide, picture: Extent): readonly Line[] {
  switch (guide) {
    case 'none':
      return [];
    case 'thirds':
      return [1 / 3, 2 / 3].flatMap(across);
    case 'golden':
      return [1 - goldenShare, goldenShare].flatMap(across);
    case 'diagonals':
      return [
        [point(0, 0), point(1, 1)],
        [point(0, 1), point(1, 0)],
      ];
    case 'squares':
      return [
        ...squareShares(picture.width, picture).map(upright),
        ...squareShares(picture.height, picture).map(level),
      ];
    default:
      return assertNever(guide);
  }
}

/** Squares are counted from the middle, so that both sides are alike. */
function squareShares(edge: number, { width, height }: Extent): readonly number[] {
  const square = Math.min(width, height) / squares;
  const half = Math.ceil(edge / 2 / square) - 1;
  return Array.from({ length: 2 * half + 1 }, (_, n) => 0.5 + ((n - half) * square) / edge);
}

const point = (x: number, y: number): Point => ({ x, y });
const upright = (x: number): Line => [point(x, 0), point(x, 1)];
const level = (y: number): Line => [point(0, y), point(1, y)];
const across = (share: number): readonly Line[] => [upright(share), level(share)];

/** A light line beside a dark one: seen on any ground, and of no colour. */
export function guideLayer(guide: Guide, picture: Extent): Layer {
  const lines = guideLines(guide, picture);
  return (context, { left, top, width, height }) => {
    context.save();
    context.lineWidth = 1;
    for (const [style, offset] of [
      ['rgb(0 0 0 / 35%)', 1.5],
      ['rgb(255 255 255 / 60%)', 0.5],
    ] as const) {
      context.strokeStyle = style;
      context.beginPath();
      for (const [from, to] of lines) {
        // On the middle of a device pixel: an upright line is one pixel wide and no blur.
        context.moveTo(
          Math.round(left + from.x * width) + offset,
          Math.round(top + from.y * height) + offset,
        );
        context.lineTo(Math.round(left + to.x * width) + offset, Math.round(top + to.y * height) + offset);
      }
      context.stroke();
    }
    context.restore();
  };
}
