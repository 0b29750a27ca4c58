/**
 * Where a ray first meets the things on the table, how a surface lies there, and what stands between a point and the light.
 * Rays and points are typed arrays that the caller owns: plain numbers across a call would each be boxed, a third of the time.
 */
import { distanceAt } from './distance-field.ts';
import type { Lighting, Solid } from './scene.ts';

/** Origin x, y, z, then direction x, y, z of length 1. */
export type Ray = Float64Array;
/** x, y, z. */
export type Point = Float64Array;

export interface Tracer {
  /**
   * Index of the first solid along the ray, or −1; `distance()` then says how far. Left out are solids from `skipFrom` to
   * `skipTo`, glass and liquids unless `glassToo`, and those whose bit is not set in `among`.
   */
  readonly first: (ray: Ray, skipFrom: number, skipTo: number, glassToo: boolean, among: number) => number;
  readonly distance: () => number;
  /** Unit normal of a solid at a point near its surface, into `normal`. */
  readonly normalAt: (index: number, point: Point, normal: Float64Array) => void;
  /** How much of the key light passes one solid on its way to a point: 0 to 1. */
  readonly pass: (index: number, point: Point) => number;
  /** Distance in the world from a point to a solid's surface, negative inside. */
  readonly distanceTo: (index: number, point: Point) => number;
  /** Length of the way through a solid for a ray that starts on its surface. */
  readonly through: (index: number, ray: Ray) => number;
}

/** `among` for all. */
export const everySolid = -1;

/** Local units from a surface at which a ray has met it. */
const close = 0.0018;
const mostSteps = 56;
const mostShadowSteps = 24;
/** Radius of a cube's edges. */
const round = 0.05;

