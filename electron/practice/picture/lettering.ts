/** Strokes for the mark on every practice picture, after the date that a film camera's data back burns into a corner. */

type Stroke = readonly [x1: number, y1: number, x2: number, y2: number];

/** On a grid 4 wide and 6 high, y down. */
const glyphs: Readonly<Record<string, readonly Stroke[]>> = {
  P: [
    [0, 6, 0, 0],
    [0, 0, 3, 0],
    [3, 0, 4, 1],
    [4, 1, 4, 2],
    [4, 2, 3, 3],
    [3, 3, 0, 3],
  ],
  R: [
    [0, 6, 0, 0],
    [0, 0, 3, 0],
    [3, 0, 4, 1],
    [4, 1, 4, 2],
    [4, 2, 3, 3],
    [3, 3, 0, 3],
    [2, 3, 4, 6],
  ],
  A: [
    [0, 6, 2, 0],
    [2, 0, 4, 6],
    [0.7, 4, 3.3, 4],
  ],
  C: [
    [4, 1, 3, 0],
    [3, 0, 1, 0],
    [1, 0, 0, 1],
    [0, 1, 0, 5],
    [0, 5, 1, 6],
    [1, 6, 3, 6],
    [3, 6, 4, 5],
  ],
  T: [
    [0, 0, 4, 0],
    [2, 0, 2, 6],
  ],
  I: [[2, 0, 2, 6]],
  E: [
    [4, 0, 0, 0],
    [0, 0, 0, 6],
    [0, 6, 4, 6],
    [0, 3, 3, 3],
  ],
  '0': [
    [0, 1, 1, 0],
    [1, 0, 3, 0],
    [3, 0, 4, 1],
    [4, 1, 4, 5],
    [4, 5, 3, 6],
    [3, 6, 1, 6],
    [1, 6, 0, 5],
    [0, 5, 0, 1],
  ],
  '1': [
    [0.8, 1.2, 2, 0],
    [2, 0, 2, 6],
  ],
  '2': [
    [0, 1, 1, 0],
    [1, 0, 3, 0],
    [3, 0, 4, 1],
    [4, 1, 4, 2],
    [4, 2, 0, 6],
    [0, 6, 4, 6],
  ],
  '3': [
    [0, 0, 4, 0],
    [4, 0, 2, 2.6],
    [2, 2.6, 3, 2.6],
    [3, 2.6, 4, 3.6],
    [4, 3.6, 4, 5],
    [4, 5, 3, 6],
    [3, 6, 1, 6],
    [1, 6, 0, 5],
  ],
  '4': [
    [3, 6, 3, 0],
    [3, 0, 0, 4],
    [0, 4, 4, 4],
  ],
  '5': [
    [4, 0, 0.4, 0],
    [0.4, 0, 0, 2.6],
    [0, 2.6, 3, 2.4],
    [3, 2.4, 4, 3.4],
    [4, 3.4, 4, 5],
    [4, 5, 3, 6],
    [3, 6, 0, 6],
  ],
  '6': [
    [3.4, 0, 1.4, 0],
    [1.4, 0, 0, 2],
    [0, 2, 0, 5],
    [0, 5, 1, 6],
    [1, 6, 3, 6],
    [3, 6, 4, 5],
    [4, 5, 4, 3.6],
    [4, 3.6, 3, 2.7],
    [3, 2.7, 0, 2.9],
  ],
  '7': [
    [0, 0, 4, 0],
    [4, 0, 1.4, 6],
  ],
  '8': [
    [1, 0, 3, 0],
    [3, 0, 4, 1],
    [4, 1, 4, 2],
    [4, 2, 3, 2.9],
    [3, 2.9, 1, 2.9],
    [1, 2.9, 0, 2],
    [0, 2, 0, 1],
    [0, 1, 1, 0],
    [3, 2.9, 4, 3.9],
    [4, 3.9, 4, 5],
    [4, 5, 3, 6],
    [3, 6, 1, 6],
    [1, 6, 0, 5],
    [0, 5, 0, 3.9],
    [0, 3.9, 1, 2.9],
  ],
  '9': [
    [4, 3, 1, 3.3],
    [1, 3.3, 0, 2.4],
    [0, 2.4, 0, 1],
    [0, 1, 1, 0],
    [1, 0, 3, 0],
    [3, 0, 4, 1],
    [4, 1, 4, 4],
    [4, 4, 2.6, 6],
    [2.6, 6, 0.6, 6],
  ],
};

