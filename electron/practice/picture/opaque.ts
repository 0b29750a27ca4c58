/** Everything that light does not pass: fruit, clay, paper, metal, and the dark glass of a full bottle. */
import type { Mirror } from './mirror.ts';
import type { Noise } from './random.ts';
import type { Scene, Solid } from './scene.ts';
import { createSkin } from './skin.ts';
import type { Falloff } from './table-light.ts';
import type { Point, Ray, Tracer } from './trace.ts';
import { everySolid } from './trace.ts';
import type { Wall } from './wall.ts';

/** Writes what a point of a solid sends towards the camera into `out` at `at`. */
export type ShadeSolid = (
  index: number,
  solid: Solid,
  point: Point,
  ray: Ray,
  out: Float64Array,
  at: number,
) => void;

/** How much of the key light reaches a point of a solid past the others, 0 to 1. `selfToo`: past its own far side as well. */
export type KeyAt = (index: number, point: Point, selfToo: boolean) => number;

export function createKeyAt({ solids }: Scene, tracer: Tracer): KeyAt {
  return (index, point, selfToo) => {
    let lit = 1;
    for (let i = 0; i < solids.length; i++) {
      const solid = solids[i];
      if (!solid || (i === index && !selfToo)) continue;
      const pass = tracer.pass(i, point);
      lit *= pass + (1 - pass) * solid.shade[1];
      if (lit < 0.003) return 0;
    }
    return lit;
  };
}

export interface OpaqueParts {
  readonly tracer: Tracer;
  readonly mirror: Mirror;
  readonly wall: Wall;
  readonly falloff: Falloff;
  readonly keyAt: KeyAt;
  readonly noise: Noise;
}

/** World units by which a reflected ray starts off the surface. */
const lift = 0.02;

export function createOpaque(scene: Scene, parts: OpaqueParts): ShadeSolid {
  const { solids, lighting, ground } = scene;
  const { tracer, mirror, wall, falloff, keyAt } = parts;
  const [lx, ly, lz] = lighting.key;
  const [kr, kg, kb] = lighting.keyColour;
  const [sr, sg, sb] = lighting.sky;
  const [fr, fg, fb] = lighting.fill;
  const [gr, gg, gb] = ground.colour;
  const skin = createSkin(parts.noise);
  const albedo = new Float64Array(4);
  const normal = new Float64Array(3);
  const behind = new Float64Array(3);
  const bounced = new Float64Array(6);

  /** How open the sky is at a point, next to other things: 1 alone, less in a gap. */
  const openness = (index: number, point: Point): number => {
    let open = 1;
    const x = point[0] ?? 0;
    const y = point[1] ?? 0;
    const z = point[2] ?? 0;
    for (let i = 0; i < solids.length; i++) {
      const other = solids[i];
      if (i === index || !other || other.isClear) continue;
      const ex = other.reachX - x;
      const ey = other.reachY - y;
      const ez = other.reachZ - z;
      const zone = other.reach + 0.5;
      if (ex * ex + ey * ey + ez * ez < zone * zone)
        open *= Math.min(1, 0.4 + Math.max(0, tracer.distanceTo(i, point)) * 1.3);
    }
    return open;
  };

  return (index, solid, point, ray, out, at) => {
    tracer.normalAt(index, point, normal);
    skin(solid, point, normal, albedo);
    const x = point[0] ?? 0;
    const y = point[1] ?? 0;
    const z = point[2] ?? 0;
    const dx = ray[3] ?? 0;
    const dy = ray[4] ?? 0;
    const dz = ray[5] ?? 0;
    const nx = normal[0] ?? 0;
    const ny = normal[1] ?? 0;
    const nz = normal[2] ?? 0;
    const r = albedo[0] ?? 0;
    const g = albedo[1] ?? 0;
    const b = albedo[2] ?? 0;
    const gloss = albedo[3] ?? 0;
    const { kind } = solid.finish;
    const isMetal = kind === 'metal';
    const facing = Math.min(1, Math.max(0, -(nx * dx + ny * dy + nz * dz)));
    const away = 1 - facing;
    const rise = away * away * away * away * away;
    let outR = 0;
    let outG = 0;
    let outB = 0;
    if (!isMetal) {
      // Light goes a little round the edge in skin and petals.
      const wrap = kind === 'skin' ? 0.18 : kind === 'petal' ? 0.5 : 0.03;
      let key = Math.max(0, (nx * lx + ny * ly + nz * lz + wrap) / (1 + wrap));
      if (key > 0) key *= keyAt(index, point, kind === 'glazed') * falloff(x, y, z);
      let open = openness(index, point);
      // Inside a bowl or a vase's mouth, where the surface faces its own axis, little of the sky is seen.
      if (kind === 'glazed' && nx * (x - solid.x) + nz * (z - solid.z) < -0.02) open *= 0.45;
      const above = (0.5 + 0.5 * ny) * open;
      const aside = Math.max(0, 0.35 + 0.65 * nx * lighting.fillSide) * open;
      // Thrown back up by the table, less where the thing stands in its own shade.
      const below = (0.5 - 0.5 * ny) * Math.min(1, 0.25 + y * 0.9) * open;
      const thrown = below * 0.75 * Math.max(0.1, ly) * falloff(x, 0, z);
      outR = r * (key * kr + above * sr + aside * fr + thrown * gr * kr);
      outG = g * (key * kg + above * sg + aside * fg + thrown * gg * kg);
      outB = b * (key * kb + above * sb + aside * fb + thrown * gb * kb);
    }
    if (gloss > 0.001) {
      const along = 2 * (nx * dx + ny * dy + nz * dz);
      const blur = isMetal
        ? 0.08
        : kind === 'skin'
          ? 0.42
          : kind === 'matte' || kind === 'petal'
            ? 0.9
            : 0.05;
      bounced[0] = x + nx * lift;
      bounced[1] = y + ny * lift;
      bounced[2] = z + nz * lift;
      bounced[3] = dx - along * nx;
      bounced[4] = dy - along * ny;
      bounced[5] = dz - along * nz;
      mirror(bounced, blur, index, blur < 0.3 ? everySolid : 0, out, at);
      const mr = out[at] ?? 0;
      const mg = out[at + 1] ?? 0;
      const mb = out[at + 2] ?? 0;
      if (isMetal) {
        outR = mr * (r + (1 - r) * rise);
        outG = mg * (g + (1 - g) * rise);
        outB = mb * (b + (1 - b) * rise);
      } else {
        const share = gloss * (1 - rise) + Math.min(1, gloss * 9) * rise;
        outR += (mr - outR) * share;
        outG += (mg - outG) * share;
        outB += (mb - outB) * share;
      }
    }
    out[at] = outR;
    out[at + 1] = outG;
    out[at + 2] = outB;
    if (kind !== 'bottle' || gloss < 0.05) return;
    // Dark glass: the wall shows through where it is thin, which is at the edge and above the wine.
    const height = y / solid.scale;
    const full = Math.min(1, Math.max(0.3, 0.3 + (2.25 - height) * 3.5));
    const way = facing * full * 1.5 + 0.45;
    wall(ray, behind, 0);
    const thin = 0.7 * (1 - away * away * away * away);
    for (let c = 0; c < 3; c++)
      out[at + c] = (out[at + c] ?? 0) + (behind[c] ?? 0) * (solid.colour[c] ?? 0) ** way * thin;
  };
}