export function createTracer(solids: readonly Solid[], { key, keySize }: Lighting): Tracer {
  const [lx, ly, lz] = key;
  const found = new Float64Array(1);
  /** The ray in a solid's own frame. */
  const local = new Float64Array(6);
  /** Between which lengths it is near the solid. */
  const span = new Float64Array(2);

  const placeLocally = (solid: Solid, x: number, y: number, z: number): void => {
    const m = solid.turn;
    const px = (x - solid.x) / solid.scale;
    const py = (y - solid.y) / solid.scale;
    const pz = (z - solid.z) / solid.scale;
    local[0] = (m[0] ?? 0) * px + (m[1] ?? 0) * py + (m[2] ?? 0) * pz;
    local[1] = (m[3] ?? 0) * px + (m[4] ?? 0) * py + (m[5] ?? 0) * pz + solid.pivot;
    local[2] = (m[6] ?? 0) * px + (m[7] ?? 0) * py + (m[8] ?? 0) * pz;
  };
  const aimLocally = (solid: Solid, x: number, y: number, z: number): void => {
    const m = solid.turn;
    local[3] = (m[0] ?? 0) * x + (m[1] ?? 0) * y + (m[2] ?? 0) * z;
    local[4] = (m[3] ?? 0) * x + (m[4] ?? 0) * y + (m[5] ?? 0) * z;
    local[5] = (m[6] ?? 0) * x + (m[7] ?? 0) * y + (m[8] ?? 0) * z;
  };

  /** Where the local ray is within the upright cylinder around a solid, widened by `spare`; false when it never is. */
  const clip = (solid: Solid, spare: number): boolean => {
    const { field, half } = solid;
    const radius = (field ? field.radius : half * 1.5) + spare;
    const low = (field ? field.low : -half) - spare;
    const high = (field ? field.high : half) + spare;
    const ox = local[0] ?? 0;
    const oy = local[1] ?? 0;
    const oz = local[2] ?? 0;
    const dx = local[3] ?? 0;
    const dy = local[4] ?? 0;
    const dz = local[5] ?? 0;
    const a = dx * dx + dz * dz;
    const b = ox * dx + oz * dz;
    const c = ox * ox + oz * oz - radius * radius;
    let near = 0;
    let far = 1e9;
    if (a > 1e-9) {
      const root = b * b - a * c;
      if (root <= 0) return false;
      const s = Math.sqrt(root);
      near = Math.max(0, (-b - s) / a);
      far = (-b + s) / a;
    } else if (c > 0) return false;
    if (Math.abs(dy) > 1e-9) {
      const t1 = (low - oy) / dy;
      const t2 = (high - oy) / dy;
      near = Math.max(near, Math.min(t1, t2));
      far = Math.min(far, Math.max(t1, t2));
    } else if (oy < low || oy > high) return false;
    span[0] = near;
    span[1] = far;
    return far > near;
  };

  /** Length along the local ray to the surface, or −1. */
  const march = (solid: Solid, end: number): number => {
    const ox = local[0] ?? 0;
    const oy = local[1] ?? 0;
    const oz = local[2] ?? 0;
    const dx = local[3] ?? 0;
    const dy = local[4] ?? 0;
    const dz = local[5] ?? 0;
    const { field } = solid;
    let t = span[0] ?? 0;
    if (!field) {
      for (let step = 0; step < mostSteps && t < end; step++) {
        const d = boxDistance(solid.half, ox + t * dx, oy + t * dy, oz + t * dz);
        if (d < close) return t + d;
        t += d;
      }
      return -1;
    }
    const { distances, columns, cell, bottom } = field;
    const perCell = 1 / cell;
    const lastRow = field.rows - 1;
    for (let step = 0; step < mostSteps && t < end; step++) {
      const x = ox + t * dx;
      const z = oz + t * dz;
      const y = oy + t * dy;
      const r = Math.sqrt(x * x + z * z);
      // Far off, the nearest grid point will do, less the length by which it can be wrong.
      const column = Math.min(columns - 1, (r * perCell + 0.5) | 0);
      const row = Math.min(lastRow, Math.max(0, ((y - bottom) * perCell + 0.5) | 0));
      const rough = (distances[row * columns + column] ?? 0) - cell;
      if (rough > 2 * cell) {
        t += rough;
        continue;
      }
      const d = distanceAt(field, r, y);
      if (d < close) return t + d;
      t += d;
    }
    return -1;
  };

  return {
    distance: () => found[0] ?? 0,

    first: (ray, skipFrom, skipTo, glassToo, among) => {
      const ox = ray[0] ?? 0;
      const oy = ray[1] ?? 0;
      const oz = ray[2] ?? 0;
      const dx = ray[3] ?? 0;
      const dy = ray[4] ?? 0;
      const dz = ray[5] ?? 0;
      let best = 1e9;
      let index = -1;
      for (let i = 0; i < solids.length; i++) {
        if ((among & (1 << i)) === 0 || (i >= skipFrom && i <= skipTo)) continue;
        const solid = solids[i];
        if (!solid || (!glassToo && solid.isClear)) continue;
        const cx = solid.reachX - ox;
        const cy = solid.reachY - oy;
        const cz = solid.reachZ - oz;
        const along = cx * dx + cy * dy + cz * dz;
        const aside = cx * cx + cy * cy + cz * cz - along * along;
        if (along < -solid.reach || aside > solid.reach * solid.reach) continue;
        placeLocally(solid, ox, oy, oz);
        aimLocally(solid, dx, dy, dz);
        if (!clip(solid, 0.01)) continue;
        const t = march(solid, Math.min(span[1] ?? 0, best / solid.scale));
        if (t >= 0) {
          best = t * solid.scale;
          index = i;
        }
      }
      found[0] = best;
      return index;
    },

    normalAt: (index, point, normal) => {
      const solid = solids[index];
      if (!solid) return;
      placeLocally(solid, point[0] ?? 0, point[1] ?? 0, point[2] ?? 0);
      const x = local[0] ?? 0;
      const y = local[1] ?? 0;
      const z = local[2] ?? 0;
      let nx: number;
      let ny: number;
      let nz: number;
      const { field, half } = solid;
      if (field) {
        // Two cells wide: the grid's facets do not show in reflections.
        const h = field.cell * 2;
        const r = Math.sqrt(x * x + z * z);
        const across = distanceAt(field, r + h, y) - distanceAt(field, Math.abs(r - h), y);
        ny = distanceAt(field, r, y + h) - distanceAt(field, r, y - h);
        nx = r > 1e-6 ? (across * x) / r : 0;
        nz = r > 1e-6 ? (across * z) / r : 0;
      } else {
        const h = 0.004;
        nx = boxDistance(half, x + h, y, z) - boxDistance(half, x - h, y, z);
        ny = boxDistance(half, x, y + h, z) - boxDistance(half, x, y - h, z);
        nz = boxDistance(half, x, y, z + h) - boxDistance(half, x, y, z - h);
      }
      const m = solid.turn;
      const length = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
      normal[0] = ((m[0] ?? 0) * nx + (m[3] ?? 0) * ny + (m[6] ?? 0) * nz) / length;
      normal[1] = ((m[1] ?? 0) * nx + (m[4] ?? 0) * ny + (m[7] ?? 0) * nz) / length;
      normal[2] = ((m[2] ?? 0) * nx + (m[5] ?? 0) * ny + (m[8] ?? 0) * nz) / length;
    },

    pass: (index, point) => {
      const solid = solids[index];
      if (!solid) return 1;
      const x = point[0] ?? 0;
      const y = point[1] ?? 0;
      const z = point[2] ?? 0;
      const cx = solid.reachX - x;
      const cy = solid.reachY - y;
      const cz = solid.reachZ - z;
      const along = cx * lx + cy * ly + cz * lz;
      // Half-shadow reaches beyond the solid by the light's size at that distance.
      const wide = solid.reach + Math.max(0, along) * keySize;
      if (along < -solid.reach || cx * cx + cy * cy + cz * cz - along * along > wide * wide) return 1;
      placeLocally(solid, x, y, z);
      aimLocally(solid, lx, ly, lz);
      if (!clip(solid, (wide - solid.reach) / solid.scale + 0.02)) return 1;
      const ox = local[0] ?? 0;
      const oy = local[1] ?? 0;
      const oz = local[2] ?? 0;
      const dx = local[3] ?? 0;
      const dy = local[4] ?? 0;
      const dz = local[5] ?? 0;
      const end = span[1] ?? 0;
      let t = Math.max(0.012, span[0] ?? 0);
      let open = 1;
      for (let step = 0; step < mostShadowSteps && t < end; step++) {
        const d = farDistance(solid, ox + t * dx, oy + t * dy, oz + t * dz);
        open = Math.min(open, d / (keySize * t + 0.004));
        if (open < -1) return 0;
        t += Math.max(0.02, Math.abs(d) * 0.9);
      }
      const lit = open * 0.5 + 0.5;
      return lit * lit * (3 - 2 * lit);
    },

    distanceTo: (index, point) => {
      const solid = solids[index];
      if (!solid) return 1e9;
      placeLocally(solid, point[0] ?? 0, point[1] ?? 0, point[2] ?? 0);
      return farDistance(solid, local[0] ?? 0, local[1] ?? 0, local[2] ?? 0) * solid.scale;
    },

    through: (index, ray) => {
      const solid = solids[index];
      if (!solid) return 0;
      placeLocally(solid, ray[0] ?? 0, ray[1] ?? 0, ray[2] ?? 0);
      aimLocally(solid, ray[3] ?? 0, ray[4] ?? 0, ray[5] ?? 0);
      const ox = local[0] ?? 0;
      const oy = local[1] ?? 0;
      const oz = local[2] ?? 0;
      const dx = local[3] ?? 0;
      const dy = local[4] ?? 0;
      const dz = local[5] ?? 0;
      let t = 0.02;
      for (let step = 0; step < mostShadowSteps; step++) {
        const x = ox + t * dx;
        const z = oz + t * dz;
        const { field, half } = solid;
        const y = oy + t * dy;
        const d = field ? distanceAt(field, Math.sqrt(x * x + z * z), y) : boxDistance(half, x, y, z);
        if (d > -close) break;
        t -= d;
      }
      return t * solid.scale;
    },
  };
}

/** Distance in local units, right also far from the solid, where its grid has ended. */
function farDistance(solid: Solid, x: number, y: number, z: number): number {
  const { field } = solid;
  if (!field) return boxDistance(solid.half, x, y, z);
  const r = Math.sqrt(x * x + z * z);
  const beyondR = Math.max(0, r - (field.columns - 1) * field.cell);
  const top = field.bottom + (field.rows - 1) * field.cell;
  const beyondH = Math.max(0, y - top, field.bottom - y);
  const near = distanceAt(field, r, y);
  return beyondR > 0 || beyondH > 0 ? near + Math.sqrt(beyondR * beyondR + beyondH * beyondH) : near;
}

function boxDistance(half: number, x: number, y: number, z: number): number {
  const h = half - round;
  const qx = Math.abs(x) - h;
  const qy = Math.abs(y) - h;
  const qz = Math.abs(z) - h;
  const ax = Math.max(qx, 0);
  const ay = Math.max(qy, 0);
  const az = Math.max(qz, 0);
  return Math.sqrt(ax * ax + ay * ay + az * az) + Math.min(Math.max(qx, qy, qz), 0) - round;
}
