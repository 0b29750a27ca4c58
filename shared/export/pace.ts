/** How fast an export goes, from what it wrote in the last seconds. Pure; times in ms since the epoch. */

export interface Pace {
  readonly samples: readonly { readonly at: number; readonly files: number; readonly bytes: number }[];
}

export const noPace: Pace = { samples: [] };

const window = 10_000;
/** Samples closer to each other than this are one: ten seconds are forty of them, however many files there are. */
const grain = 250;

/** `files` and `bytes`: written so far in all. */
export function paced({ samples }: Pace, at: number, files: number, bytes: number): Pace {
  const recent = samples.filter((sample) => at - sample.at <= window);
  const last = recent.at(-1);
  const kept = last && recent.length > 1 && at - last.at < grain ? recent.slice(0, -1) : recent;
  return { samples: [...kept, { at, files, bytes }] };
}

/** Null until something was written. `filesLeft`: not begun or under way. */
export function speedOf(
  { samples }: Pace,
  filesLeft: number,
): { readonly bytesPerSecond: number | null; readonly millisecondsLeft: number | null } {
  const [first, last] = [samples[0], samples.at(-1)];
  const unknown = { bytesPerSecond: null, millisecondsLeft: null };
  if (!first || !last || last.at === first.at || last.files === first.files) return unknown;
  const took = last.at - first.at;
  return {
    bytesPerSecond: Math.round(((last.bytes - first.bytes) * 1_000) / took),
    millisecondsLeft: Math.round((filesLeft * took) / (last.files - first.files)),
  };
}
