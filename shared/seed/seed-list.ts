/** The seed list as typed, `7, 12, 100-111`: read whole, with the place of everything that is wrong. */
import { largestSeed, smallestSeed } from './seed.ts';

/** Part of the typed text: UTF-16 offsets, `end` not included. */
interface Place {
  readonly start: number;
  readonly end: number;
  /** The text between them. */
  readonly text: string;
}

export type SeedListProblem = Place &
  (
    | { readonly reason: 'empty' | 'not-a-seed' | 'out-of-range' | 'backwards' | 'duplicate' }
    /** From this entry on there are more seeds than `limit`. */
    | { readonly reason: 'too-many'; readonly limit: number }
  );

export type SeedList =
  | { readonly ok: true; readonly seeds: readonly number[] }
  /** In the order of the text; never empty. */
  | { readonly ok: false; readonly problems: readonly SeedListProblem[] };

interface Range {
  readonly first: number;
  readonly last: number;
}

/** A seed, or a range with a hyphen or the en dash that some keyboards put in its place. */
const entryPattern = /^(\d+)(?:\s*[-–]\s*(\d+))?$/;

/**
 * Reads a list of seeds in the order typed; commas, semicolons, spaces and line ends part its entries.
 * Each seed may be named once; `limit` is the most seeds it may come to. Work and memory grow with the
 * text and the limit, never with the width of a range.
 */
export function parseSeedList(text: string, limit: number): SeedList {
  const places = placesOf(text);
  if (places.length === 0)
    return { ok: false, problems: [{ start: 0, end: text.length, text, reason: 'empty' }] };
  const problems: SeedListProblem[] = [];
  const seeds = new Set<number>();
  for (const place of places) {
    const range = readRange(place.text);
    if (typeof range === 'string') {
      problems.push({ ...place, reason: range });
      continue;
    }
    const trouble = addRange(seeds, range, limit);
    if (trouble === 'duplicate') problems.push({ ...place, reason: 'duplicate' });
    if (trouble === 'too-many') {
      problems.push({ ...place, reason: 'too-many', limit });
      break;
    }
  }
  return problems.length === 0 ? { ok: true, seeds: [...seeds] } : { ok: false, problems };
}

/** The list in its shortest words: runs of three or more become ranges. */
export function writeSeedList(seeds: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const seed of seeds) {
    const run = runs.at(-1);
    if (run && seed === run.last + 1) run.last = seed;
    else runs.push({ first: seed, last: seed });
  }
  return runs
    .map(({ first, last }) => {
      if (first === last) return String(first);
      return last === first + 1 ? `${first}, ${last}` : `${first}-${last}`;
    })
    .join(', ');
}

function placesOf(text: string): readonly Place[] {
  // Spaces part entries too, but not around the hyphen of a range.
  return [...text.matchAll(/\d+[ \t]*[-–][ \t]*\d+(?![^\s,;])|[^\s,;]+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}

function readRange(text: string): Range | 'not-a-seed' | 'out-of-range' | 'backwards' {
  const match = entryPattern.exec(text);
  if (!match) return 'not-a-seed';
  const first = Number(match[1]);
  const last = match[2] === undefined ? first : Number(match[2]);
  if (first < smallestSeed || first > largestSeed || last > largestSeed) return 'out-of-range';
  return last < first ? 'backwards' : { first, last };
}

/** At most `limit` seeds of a range can be known already, so a wide one ends soon. */
function addRange(
  seeds: Set<number>,
  { first, last }: Range,
  limit: number,
): 'duplicate' | 'too-many' | null {
  let isDuplicate = false;
  for (let seed = first; seed <= last; seed += 1) {
    if (seeds.has(seed)) {
      isDuplicate = true;
      continue;
    }
    if (seeds.size === limit) return 'too-many';
    seeds.add(seed);
  }
  return isDuplicate ? 'duplicate' : null;
}
