/** What the things stand on, and the wall behind: their colours and patterns. */
import type { Brief } from './brief.ts';
import type { Chance } from './random.ts';
import type { Noise } from './random.ts';
import { smoothstep } from './random.ts';
import type { Ground } from './scene.ts';
import type { Colour, SurfaceName } from './vocabulary.ts';

const own: Readonly<Record<SurfaceName, { readonly colour: Colour; readonly polish: number }>> = {
  marble: { colour: [0.58, 0.57, 0.555], polish: 0.055 },
  wood: { colour: [0.21, 0.105, 0.05], polish: 0.03 },
  linen: { colour: [0.56, 0.52, 0.45], polish: 0 },
  paper: { colour: [0.36, 0.35, 0.34], polish: 0.006 },
  gloss: { colour: [0.02, 0.02, 0.022], polish: 0.09 },
  stone: { colour: [0.27, 0.265, 0.26], polish: 0.012 },
};

const walls: readonly [Colour, ...Colour[]] = [
  [0.2, 0.19, 0.18],
  [0.13, 0.145, 0.15],
  [0.24, 0.2, 0.16],
  [0.1, 0.115, 0.105],
];

export function groundOf(brief: Brief, chance: Chance): Ground {
  const { colour, polish } = own[brief.surface];
  const dim = brief.ground ? 1 : brief.key === 'low' ? 0.4 : 1;
  const table: Colour = scaled(brief.ground ?? colour, dim);
  const dark = brief.key === 'low' ? 0.22 : brief.key === 'high' ? 2.6 : 1;
  const chosen = chance.oneOf(walls);
  const base = brief.ground ?? (brief.surface === 'paper' ? colour : chosen);
  // A named ground is the wall's colour too; only its light changes with the key.
  const factor = brief.ground ? (brief.key === 'low' ? 0.6 : 1) : dark;
  return {
    surface: brief.surface,
    colour: table,
    wall: [
      Math.min(0.85, base[0] * factor),
      Math.min(0.85, base[1] * factor),
      Math.min(0.85, base[2] * factor),
    ],
    polish: brief.surface === 'paper' && table[1] < 0.05 ? 0.05 : polish,
    end: brief.surface === 'paper' ? 7 : chance.between(3.2, 4.6),
    shiftX: chance.between(0, 60),
    shiftZ: chance.between(0, 60),
  };
}

function scaled([r, g, b]: Colour, factor: number): Colour {
  return [r * factor, g * factor, b * factor];
}

/** Writes the table's colour at a point into `out`. `detail` fades with distance: 1 near, 0 far. */
export type Pattern = (point: Float64Array, detail: number, out: Float64Array) => void;

export function createPattern(ground: Ground, noise: Noise): Pattern {
  const [r, g, b] = ground.colour;
  const { shiftX, shiftZ } = ground;
  const put = (out: Float64Array, factor: number, warm: number): void => {
    out[0] = r * factor * (1 + warm);
    out[1] = g * factor;
    out[2] = b * factor * (1 - warm);
  };
  switch (ground.surface) {
    case 'marble': {
      const dark = g < 0.12;
      return (point, detail, out) => {
        const x = point[0] ?? 0;
        const z = point[2] ?? 0;
        const px = x * 0.5 + shiftX;
        const pz = z * 0.55 + shiftZ + px * 0.55;
        const warpX = noise(px * 1.3, pz * 1.3) * 1.5 + noise(px * 3.1, pz * 3.1) * 0.6;
        const warpZ = noise(px * 1.3 + 31, pz * 1.3 + 17) * 1.2;
        const vein = Math.abs(noise(px * 0.9 + warpX, pz * 0.7 + warpZ) - 0.5);
        const fine = Math.abs(noise(px * 2.3 + warpZ * 2, pz * 2 + warpX) - 0.5);
        const cloud = noise(px * 1.1 + 9, pz * 1.1) * 0.6 + noise(px * 4.3, pz * 4.3 + 5) * 0.4;
        const strong = smoothstep(0.075, 0, vein) * (0.4 + 0.75 * cloud);
        const thin = smoothstep(0.025, 0, fine) * 0.45 * cloud * detail;
        const veins = Math.min(1, strong * 0.75 + thin);
        if (dark) put(out, 0.7 + 0.5 * cloud + veins * 14, veins * 0.05);
        else put(out, (0.86 + 0.18 * cloud) * (1 - 0.78 * veins), 0.02 * (cloud - 0.5) + 0.03 * veins);
      };
    }
    case 'wood':
      return (point, detail, out) => {
        const x = point[0] ?? 0;
        const z = point[2] ?? 0;
        const across = z * 0.85 + shiftZ;
        const plank = Math.floor(across);
        const within = across - plank;
        const along = x * 0.5 + plank * 7.3 + shiftX;
        const bend = noise(along * 0.8, across * 1.1 + plank * 3) * 0.8;
        const rings = noise(along * 0.35, (across + bend) * 7 + plank * 11);
        const fibre = noise(along * 2.2, across * 46) - 0.5;
        const tone = 0.72 + 0.3 * noise(plank * 5.7, 3.3);
        const gap = 1 - smoothstep(0.022, 0.006, Math.min(within, 1 - within)) * 0.8;
        put(out, (tone + 0.42 * (rings - 0.5) + 0.36 * fibre * detail) * gap, 0.05 * (rings - 0.5));
      };
    case 'linen':
      return (point, detail, out) => {
        const x = point[0] ?? 0;
        const z = point[2] ?? 0;
        const px = x + shiftX;
        const pz = z + shiftZ;
        const fold =
          noise(px * 0.55 + 0.4 * pz, pz * 0.35) * 0.7 + noise(px * 1.4, pz * 0.9 + px * 0.5) * 0.3;
        const slub = noise(px * 3, pz * 60) + noise(px * 60, pz * 3) - 1;
        const weave = noise(px * 40, pz * 40) - 0.5;
        put(out, 0.82 + 0.36 * (fold - 0.35) + (0.2 * slub + 0.14 * weave) * detail, 0);
      };
    case 'stone':
      return (point, detail, out) => {
        const x = point[0] ?? 0;
        const z = point[2] ?? 0;
        const px = x + shiftX;
        const pz = z + shiftZ;
        const cloud =
          noise(px * 0.7, pz * 0.7) * 0.5 + noise(px * 2.2, pz * 2.2) * 0.3 + noise(px * 7, pz * 7) * 0.2;
        const pit = smoothstep(0.8, 0.98, noise(px * 11, pz * 11)) * detail;
        put(
          out,
          (0.7 + 0.6 * cloud + 0.22 * (noise(px * 38, pz * 38) - 0.5) * detail) * (1 - 0.2 * pit),
          0.03,
        );
      };
    case 'paper':
    case 'gloss':
      return (_point, _detail, out) => {
        put(out, 1, 0);
      };
  }
}
