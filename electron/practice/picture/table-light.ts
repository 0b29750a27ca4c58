/** The table top as lit by key, sky and fill: its pattern in its own shadows. Also how the key falls off across the set. */
import { createPattern } from './ground.ts';
import { createLightMap } from './light-map.ts';
import type { Noise } from './random.ts';
import type { Scene } from './scene.ts';
import type { Point, Tracer } from './trace.ts';

/** World units from the middle of the table to the key light. */
const keyDistance = 8;

/** The key's strength at a point: 1 at the middle of the table, by the inverse square of the distance elsewhere. */
export type Falloff = (x: number, y: number, z: number) => number;

export function createFalloff({ lighting }: Scene): Falloff {
  const [lx, ly, lz] = lighting.key;
  return (x, y, z) => {
    const dx = lx * keyDistance - x;
    const dy = ly * keyDistance - y;
    const dz = lz * keyDistance - z;
    return (keyDistance * keyDistance) / (dx * dx + dy * dy + dz * dz);
  };
}

/** Writes what a table point sends back, without its gloss, into `out` at `at`. `detail`: 1 near the camera, 0 far. */
export type TableLight = (point: Point, detail: number, out: Float64Array, at: number) => void;

export function createTableLight(scene: Scene, tracer: Tracer, noise: Noise, falloff: Falloff): TableLight {
  const { lighting, ground } = scene;
  const [kr, kg, kb] = lighting.keyColour;
  const [sr, sg, sb] = lighting.sky;
  const [fr, fg, fb] = lighting.fill;
  const upward = Math.max(0, lighting.key[1]);
  const pattern = createPattern(ground, noise);
  const lightMap = createLightMap(scene, tracer);
  // Registers: closures over plain numbers would be boxed at every write.
  const mapped = new Float64Array(4);
  const albedo = new Float64Array(3);
  return (point, detail, out, at) => {
    pattern(point, detail, albedo);
    lightMap.at(point, mapped);
    const key = upward * falloff(point[0] ?? 0, 0, point[2] ?? 0);
    const sky = mapped[3] ?? 1;
    const aside = 0.35 * sky;
    out[at] = (albedo[0] ?? 0) * ((mapped[0] ?? 1) * key * kr + sky * sr + aside * fr);
    out[at + 1] = (albedo[1] ?? 0) * ((mapped[1] ?? 1) * key * kg + sky * sg + aside * fg);
    out[at + 2] = (albedo[2] ?? 0) * ((mapped[2] ?? 1) * key * kb + sky * sb + aside * fb);
  };
}
