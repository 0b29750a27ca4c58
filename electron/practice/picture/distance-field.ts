/**
 * The distance from any point to a turned solid, looked up instead of computed: a grid over radius and height that is
 * built once from an outline. Negative inside. Lengths are in the outline's units.
 */
import type { Point } from './outlines.ts';

export interface DistanceField {
  /** Grid points across (radius) and up (height). */
  readonly columns: number;
  readonly rows: number;
  readonly cell: number;
  /** Height of the grid's first row. */
  readonly bottom: number;
  /** The solid's own extent. */
  readonly radius: number;
  readonly low: number;
  readonly high: number;
  readonly distances: Float32Array;
}

/** Grid points beyond the solid on every side, so that normals can be taken on its surface. */
const margin = 4;

export function buildDistanceField(outline: readonly Point[], cell: number): DistanceField {
  const radius = Math.max(...outline.map(([r]) => r));
  const low = Math.min(...outline.map(([, h]) => h));
  const high = Math.max(...outline.map(([, h]) => h));
  const columns = Math.ceil(radius / cell) + 1 + margin;
  const rows = Math.ceil((high - low) / cell) + 1 + 2 * margin;
  const bottom = low - margin * cell;
  const distances = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      distances[row * columns + column] = signedDistance(outline, column * cell, bottom + row * cell);
  }
  return { columns, rows, cell, bottom, radius, low, high, distances };
}

function signedDistance(outline: readonly Point[], r: number, h: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  let inside = false;
  let [ar, ah] = outline[0] ?? [0, 0];
  for (const [br, bh] of outline) {
    const er = br - ar;
    const eh = bh - ah;
    const length = er * er + eh * eh;
    const t = length > 0 ? Math.min(1, Math.max(0, ((r - ar) * er + (h - ah) * eh) / length)) : 0;
    const dr = r - ar - t * er;
    const dh = h - ah - t * eh;
    nearest = Math.min(nearest, dr * dr + dh * dh);
    // Even-odd rule along a ray outwards: the axis itself is never crossed.
    if (ah > h !== bh > h && ar + ((h - ah) / eh) * er > r) inside = !inside;
    ar = br;
    ah = bh;
  }
  return inside ? -Math.sqrt(nearest) : Math.sqrt(nearest);
}

/** Distance at a radius and height, between grid points bilinear, beyond the grid as at its rim. */
export function distanceAt(field: DistanceField, r: number, h: number): number {
  const { columns, distances } = field;
  const x = Math.min(Math.max(r / field.cell, 0), columns - 1.001);
  const y = Math.min(Math.max((h - field.bottom) / field.cell, 0), field.rows - 1.001);
  const column = x | 0;
  const row = y | 0;
  const u = x - column;
  const i = row * columns + column;
  const a = distances[i] ?? 0;
  const b = distances[i + 1] ?? 0;
  const c = distances[i + columns] ?? 0;
  const d = distances[i + columns + 1] ?? 0;
  const lower = a + (b - a) * u;
  return lower + (c + (d - c) * u - lower) * (y - row);
}
