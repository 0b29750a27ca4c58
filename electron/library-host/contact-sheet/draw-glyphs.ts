/** Text as shapes: a font's outlines, flattened into edges, over pixels. Independent of any font on the system. */
import type { Font, Glyph } from 'fontkit';
import { createCoverage } from './coverage.ts';
import type { Coverage } from './coverage.ts';

/** Red, green and blue of each pixel, row by row. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Buffer;
}

/** Pieces of a curve: at the size of text none of them is longer than a pixel or two. */
const pieces = 6;

/** Draws with its baseline's start at (x, baseline), in pixels; answers with where the next text would start. */
export function drawGlyphs(
  canvas: Canvas,
  face: Font,
  text: string,
  at: { readonly x: number; readonly baseline: number; readonly size: number },
  colour: readonly [number, number, number],
): number {
  const scale = at.size / face.unitsPerEm;
  const { glyphs, positions } = face.layout(text);
  let { x } = at;
  for (const [number, glyph] of glyphs.entries()) {
    const position = positions[number];
    if (!position) continue;
    const origin = { x: x + position.xOffset * scale, y: at.baseline - position.yOffset * scale };
    drawGlyph(canvas, glyph, origin, scale, colour);
    x += position.xAdvance * scale;
  }
  return x;
}

function drawGlyph(
  canvas: Canvas,
  glyph: Glyph,
  origin: { readonly x: number; readonly y: number },
  scale: number,
  colour: readonly [number, number, number],
): void {
  const { minX, minY, maxX, maxY } = glyph.path.bbox;
  if (!(maxX > minX && maxY > minY)) return;
  const left = Math.floor(origin.x + minX * scale) - 1;
  const top = Math.floor(origin.y - maxY * scale) - 1;
  const width = Math.ceil(origin.x + maxX * scale) + 1 - left;
  const height = Math.ceil(origin.y - minY * scale) + 1 - top;
  const coverage = createCoverage(width, height);
  addOutline(coverage, glyph, (x, y) => [origin.x + x * scale - left, origin.y - y * scale - top]);
  blend(canvas, coverage.read(), { left, top, width, height }, colour);
}

type Place = (x: number, y: number) => readonly [number, number];

function addOutline(coverage: Coverage, glyph: Glyph, place: Place): void {
  let [startX, startY, x, y] = [0, 0, 0, 0];
  const lineTo = (toX: number, toY: number): void => {
    coverage.edge(...place(x, y), ...place(toX, toY));
    [x, y] = [toX, toY];
  };
  for (const { command, args } of glyph.path.commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
    switch (command) {
      case 'moveTo':
        [startX, startY, x, y] = [a, b, a, b];
        break;
      case 'lineTo':
        lineTo(a, b);
        break;
      case 'quadraticCurveTo': {
        const [fromX, fromY] = [x, y];
        for (let piece = 1; piece <= pieces; piece++) {
          const t = piece / pieces;
          const [u, v, w] = [(1 - t) ** 2, 2 * (1 - t) * t, t ** 2];
          lineTo(u * fromX + v * a + w * c, u * fromY + v * b + w * d);
        }
        break;
      }
      case 'bezierCurveTo': {
        const [fromX, fromY] = [x, y];
        for (let piece = 1; piece <= pieces; piece++) {
          const t = piece / pieces;
          const [u, v, w, z] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3];
          lineTo(u * fromX + v * a + w * c + z * e, u * fromY + v * b + w * d + z * f);
        }
        break;
      }
      case 'closePath':
        lineTo(startX, startY);
        break;
    }
  }
}

function blend(
  { pixels, width: canvasWidth, height: canvasHeight }: Canvas,
  coverage: Float32Array,
  at: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
  colour: readonly [number, number, number],
): void {
  for (let row = 0; row < at.height; row++) {
    const y = at.top + row;
    if (y < 0 || y >= canvasHeight) continue;
    for (let column = 0; column < at.width; column++) {
      const x = at.left + column;
      const share = coverage[row * at.width + column] ?? 0;
      if (share === 0 || x < 0 || x >= canvasWidth) continue;
      const pixel = (y * canvasWidth + x) * 3;
      for (let channel = 0; channel < 3; channel++) {
        const under = pixels[pixel + channel] ?? 0;
        pixels[pixel + channel] = Math.round(under + ((colour[channel] ?? 0) - under) * share);
      }
    }
  }
}
