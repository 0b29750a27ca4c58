/** What light passes: a drinking glass, thin in the bowl and solid in the stem, and the wine or water in it. */
import type { Surroundings } from './light.ts';
import type { Mirror } from './mirror.ts';
import type { Scene, Solid, Vessel } from './scene.ts';
import type { Point, Ray, Tracer } from './trace.ts';
import { everySolid } from './trace.ts';

/** Follows a ray on behind the glass; the solids from `skipFrom` to `skipTo` are left out. Writes into `out` at `at`. */
export type Onward = (ray: Ray, skipFrom: number, skipTo: number, depth: number) => void;

/** Writes at three times the depth; what lies behind is written by `onward` one depth on. */
export type ShadeGlass = (index: number, solid: Solid, point: Point, ray: Ray, depth: number) => void;

export interface GlassParts {
  readonly tracer: Tracer;
  readonly mirror: Mirror;
  readonly surroundings: Surroundings;
  readonly onward: Onward;
  /** One colour for each depth. */
  readonly colours: Float64Array;
}

const waterIndex = 1.33;

function aim(ray: Ray, x: number, y: number, z: number, dx: number, dy: number, dz: number): void {
  ray[0] = x;
  ray[1] = y;
  ray[2] = z;
  ray[3] = dx;
  ray[4] = dy;
  ray[5] = dz;
}

const noVessel: Vessel = { rim: 0, mouth: 0, level: 0, stem: 0 };

function vesselOf({ finish }: Solid): Vessel {
  return finish.kind === 'glass' ? finish.vessel : noVessel;
}

function fifth(value: number): number {
  return value * value * value * value * value;
}

export function createGlass({ tracer, mirror, surroundings, onward, colours }: GlassParts): ShadeGlass {
  const normal = new Float64Array(3);
  const studio = new Float64Array(3);
  const far = new Float64Array(3);
  const scratch = new Float64Array(6);
  const rays = Array.from({ length: colours.length / 3 }, () => new Float64Array(6));
  return (index, solid, point, ray, depth) => {
    const at = depth * 3;
    const x = point[0] ?? 0;
    const y = point[1] ?? 0;
    const z = point[2] ?? 0;
    const dx = ray[3] ?? 0;
    const dy = ray[4] ?? 0;
    const dz = ray[5] ?? 0;
    tracer.normalAt(index, point, normal);
    const nx = normal[0] ?? 0;
    const ny = normal[1] ?? 0;
    const nz = normal[2] ?? 0;
    const height = y / solid.scale;
    const { rim, mouth, level, stem } = vesselOf(solid);
    const isStem = height < stem;
    // The outline is closed over its mouth; there is no glass there.
    const isMouth = height > rim - 0.03 && ny > 0.5;
    const facing = Math.min(1, Math.max(0.02, -(nx * dx + ny * dy + nz * dz)));
    const along = 2 * (nx * dx + ny * dy + nz * dz);
    const fromAxis = Math.sqrt((x - solid.x) * (x - solid.x) + (z - solid.z) * (z - solid.z)) / solid.scale;
    const isLip = isMouth && fromAxis > mouth - 0.024;
    const share = isLip ? 0.4 : isMouth ? 0 : 0.032 + 0.968 * fifth(1 - facing);
    let shineR = 0;
    let shineG = 0;
    let shineB = 0;
    if (share > 0) {
      aim(scratch, x, y, z, dx - along * nx, dy - along * ny, dz - along * nz);
      // Other things show only where the glass mirrors well, at its edge.
      mirror(scratch, 0.02, index, share > 0.14 ? everySolid : 0, colours, at);
      shineR = (colours[at] ?? 0) * share;
      shineG = (colours[at + 1] ?? 0) * share;
      shineB = (colours[at + 2] ?? 0) * share;
    }
    // The far wall's reflection, seen through the near one.
    aim(scratch, x, y, z, dx, dy, dz);
    const way = tracer.through(index, scratch);
    const bx = x + way * dx;
    const by = y + way * dy;
    const bz = z + way * dz;
    far[0] = bx;
    far[1] = by;
    far[2] = bz;
    tracer.normalAt(index, far, normal);
    const qx = -(normal[0] ?? 0);
    const qy = -(normal[1] ?? 0);
    const qz = -(normal[2] ?? 0);
    const inner = qx * dx + qy * dy + qz * dz;
    const backFacing = Math.min(1, Math.max(0.02, -inner));
    const isOutMouth = by / solid.scale > rim - 0.03 && qy < -0.5;
    // Wine before the far wall hides it.
    if (!isOutMouth && (isStem || by / solid.scale > level)) {
      const backShare = 0.035 + 0.5 * fifth(1 - backFacing);
      aim(scratch, bx, by, bz, dx - 2 * inner * qx, dy - 2 * inner * qy, dz - 2 * inner * qz);
      surroundings(scratch, 0.05, studio, 0);
      shineR += (studio[0] ?? 0) * backShare;
      shineG += (studio[1] ?? 0) * backShare;
      shineB += (studio[2] ?? 0) * backShare;
    }
    // What is behind: bent by a solid stem, hardly moved by a thin wall.
    const bend = (isStem ? 0.38 : 0.025) * (1 - facing);
    const ex = dx - nx * bend;
    const ey = dy - ny * bend;
    const ez = dz - nz * bend;
    const length = Math.sqrt(ex * ex + ey * ey + ez * ez);
    const next = at + 3;
    // A ray of its own for each depth: what follows may pass glass again.
    const onwards = rays[depth] ?? scratch;
    if (isStem) aim(onwards, bx, by + 0.002, bz, ex / length, ey / length, ez / length);
    else aim(onwards, x, y, z, ex / length, ey / length, ez / length);
    onward(onwards, index, isStem ? index + 1 : index, depth + 1);
    const wall = isStem ? 0.1 : 0.03;
    const entered = isMouth ? 1 : Math.exp(-wall / facing) * (1 - share);
    const clear = entered * (isOutMouth ? 1 : Math.exp(-wall / backFacing));
    colours[at] = (colours[next] ?? 0) * clear * 0.985 + shineR;
    colours[at + 1] = (colours[next + 1] ?? 0) * clear + shineG;
    colours[at + 2] = (colours[next + 2] ?? 0) * clear * 0.99 + shineB;
  };
}

