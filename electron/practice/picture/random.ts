/** Deterministic chance: everything that varies in a picture comes from these, never from Math.random. */

/** 32-bit FNV-1a of a text's UTF-16 units. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Scatters a 32-bit number (finaliser of splitmix32). */
export function scatter(value: number): number {
  let z = (value + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

export interface Chance {
  /** From 0 up to, not including, 1. */
  readonly unit: () => number;
  readonly between: (least: number, most: number) => number;
  readonly oneOf: <T>(choices: readonly [T, ...T[]]) => T;
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const unit = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    return scatter(state) / 0x1_0000_0000;
  };
  return {
    unit,
    between: (least, most) => least + (most - least) * unit(),
    oneOf: (choices) => choices[Math.floor(unit() * choices.length)] ?? choices[0],
  };
}

/** Smooth noise over a plane, from 0 to 1, one feature a unit, repeating after 256 units. */
export type Noise = (x: number, y: number) => number;

export function createNoise(seed: number): Noise {
  const lattice = new Float32Array(256 * 256);
  for (let i = 0; i < lattice.length; i++) lattice[i] = scatter(i ^ seed) / 0x1_0000_0000;
  return (x, y) => {
    const left = Math.floor(x);
    const top = Math.floor(y);
    const u = x - left;
    const v = y - top;
    const su = u * u * (3 - 2 * u);
    const sv = v * v * (3 - 2 * v);
    const column = left & 255;
    const next = (left + 1) & 255;
    const row = (top & 255) << 8;
    const below = ((top + 1) & 255) << 8;
    const a = lattice[row | column] ?? 0;
    const b = lattice[row | next] ?? 0;
    const c = lattice[below | column] ?? 0;
    const d = lattice[below | next] ?? 0;
    const upper = a + (b - a) * su;
    return upper + (c + (d - c) * su - upper) * sv;
  };
}

/** Hermite step from 0 at `low` to 1 at `high`; downwards when low > high. */
export function smoothstep(low: number, high: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
}
