/** Counting and listing picks. Counts are exact up to 2⁵³ − 1; `Infinity` stands for everything above. */

export function plus(a: number, b: number): number {
  return saturated(a + b);
}

export function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : saturated(a * b);
}

function saturated(count: number): number {
  return count > Number.MAX_SAFE_INTEGER ? Infinity : count;
}

/**
 * The texts that `least` to `most` of several options come to, each option coming to `counts[i]` (at least one) by
 * itself. Never works long: it sees at once when the picks alone are beyond counting, and otherwise either the options
 * are few or the picks, or what they leave out, are.
 */
export function countPicks(counts: readonly number[], least: number, most: number): number {
  const all = counts.length;
  const largest = Math.min(most, all);
  const smallest = Math.min(least, largest);
  const widest = Math.min(largest, Math.max(smallest, Math.floor(all / 2)));
  if (choose(all, widest) === Infinity) return Infinity;
  const bySize =
    largest <= all - smallest ? countTaken(counts, largest) : countLeft(counts, all - smallest).toReversed();
  // The sizes listed end at `largest` in the first case, and begin at `smallest` in the second.
  const wanted = largest <= all - smallest ? bySize.slice(smallest) : bySize.slice(0, largest - smallest + 1);
  return wanted.reduce(plus, 0);
}

/** How many ways there are to choose `size` of `all`. */
function choose(all: number, size: number): number {
  let ways = 1;
  for (let i = 1; i <= Math.min(size, all - size) && ways < Infinity; i += 1)
    ways = saturated((ways * (all - i + 1)) / i);
  return ways;
}

/** By the number of options taken, from 0 to `most`. */
function countTaken(counts: readonly number[], most: number): readonly number[] {
  const ways = [1, ...Array.from({ length: most }, () => 0)];
  for (const count of counts)
    for (let taken = most; taken > 0; taken -= 1)
      ways[taken] = plus(ways[taken] ?? 0, times(ways[taken - 1] ?? 0, count));
  return ways;
}

/** By the number of options left out, from 0 to `most`. */
function countLeft(counts: readonly number[], most: number): readonly number[] {
  const ways = [1, ...Array.from({ length: most }, () => 0)];
  for (const count of counts)
    for (let left = most; left >= 0; left -= 1)
      ways[left] = plus(times(ways[left] ?? 0, count), left > 0 ? (ways[left - 1] ?? 0) : 0);
  return ways;
}

interface Picked<Option> {
  readonly picked: readonly Option[];
  /** Which of the texts of this pick. */
  readonly rest: number;
}

/**
 * Finds the pick that a text of some index belongs to: smaller picks first, then in the order of the options. Picks are
 * listed as far as they were asked for and no further.
 */
export function picksOf<Option extends { readonly count: number }>(
  options: readonly Option[],
  least: number,
  most: number,
): (index: number) => Picked<Option> {
  const coming = subsets(options, Math.min(least, options.length), Math.min(most, options.length));
  const listed: { readonly picked: readonly Option[]; readonly from: number }[] = [];
  let counted = 0;
  return (index) => {
    while (counted <= index) {
      const { value, done } = coming.next();
      if (done) break;
      listed.push({ picked: value, from: counted });
      counted = plus(
        counted,
        value.reduce((product, { count }) => times(product, count), 1),
      );
    }
    const pick = listed.findLast(({ from }) => from <= index);
    return { picked: pick?.picked ?? [], rest: index - (pick?.from ?? 0) };
  };
}

function* subsets<Item>(
  items: readonly Item[],
  least: number,
  most: number,
): Generator<readonly Item[], void> {
  for (let size = least; size <= most; size += 1) {
    const chosen = Array.from({ length: size }, (_, i) => i);
    for (;;) {
      yield chosen.map((i) => items[i]).filter((item) => item !== undefined);
      // The last place that can still move on, and everything after it close behind.
      const at = chosen.findLastIndex((i, place) => i < items.length - size + place);
      if (at < 0) break;
      const next = (chosen[at] ?? 0) + 1;
      for (let place = at; place < size; place += 1) chosen[place] = next + place - at;
    }
  }
}
