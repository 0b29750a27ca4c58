/** Prints display light as 8-bit sRGB: vignette, then grain. */
import type { Frame } from './expose.ts';
import { scatter } from './random.ts';

/** Rows of red, green and blue bytes from the top. */
export function develop(light: Float32Array, { width, height }: Frame, seed: number): Uint8Array {
  const pixels = new Uint8Array(width * height * 3);
  const tones = toneTable();
  const grain = grainTable(seed);
  const radius = 1 / (width * width + height * height);
  for (let y = 0; y < height; y++) {
    const dy = 2 * y - height;
    let speck = scatter(seed + y * 7919) & 0xffff;
    for (let x = 0; x < width; x++) {
      const dx = 2 * x - width;
      const vignette = 1 - 0.34 * (dx * dx + dy * dy) * radius;
      const at = (y * width + x) * 3;
      const noise = grain[speck] ?? 0;
      speck = (speck + 1) & 0xffff;
      for (let c = 0; c < 3; c++) {
        const tone = tones[Math.min(4095, ((light[at + c] ?? 0) * vignette * 4095) | 0)] ?? 0;
        // Most grain in the middle tones, as on film.
        const value = tone + noise * (1.15 - 0.0000455 * (tone - 118) * (tone - 118));
        pixels[at + c] = value < 0 ? 0 : value > 255 ? 255 : value + 0.5;
      }
    }
  }
  return pixels;
}

/** Display light in 4096 steps to sRGB from 0 to 255 (IEC 61966-2-1), not yet rounded. */
function toneTable(): Float32Array {
  return Float32Array.from({ length: 4096 }, (_, i) => {
    const v = i / 4095;
    return 255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);
  });
}

/** Grain in 8-bit steps: near enough a normal distribution. */
function grainTable(seed: number): Float32Array {
  return Float32Array.from({ length: 0x10000 }, (_, i) => {
    const bits = scatter(i ^ Math.imul(seed, 0x2545f491));
    return ((bits & 255) + ((bits >>> 8) & 255) + ((bits >>> 16) & 255) + (bits >>> 24) - 510) / 128;
  });
}
