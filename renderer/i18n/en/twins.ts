/** Words of frames that are the same picture to the byte. */
import { count } from '../numbers.ts';

/** `row`: where it is another row's. */
export interface TwinPlace {
  readonly seed: number | null;
  readonly row: number | null;
}

function placeOf({ seed, row }: TwinPlace): string {
  const words = [row !== null && `row ${row + 1}`, seed !== null && `seed ${seed}`];
  return words.filter((word) => word !== false).join(', ') || 'another frame';
}

function sameAs(one: TwinPlace, of: TwinPlace): string {
  const name = placeOf(one);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} is ${placeOf(of)}, to the byte.`;
}

export const twins = {
  place: placeOf,
  described: (of: TwinPlace) => `same picture as ${placeOf(of)}`,
  mark: (of: TwinPlace) => `= ${placeOf(of)}`,
  tip: (of: TwinPlace) => `The gateway gave the same picture twice: it is ${placeOf(of)}, to the byte`,
  fact: 'Same as',
  open: (of: TwinPlace) => `Open ${placeOf(of)}, the same picture`,
  /** Frames of a sheet that are an earlier one's picture. */
  counted: (n: number) => count(n, 'duplicate'),
  notice: {
    title: 'The gateway gave the same picture twice',
    paid: (one: TwinPlace, of: TwinPlace) =>
      `${sameAs(one, of)} Both calls may be billed, so both frames are kept; the sheet flags each that is so.`,
    free: (one: TwinPlace, of: TwinPlace) => `${sameAs(one, of)} Both frames are kept.`,
    show: 'Show on its sheet',
  },
} as const;
