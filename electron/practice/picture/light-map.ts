/** The key light's shadows on the table, and the dark where things touch it: traced once on a coarse grid, then looked up. */
import type { Scene } from './scene.ts';
import type { Point, Tracer } from './trace.ts';

export interface LightMap {
  /** Writes the key light's share in red, green, blue (0 to 1, more in a glass's bright spot) and of the sky at a point. */
  readonly at: (point: Point, out: Float64Array) => void;
}

const channels = 4;
/** World units between two grid points. */
const cell = 0.075;
/** How far shadows are followed from the things that cast them. */
const reach = 3.2;

export function createLightMap({ solids, lighting }: Scene, tracer: Tracer): LightMap {
  const left = Math.min(...solids.map((s) => s.reachX - s.reach)) - reach;
  const right = Math.max(...solids.map((s) => s.reachX + s.reach)) + reach;
  const near = Math.min(...solids.map((s) => s.reachZ - s.reach)) - reach;
  const far = Math.max(...solids.map((s) => s.reachZ + s.reach)) + reach;
  const columns = Math.ceil((right - left) / cell) + 2;
  const rows = Math.ceil((far - near) / cell) + 2;
  const [lx, ly, lz] = lighting.key;
  const spot = new Float64Array(3);
  const grid = new Float32Array(columns * rows * channels).fill(1);

  for (let index = 0; index < solids.length; index++) {
    const solid = solids[index];
    if (!solid) continue;
    const [r, g, b] = solid.shade;
    const isLiquid = solid.finish.kind === 'liquid';
    // A liquid gathers light into a bright line down the middle of its shadow.
    const focus = isLiquid ? 1.1 : 0;
    for (let row = 0; row < rows; row++) {
      const z = near + row * cell;
      for (let column = 0; column < columns; column++) {
        const x = left + column * cell;
        const at = (row * columns + column) * channels;
        spot[0] = x;
        spot[1] = 0;
        spot[2] = z;
        const lit = tracer.pass(index, spot);
        if (lit < 0.999) {
          const dark = 1 - lit;
          let gain = 0;
          if (focus > 0)
            gain = focus * centreOf(solid.reachX - x, solid.reachY, solid.reachZ - z, lx, ly, lz) * dark;
          grid[at] = (grid[at] ?? 1) * (1 - dark * (1 - r) + gain * r);
          grid[at + 1] = (grid[at + 1] ?? 1) * (1 - dark * (1 - g) + gain * g);
          grid[at + 2] = (grid[at + 2] ?? 1) * (1 - dark * (1 - b) + gain * b);
        }
        const dx = x - solid.reachX;
        const dz = z - solid.reachZ;
        const zone = solid.reach * 1.6;
        if (!isLiquid && dx * dx + dz * dz < zone * zone) {
          spot[1] = 0.06;
          const low = tracer.distanceTo(index, spot);
          spot[1] = 0.3;
          const mid = tracer.distanceTo(index, spot);
          const open =
            Math.min(1, 0.24 + Math.max(0, low) * 2.4) * Math.min(1, 0.62 + Math.max(0, mid) * 0.7);
          grid[at + 3] = (grid[at + 3] ?? 1) * (solid.finish.kind === 'glass' ? 0.6 + 0.4 * open : open);
        }
      }
    }
  }

  return {
    at: (point, out) => {
      const u = ((point[0] ?? 0) - left) / cell;
      const v = ((point[2] ?? 0) - near) / cell;
      if (u < 0 || v < 0 || u >= columns - 1 || v >= rows - 1) {
        out.fill(1, 0, channels);
        return;
      }
      const column = u | 0;
      const row = v | 0;
      const fu = u - column;
      const fv = v - row;
      const i = (row * columns + column) * channels;
      const below = i + columns * channels;
      for (let c = 0; c < channels; c++) {
        const a = grid[i + c] ?? 1;
        const b = grid[below + c] ?? 1;
        const upper = a + ((grid[i + channels + c] ?? 1) - a) * fu;
        const lower = b + ((grid[below + channels + c] ?? 1) - b) * fu;
        out[c] = upper + (lower - upper) * fv;
      }
    },
  };
}

/** 1 where the light through a point passes straight through a solid's middle (given from that point), 0 off it. */
function centreOf(cx: number, cy: number, cz: number, lx: number, ly: number, lz: number): number {
  const along = cx * lx + cy * ly + cz * lz;
  const off = Math.sqrt(Math.max(0, cx * cx + cy * cy + cz * cz - along * along));
  return Math.max(0, 1 - off / 0.24) ** 2;
}
