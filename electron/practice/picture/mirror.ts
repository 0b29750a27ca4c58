/** What is seen in a polished surface: other things plainly, the table, the wall, or the studio around the set. */
import type { Surroundings } from './light.ts';
import { smoothstep } from './random.ts';
import type { Scene } from './scene.ts';
import type { Falloff, TableLight } from './table-light.ts';
import type { Point, Ray, Tracer } from './trace.ts';
import type { Wall } from './wall.ts';

/**
 * Writes what a reflected ray sees into `out` at `at`. `blur` is 0 for a mirror, 1 for a sheen; `self` is the solid that
 * reflects, `among` has the bits of those that may be met.
 */
export type Mirror = (
  ray: Ray,
  blur: number,
  self: number,
  among: number,
  out: Float64Array,
  at: number,
) => void;

export interface MirrorParts {
  readonly tracer: Tracer;
  readonly wall: Wall;
  readonly tableLight: TableLight;
  readonly surroundings: Surroundings;
  readonly falloff: Falloff;
}

export function createMirror(scene: Scene, parts: MirrorParts): Mirror {
  const { solids, lighting, ground } = scene;
  const { tracer, wall, tableLight, surroundings, falloff } = parts;
  const [lx, ly, lz] = lighting.key;
  const [kr, kg, kb] = lighting.keyColour;
  const [sr, sg, sb] = lighting.sky;
  const normal = new Float64Array(3);
  const studio = new Float64Array(3);
  const point = new Float64Array(3);

  /** A thing as seen in a reflection: its own colour in the key light and the sky, no gloss. */
  const plain = (index: number, at: Point, ray: Ray, out: Float64Array, to: number): void => {
    const solid = solids[index];
    if (!solid) return;
    tracer.normalAt(index, at, normal);
    const nx = normal[0] ?? 0;
    const ny = normal[1] ?? 0;
    const nz = normal[2] ?? 0;
    const dark = solid.finish.kind === 'bottle' ? 0.6 : 1;
    const key = dark * Math.max(0, nx * lx + ny * ly + nz * lz) * falloff(at[0] ?? 0, at[1] ?? 0, at[2] ?? 0);
    const sky = dark * (0.55 + 0.45 * ny);
    const away = 1 - Math.max(0, -(nx * (ray[3] ?? 0) + ny * (ray[4] ?? 0) + nz * (ray[5] ?? 0)));
    const rim = away * away * away * 0.25;
    out[to] = solid.colour[0] * (key * kr + sky * sr) + rim * sr;
    out[to + 1] = solid.colour[1] * (key * kg + sky * sg) + rim * sg;
    out[to + 2] = solid.colour[2] * (key * kb + sky * sb) + rim * sb;
  };

  /** The wall, and before it the lamps of the studio. */
  const room = (ray: Ray, blur: number, out: Float64Array, at: number): void => {
    const seen = smoothstep(0.05, 0.45, ray[5] ?? 0);
    if (seen <= 0) {
      surroundings(ray, blur, out, at);
      return;
    }
    wall(ray, out, at);
    if (seen >= 1 && lz < 0.15) return;
    surroundings(ray, blur, studio, 0);
    for (let c = 0; c < 3; c++) {
      const lamp = studio[c] ?? 0;
      out[at + c] = Math.max((out[at + c] ?? 0) * seen + lamp * (1 - seen), lamp * seen);
    }
  };

  return (ray, blur, self, among, out, at) => {
    const oy = ray[1] ?? 0;
    const dy = ray[4] ?? 0;
    const down = dy < 0 ? -oy / dy : 1e9;
    if (among !== 0) {
      const other = tracer.first(ray, self, self, false, among);
      const t = tracer.distance();
      if (other >= 0 && t < down) {
        for (let i = 0; i < 3; i++) point[i] = (ray[i] ?? 0) + t * (ray[i + 3] ?? 0);
        plain(other, point, ray, out, at);
        return;
      }
    }
    // A sheen has no sharp horizon: near it table and room run into each other.
    const band = 0.015 + 0.3 * blur;
    for (let i = 0; i < 3; i++) point[i] = (ray[i] ?? 0) + down * (ray[i + 3] ?? 0);
    const isTable = dy < 0 && down < 40 && (point[2] ?? 0) < ground.end;
    const table = isTable ? smoothstep(0, band, -dy) : 0;
    if (table < 1) room(ray, blur, out, at);
    if (table <= 0) return;
    tableLight(point, 0, studio, 0);
    for (let c = 0; c < 3; c++)
      out[at + c] =
        table < 1 ? (out[at + c] ?? 0) * (1 - table) + (studio[c] ?? 0) * table : (studio[c] ?? 0);
  };
}
