/** The wall behind the set, out of focus: its gradient, the pool of light on it, and a window's bars where there is one. */
import type { Noise } from './random.ts';
import { smoothstep } from './random.ts';
import type { Scene } from './scene.ts';
import type { Ray } from './trace.ts';

/** Writes what a ray sees on the wall into `out` at `at`. */
export type Wall = (ray: Ray, out: Float64Array, at: number) => void;

export function createWall({ ground, lighting, seed }: Scene, noise: Noise): Wall {
  const [wr, wg, wb] = ground.wall;
  const [kr, kg, kb] = lighting.keyColour;
  const [sr, sg, sb] = lighting.sky;
  const [lx, ly, lz] = lighting.key;
  const wallZ = ground.end + 2.5;
  const poolX = -lx * 1.6;
  const poolY = 2.2;
  // From behind the key lights the air in front of the wall rather than the wall: a glow.
  const behind = Math.max(0, lz);
  const drift = (seed % 97) / 9.7;
  return (ray, out, at) => {
    const t = (wallZ - (ray[2] ?? 0)) / Math.max(0.05, ray[5] ?? 0);
    const x = (ray[0] ?? 0) + t * (ray[3] ?? 0);
    const y = (ray[1] ?? 0) + t * (ray[4] ?? 0);
    const px = (x - poolX) / 4.4;
    const py = (y - poolY) / 3.4;
    const pool = 1 / (1 + (px * px + py * py) * 1.5);
    const across = x * lx * 0.3;
    const side = 0.5 + (0.5 * across) / (1 + Math.abs(across));
    let key = 0.08 + 0.3 * pool + 0.34 * side * Math.abs(lx) + behind * 0.4 * pool;
    if (lighting.window) {
      // The window's shape thrown on the wall, slanting away from the light.
      const u = (x - poolX * 0.6) * 0.8 + (y - 3) * 0.32 * Math.sign(lx || 1);
      const v = y - 2.9 + (x - poolX) * 0.14 * Math.sign(lx || 1);
      const pane = smoothstep(1.7, 1.3, Math.abs(u)) * smoothstep(1.9, 1.5, Math.abs(v));
      const bars = smoothstep(0.03, 0.24, Math.abs(u)) * smoothstep(0.03, 0.24, Math.abs(Math.abs(v) - 0.62));
      key += 0.55 * pane * bars * Math.abs(lx);
    }
    const mottle = 0.9 + 0.2 * noise(x * 0.5 + drift + 40, y * 0.5 + 40);
    key *= (0.6 + 0.4 * ly) * mottle;
    const dim = 0.9 * mottle;
    out[at] = wr * (key * kr + dim * sr);
    out[at + 1] = wg * (key * kg + dim * sg);
    out[at + 2] = wb * (key * kb + dim * sb);
  };
}
