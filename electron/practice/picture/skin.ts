/** Colour and fine relief of a thing's surface: pores, streaks, freckles, petals, a bottle's label. */
import type { Noise } from './random.ts';
import { smoothstep } from './random.ts';
import type { Solid } from './scene.ts';
import type { Point } from './trace.ts';

/**
 * Writes red, green, blue and gloss (reflection at normal incidence) at a point into `albedo`; `normal` may be tilted by
 * the relief.
 */
export type Skin = (solid: Solid, point: Point, normal: Float64Array, albedo: Float64Array) => void;

export function createSkin(noise: Noise): Skin {
  const tilt = (normal: Float64Array, x: number, y: number, z: number): void => {
    const nx = (normal[0] ?? 0) + x;
    const ny = (normal[1] ?? 0) + y;
    const nz = (normal[2] ?? 0) + z;
    const length = Math.sqrt(nx * nx + ny * ny + nz * nz);
    normal[0] = nx / length;
    normal[1] = ny / length;
    normal[2] = nz / length;
  };
  return (solid, point, normal, albedo) => {
    const { finish, variety } = solid;
    const [r, g, b] = solid.colour;
    const m = solid.turn;
    const px = ((point[0] ?? 0) - solid.x) / solid.scale;
    const py = ((point[1] ?? 0) - solid.y) / solid.scale;
    const pz = ((point[2] ?? 0) - solid.z) / solid.scale;
    const qx = (m[0] ?? 0) * px + (m[1] ?? 0) * py + (m[2] ?? 0) * pz;
    const height = (m[3] ?? 0) * px + (m[4] ?? 0) * py + (m[5] ?? 0) * pz + solid.pivot;
    const qz = (m[6] ?? 0) * px + (m[7] ?? 0) * py + (m[8] ?? 0) * pz;
    const put = (factor: number, gloss: number): void => {
      albedo[0] = r * factor;
      albedo[1] = g * factor;
      albedo[2] = b * factor;
      albedo[3] = gloss;
    };
    switch (finish.kind) {
      case 'matte':
        put(0.97 + 0.06 * noise(qx * 9 + variety, height * 9 + qz * 7), 0.006);
        return;
      case 'glazed':
        put(0.94 + 0.12 * noise(qx * 3 + variety, height * 5 + qz * 3), 0.045);
        return;
      case 'metal':
        put(1, 1);
        return;
      case 'petal': {
        const angle = Math.atan2(qz, qx) + height * 0.7;
        const crease = Math.abs(Math.sin(angle * 3 + variety));
        const vein = noise(angle * 14 + variety, height * 3) - 0.5;
        const base = smoothstep(0.3, 0.02, height);
        put((0.5 + 0.5 * smoothstep(0, 0.35, crease)) * (1 + 0.25 * vein) * (0.85 + 0.35 * height), 0.012);
        albedo[1] = (albedo[1] ?? 0) * (1 - base) + 0.24 * base;
        return;
      }
      case 'bottle':
        bottleSkin(solid, qx, height, qz, albedo);
        return;
      case 'skin':
        break;
      case 'glass':
      case 'liquid':
        put(1, 0.04);
        return;
    }
    const u = qx * 7 + variety;
    const v = height * 7 + qz * 5;
    switch (finish.marks) {
      case 'pores': {
        const h = 0.012;
        const fine = 26;
        const a = noise(u * 2.4 + qz * fine, height * fine);
        const dx = noise(u * 2.4 + (qz + h) * fine, height * fine) - a;
        const dy = noise(u * 2.4 + qz * fine, (height + h) * fine) - a;
        tilt(normal, dx * 0.22, dy * 0.22, dx * 0.14);
        put(0.86 + 0.16 * a + 0.1 * noise(u * 0.3, v * 0.3), 0.038);
        return;
      }
      case 'streaks': {
        const angle = Math.atan2(qz, qx);
        const streak =
          noise(angle * 9 + variety, height * 2.2) * 0.65 + noise(angle * 24, height * 4 + variety) * 0.35;
        const cheek = noise(angle * 0.8 + variety, height * 1.2);
        const gold =
          smoothstep(0.55, 0.85, streak * 0.55 + cheek * 0.5) * 0.5 + smoothstep(0.7, 0.82, height) * 0.18;
        const pit = smoothstep(0.16, 0.03, Math.sqrt(qx * qx + qz * qz)) * smoothstep(0.5, 0.6, height);
        const k = Math.min(1, gold);
        albedo[0] = (r + (Math.min(1, r * 1.3 + 0.12) - r) * k) * (1 - 0.6 * pit);
        albedo[1] = (g + (Math.min(1, g * 2 + 0.2) - g) * k) * (1 - 0.5 * pit);
        albedo[2] = (b + 0.02 * k) * (1 - 0.6 * pit);
        albedo[3] = 0.045;
        return;
      }
      case 'freckles': {
        const spot = smoothstep(0.72, 0.9, noise(u * 6.3, v * 6.3)) * 0.7;
        const blush = smoothstep(0.55, 0.85, noise(u * 0.16, v * 0.2)) * 0.7;
        put(1 - 0.35 * spot, 0.03);
        albedo[0] = (albedo[0] ?? 0) * (1 + 0.25 * blush);
        albedo[1] = (albedo[1] ?? 0) * (1 - 0.42 * blush);
        return;
      }
      case 'none':
        put(0.92 + 0.12 * noise(u * 0.8, v * 0.8), 0.012);
    }
  };
}

/** Foil above, a label with lines of small print below, dark glass between. */
function bottleSkin(solid: Solid, x: number, height: number, z: number, albedo: Float64Array): void {
  const { finish } = solid;
  if (finish.kind !== 'bottle') return;
  if (height > 2.36) {
    const [r, g, b] = finish.foil;
    const ring = smoothstep(0.012, 0.002, Math.abs(height - 2.4)) * 0.5;
    albedo[0] = r * (1 - ring);
    albedo[1] = g * (1 - ring);
    albedo[2] = b * (1 - ring);
    albedo[3] = 0.049;
    return;
  }
  // Round the belly, facing the camera: an angle of 0 is the label's middle.
  const angle = Math.atan2(x, -z);
  const across = angle / 1.05;
  const up = (height - 1.02) / 0.46;
  if (Math.abs(across) < 1 && Math.abs(up) < 1) {
    const ink = labelInk(across, up);
    albedo[0] = 0.72 - 0.6 * ink;
    albedo[1] = 0.68 - 0.58 * ink;
    albedo[2] = 0.58 - 0.5 * ink;
    albedo[3] = 0;
    return;
  }
  const [r, g, b] = solid.colour;
  albedo[0] = r * 0.4;
  albedo[1] = g * 0.4;
  albedo[2] = b * 0.4;
  albedo[3] = 0.055;
}

function labelInk(across: number, up: number): number {
  const x = Math.abs(across);
  const frame = smoothstep(0.03, 0.015, Math.abs(Math.max(x * 0.98, Math.abs(up)) - 0.9));
  const title = Math.abs(up - 0.42) < 0.11 && x < 0.6 && Math.abs((across * 9) % 1) > 0.22 ? 0.9 : 0;
  const small = Math.abs(up + 0.42) < 0.02 || Math.abs(up + 0.52) < 0.02 || Math.abs(up - 0.12) < 0.015;
  const lines = small && x < 0.5 && Math.abs((across * 31) % 1) > 0.3 ? 0.6 : 0;
  const seal = Math.abs(Math.hypot(across * 0.8, up + 0.16) - 0.15) < 0.02 ? 0.7 : 0;
  return Math.max(frame * 0.6, title, lines, seal);
}