const advance = 6.4;
/** sRGB of a data back's lamp. */
const lamp = [255, 148, 46] as const;

/**
 * Burns PRACTICE and the seed into the bottom right corner of 8-bit RGB rows: amber strokes on a soft dark ground, so that they
 * can be read on a white picture too.
 */
export function burnMark(pixels: Uint8Array, width: number, height: number, seed: number): void {
  const text = `PRACTICE  ${seed}`;
  const unit = Math.min(width, height) / 400;
  const stroke = unit * 0.55;
  const textWidth = (text.length * advance - (advance - 4)) * unit;
  const inset = Math.min(width, height) * 0.035;
  const left = width - inset - textWidth;
  const top = height - inset - 6 * unit;
  const halo = 3.4 * unit;
  const strokes = text.split('').flatMap((letter, index) =>
    (glyphs[letter] ?? []).map(([x1, y1, x2, y2]): Stroke => {
      const x = left + index * advance * unit;
      return [x + x1 * unit, top + y1 * unit, x + x2 * unit, top + y2 * unit];
    }),
  );
  const distances = new Float32Array(
    (Math.ceil(textWidth + 2 * halo) + 2) * (Math.ceil(6 * unit + 2 * halo) + 2),
  ).fill(halo);
  const x0 = Math.max(0, Math.floor(left - halo));
  const y0 = Math.max(0, Math.floor(top - halo));
  const columns = Math.min(width - x0, Math.ceil(textWidth + 2 * halo) + 1);
  const rows = Math.min(height - y0, Math.ceil(6 * unit + 2 * halo) + 1);
  for (const line of strokes) measure(line, { distances, x0, y0, columns, rows, halo });
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const distance = distances[row * columns + column] ?? halo;
      if (distance >= halo) continue;
      const ink = Math.min(1, Math.max(0, stroke + 0.5 - distance)) * 0.94;
      const near = 1 - distance / halo;
      const shade = 1 - 0.42 * near * near;
      const glow = 0.2 * near ** 4;
      const at = ((y0 + row) * width + x0 + column) * 3;
      for (let c = 0; c < 3; c++) {
        const under = (pixels[at + c] ?? 0) * shade;
        const lit = under + ((lamp[c] ?? 0) - under) * glow;
        pixels[at + c] = Math.round(lit + ((lamp[c] ?? 0) - lit) * ink);
      }
    }
  }
}

interface Plate {
  readonly distances: Float32Array;
  readonly x0: number;
  readonly y0: number;
  readonly columns: number;
  readonly rows: number;
  readonly halo: number;
}

/** Lowers the plate's distances (in pixels, between pixel centres and strokes) around one stroke. */
function measure([x1, y1, x2, y2]: Stroke, plate: Plate): void {
  const { distances, x0, y0, columns, rows, halo } = plate;
  const ex = x2 - x1;
  const ey = y2 - y1;
  const length = ex * ex + ey * ey;
  const firstRow = Math.max(0, Math.floor(Math.min(y1, y2) - halo - y0));
  const lastRow = Math.min(rows - 1, Math.ceil(Math.max(y1, y2) + halo - y0));
  const firstColumn = Math.max(0, Math.floor(Math.min(x1, x2) - halo - x0));
  const lastColumn = Math.min(columns - 1, Math.ceil(Math.max(x1, x2) + halo - x0));
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      const px = x0 + column + 0.5 - x1;
      const py = y0 + row + 0.5 - y1;
      const t = Math.min(1, Math.max(0, (px * ex + py * ey) / length));
      const distance = Math.hypot(px - t * ex, py - t * ey);
      const at = row * columns + column;
      if (distance < (distances[at] ?? 0)) distances[at] = distance;
    }
  }
}
