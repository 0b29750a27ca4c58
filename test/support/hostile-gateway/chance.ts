/** Chance that can be had again: what is drawn depends on the seed and on names, never on the order of asking. */
import { createHash } from 'node:crypto';

/** From 0 to 1, evenly, and always the same for the same words. */
export function fractionOf(...words: readonly (string | number)[]): number {
  return createHash('sha256').update(words.join('\n')).digest().readUInt32BE(0) / 2 ** 32;
}

/** Weights against each other; what is left out never happens. */
export type Mix<Name extends string> = Readonly<Partial<Record<Name, number>>>;

export function draw<Name extends string>(mix: Mix<Name>, fraction: number): Name | undefined {
  const entries = Object.entries(mix) as [Name, number][];
  let left = fraction * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight] of entries) {
    left -= weight;
    if (left < 0) return name;
  }
  return entries.at(-1)?.[0];
}