/** A lens that swallows light on the way through. Its glass is the solid before it. */
export function createLiquid({ lighting }: Scene, parts: GlassParts): ShadeGlass {
  const { tracer, surroundings, onward, colours } = parts;
  const [lx, , lz] = lighting.key;
  const [kr, kg, kb] = lighting.keyColour;
  const normal = new Float64Array(3);
  const studio = new Float64Array(3);
  const far = new Float64Array(3);
  const scratch = new Float64Array(6);
  const rays = Array.from({ length: colours.length / 3 }, () => new Float64Array(6));
  return (index, solid, point, ray, depth) => {
    const at = depth * 3;
    const x = point[0] ?? 0;
    const y = point[1] ?? 0;
    const z = point[2] ?? 0;
    const dx = ray[3] ?? 0;
    const dy = ray[4] ?? 0;
    const dz = ray[5] ?? 0;
    tracer.normalAt(index, point, normal);
    const nx = normal[0] ?? 0;
    const ny = normal[1] ?? 0;
    const nz = normal[2] ?? 0;
    const cosine = Math.min(1, Math.max(0.02, -(nx * dx + ny * dy + nz * dz)));
    const eta = 1 / waterIndex;
    const k = eta * cosine - Math.sqrt(1 - eta * eta * (1 - cosine * cosine));
    const ix = eta * dx + k * nx;
    const iy = eta * dy + k * ny;
    const iz = eta * dz + k * nz;
    aim(scratch, x, y, z, ix, iy, iz);
    const way = tracer.through(index, scratch);
    far[0] = x + way * ix;
    far[1] = y + way * iy;
    far[2] = z + way * iz;
    const isTop = ny > 0.7;
    const share = 0.02 + (isTop ? 0.55 : 0.25) * fifth(1 - cosine);
    aim(scratch, x, y, z, dx + 2 * cosine * nx, dy + 2 * cosine * ny, dz + 2 * cosine * nz);
    surroundings(scratch, 0.04, studio, 0);
    tracer.normalAt(index, far, normal);
    const qx = -(normal[0] ?? 0);
    const qy = -(normal[1] ?? 0);
    const qz = -(normal[2] ?? 0);
    const out = Math.min(1, Math.max(0, -(qx * ix + qy * iy + qz * iz)));
    const root = 1 - waterIndex * waterIndex * (1 - out * out);
    // Total reflection within would take another round; straight on looks the same in a curved glass.
    const m = root > 0 ? waterIndex * out - Math.sqrt(root) : 0;
    const bent = root > 0 ? waterIndex : 1;
    const onwards = rays[depth] ?? scratch;
    onwards.set(far);
    onwards[1] = Math.max(0.01, y + way * iy);
    onwards[3] = bent * ix + m * qx;
    onwards[4] = bent * iy + m * qy;
    onwards[5] = bent * iz + m * qz;
    onward(onwards, index - 1, index, depth + 1);
    const next = at + 3;
    const [r, g, b] = solid.colour;
    const power = way / 0.15;
    const pass = 1 - share;
    // Light that entered from the key's side glows within.
    const glow = 0.08 * Math.max(0, 0.4 - (nx * lx + nz * lz));
    colours[at] = (colours[next] ?? 0) * r ** power * pass + (studio[0] ?? 0) * share + glow * kr * r * r;
    colours[at + 1] =
      (colours[next + 1] ?? 0) * g ** power * pass + (studio[1] ?? 0) * share + glow * kg * g * g;
    colours[at + 2] =
      (colours[next + 2] ?? 0) * b ** power * pass + (studio[2] ?? 0) * share + glow * kb * b * b;
  };
}
