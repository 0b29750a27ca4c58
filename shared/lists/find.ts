/** Finding a phrase in the lists, by the beginnings and middles of words, whatever their case and accents. */
import type { Lists } from '../prompt/lists.ts';

export interface FoundEntry {
  readonly list: string;
  readonly entry: string;
}

export interface Found {
  /** Lists whose name has all that was typed. */
  readonly lists: readonly string[];
  /** Entries that have it; then those that have it together with their list's name. */
  readonly entries: readonly FoundEntry[];
}

/** Everything when nothing is typed. */
export function findInLists(lists: Lists, query: string): Found {
  const words = folded(query).split(/\s+/u).filter(Boolean);
  const has = (text: string): boolean => words.every((word) => text.includes(word));
  const names: string[] = [];
  const byEntry: FoundEntry[] = [];
  const byList: FoundEntry[] = [];
  for (const [list, entries] of lists) {
    const name = folded(list);
    if (has(name)) names.push(list);
    for (const entry of entries) {
      const text = folded(entry);
      if (has(text)) byEntry.push({ list, entry });
      else if (has(`${name} ${text}`)) byList.push({ list, entry });
    }
  }
  return { lists: names, entries: [...byEntry, ...byList] };
}

function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
