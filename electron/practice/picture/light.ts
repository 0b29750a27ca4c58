/** Light for a brief: where the key stands, how big and warm it is, and what the shadows are filled with. */
import type { Brief } from './brief.ts';
import type { Chance } from './random.ts';
import { smoothstep } from './random.ts';
import type { Lighting } from './scene.ts';
import type { Colour, Direction, Mood } from './vocabulary.ts';

/** Degrees: 0 is from the camera, 90 from the right, 180 from behind; and above the table. */
const places: Readonly<Record<Direction, readonly [azimuth: number, height: number]>> = {
  left: [-76, 36],
  right: [76, 36],
  behind: [152, 38],
  above: [-25, 68],
  front: [14, 42],
};

interface Palette {
  readonly key: Colour;
  readonly sky: Colour;
  readonly exposure: number;
  readonly size: number;
}

const palettes: Readonly<Record<Mood, Palette>> = {
  studio: { key: [2.9, 2.78, 2.6], sky: [0.2, 0.21, 0.23], exposure: 1, size: 0.3 },
  golden: { key: [3.5, 2.45, 1.42], sky: [0.2, 0.19, 0.22], exposure: 0.84, size: 0.16 },
  blue: { key: [1.1, 1.65, 2.9], sky: [0.09, 0.13, 0.27], exposure: 0.86, size: 0.34 },
  overcast: { key: [2, 2.08, 2.18], sky: [0.34, 0.36, 0.39], exposure: 0.9, size: 0.7 },
  candle: { key: [3.3, 1.55, 0.5], sky: [0.1, 0.055, 0.04], exposure: 0.9, size: 0.2 },
};

export function lightOf(brief: Brief, chance: Chance): { lighting: Lighting; exposure: number } {
  const [azimuth, height] = places[brief.direction];
  const palette = palettes[brief.mood];
  const radians = Math.PI / 180;
  const a = (azimuth + chance.between(-16, 16)) * radians;
  const h = (height + chance.between(-7, 8)) * radians;
  const sky = brief.key === 'low' ? 0.42 : brief.key === 'high' ? 1.7 : 1;
  const fill = brief.key === 'low' ? 0.03 : brief.key === 'high' ? 0.4 : 0.1;
  const side = Math.sign(Math.sin(a)) || 1;
  return {
    lighting: {
      key: [Math.sin(a) * Math.cos(h), Math.sin(h), -Math.cos(a) * Math.cos(h)],
      keyColour: palette.key,
      keySize: palette.size * (brief.hard ? 0.45 : 1),
      sky: scaled(palette.sky, sky),
      fill: scaled(palette.key, fill),
      fillSide: -side,
      window: brief.window,
    },
    exposure: palette.exposure * (brief.key === 'high' ? 0.95 : 0.92) * chance.between(0.95, 1.05),
  };
}

function scaled([r, g, b]: Colour, factor: number): Colour {
  return [r * factor, g * factor, b * factor];
}

/**
 * What a mirror sees in the direction of a ray of the room in front of the wall: the key as a softbox or window, a fill card on the other side, a dim
 * ceiling. Written into `out` at `at`. `blur` is 0 for a mirror, 1 for a sheen.
 */
export type Surroundings = (ray: Float64Array, blur: number, out: Float64Array, at: number) => void;

export function createSurroundings(lighting: Lighting): Surroundings {
  const [lx, ly, lz] = lighting.key;
  const flat = Math.hypot(lx, lz) || 1;
  // Across and up the softbox as seen from the table.
  const [ux, uz] = [lz / flat, -lx / flat];
  const [wx, wy, wz] = [-lx * (ly / flat), flat, -lz * (ly / flat)];
  const half = Math.max(0.2, lighting.keySize * 1.15);
  // Reaching down towards the table, so that upright glass can show it.
  const tall = half * 1.9;
  // The same light through a smaller opening is brighter.
  const brightness = 0.9 / (4 * half * tall);
  const [sr, sg, sb] = lighting.sky;
  const [fr, fg, fb] = lighting.fill;
  const [kr, kg, kb] = lighting.keyColour;
  return (ray, blur, out, at) => {
    const dx = ray[3] ?? 0;
    const dy = ray[4] ?? 0;
    const dz = ray[5] ?? 0;
    const up = 0.55 + 0.75 * Math.max(0, dy);
    let key = 0;
    const facing = dx * lx + dy * ly + dz * lz;
    if (facing > 0.1) {
      const u = (dx * ux + dz * uz) / facing;
      const w = (dx * wx + dy * wy + dz * wz) / facing;
      const soft = 0.02 + 0.5 * blur;
      key =
        smoothstep(half + soft, half - soft, Math.abs(u)) *
        smoothstep(tall + soft, tall - soft, Math.abs(w + half * 0.5));
      if (lighting.window && blur < 0.5) {
        const bar = half * 0.055;
        key *= smoothstep(bar, bar * 2.2, Math.abs(u));
        key *= smoothstep(bar, bar * 2.2, Math.abs(Math.abs(w + half * 0.5) - tall * 0.36));
      }
    }
    // A tall card on the dark side: it draws the edge of every glass.
    const card =
      smoothstep(0.62 - 0.3 * blur, 0.7, dx * lighting.fillSide) *
      smoothstep(-0.25, 0, dy) *
      smoothstep(0.75, 0.55, dy) *
      smoothstep(0.65, 0.4, Math.abs(dz + 0.15));
    const bright = (brightness * key) / (1 + 1.6 * blur);
    out[at] = sr * up + bright * kr + card * (2.2 * fr + 0.12 * kr);
    out[at + 1] = sg * up + bright * kg + card * (2.2 * fg + 0.12 * kg);
    out[at + 2] = sb * up + bright * kb + card * (2.2 * fb + 0.12 * kb);
  };
}
