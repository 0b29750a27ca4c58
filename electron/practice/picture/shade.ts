/** The light that comes back along a ray: things, table and wall, with one or two reflections and what shows through glass. */
import { createGlass, createLiquid } from './glass.ts';
import { createSurroundings } from './light.ts';
import { createMirror } from './mirror.ts';
import { createKeyAt, createOpaque } from './opaque.ts';
import type { Noise } from './random.ts';
import { smoothstep } from './random.ts';
import type { Scene } from './scene.ts';
import { createFalloff, createTableLight } from './table-light.ts';
import type { Point, Ray, Tracer } from './trace.ts';
import { everySolid } from './trace.ts';
import { createWall } from './wall.ts';

/** Deepest chain of glass that is followed. */
const deepest = 4;

/** What a ray met, where it was no solid. */
export const wallSeen = -2;
export const tableSeen = -1;

export interface Shader {
  /**
   * Linear red, green, blue along a ray, into `out` at 0, 1, 2. `direct` has the bits of the solids that the ray may meet,
   * `mirrored` of those it may meet in the table's polish. Answers what was seen: a solid's index, `tableSeen` or `wallSeen`.
   */
  readonly look: (ray: Ray, direct: number, mirrored: number, out: Float64Array) => number;
}

export function createShader(scene: Scene, tracer: Tracer, noise: Noise): Shader {
  const { solids, ground } = scene;
  const falloff = createFalloff(scene);
  const tableLight = createTableLight(scene, tracer, noise, falloff);
  const surroundings = createSurroundings(scene.lighting);
  const wall = createWall(scene, noise);
  const mirror = createMirror(scene, { tracer, wall, tableLight, surroundings, falloff });
  const keyAt = createKeyAt(scene, tracer);
  const opaque = createOpaque(scene, { tracer, mirror, wall, falloff, keyAt, noise });
  const colours = new Float64Array((deepest + 2) * 3);
  const beyond = new Float64Array(3);
  const bounced = new Float64Array(6);
  /** Where the ray of each depth ended. */
  const points = Array.from({ length: deepest + 2 }, () => new Float64Array(3));
  const spare = new Float64Array(3);
  /** How far before its end the table melts into the wall: paper is one sweep. */
  const melt = ground.surface === 'paper' ? 5 : 1.3;

  const table = (point: Point, way: number, ray: Ray, mirrored: number, at: number): void => {
    const detail = smoothstep(24, 9, way);
    tableLight(point, detail, colours, at);
    if (ground.polish <= 0) return;
    const low = 1 + (ray[4] ?? 0);
    const rise = low * low * low * low * low;
    const share = ground.polish + (1 - ground.polish) * rise * Math.min(1, ground.polish * 9);
    bounced[0] = point[0] ?? 0;
    bounced[1] = 0.003;
    bounced[2] = point[2] ?? 0;
    bounced[3] = ray[3] ?? 0;
    bounced[4] = -(ray[4] ?? 0);
    bounced[5] = ray[5] ?? 0;
    mirror(bounced, 0.25, -1, mirrored, beyond, 0);
    for (let c = 0; c < 3; c++)
      colours[at + c] = (colours[at + c] ?? 0) * (1 - share) + (beyond[c] ?? 0) * share;
  };

  const follow = (
    ray: Ray,
    skipFrom: number,
    skipTo: number,
    direct: number,
    mirrored: number,
    depth: number,
  ): number => {
    const index = direct === 0 ? -1 : tracer.first(ray, skipFrom, skipTo, depth < deepest, direct);
    const dy = ray[4] ?? 0;
    const down = dy < -1e-4 ? -(ray[1] ?? 0) / dy : 1e9;
    const at = depth * 3;
    const solid = index < 0 ? undefined : solids[index];
    const point = points[depth] ?? spare;
    const t = tracer.distance();
    if (solid && t < down) {
      for (let i = 0; i < 3; i++) point[i] = (ray[i] ?? 0) + t * (ray[i + 3] ?? 0);
      switch (solid.finish.kind) {
        case 'glass':
          glass(index, solid, point, ray, depth);
          break;
        case 'liquid':
          liquid(index, solid, point, ray, depth);
          break;
        case 'matte':
        case 'glazed':
        case 'skin':
        case 'petal':
        case 'metal':
        case 'bottle':
          opaque(index, solid, point, ray, colours, at);
      }
      return index;
    }
    for (let i = 0; i < 3; i++) point[i] = (ray[i] ?? 0) + down * (ray[i + 3] ?? 0);
    const far = down > 1e8 ? 1 : smoothstep(ground.end - melt, ground.end, point[2] ?? 0);
    if (far < 1) table(point, down, ray, mirrored, at);
    if (far <= 0) return tableSeen;
    if (far >= 1) {
      wall(ray, colours, at);
      return wallSeen;
    }
    wall(ray, beyond, 0);
    for (let c = 0; c < 3; c++) colours[at + c] = (colours[at + c] ?? 0) * (1 - far) + (beyond[c] ?? 0) * far;
    return tableSeen;
  };

  const glassParts = {
    ...{ tracer, mirror, surroundings, colours },
    onward: (ray: Ray, skipFrom: number, skipTo: number, depth: number) =>
      void follow(ray, skipFrom, skipTo, everySolid, 0, depth),
  };
  const glass = createGlass(glassParts);
  const liquid = createLiquid(scene, glassParts);

  return {
    look: (ray, direct, mirrored, out) => {
      const seen = follow(ray, -1, -1, direct, mirrored, 0);
      out[0] = colours[0] ?? 0;
      out[1] = colours[1] ?? 0;
      out[2] = colours[2] ?? 0;
      return seen;
    },
  };
}
