/** Words of the search field and the filter bar. */
import type { FilterFaultReason } from '../../../shared/frame/filter/parse-filter.ts';
import { count, whole } from '../numbers.ts';

const faults: Readonly<Record<FilterFaultReason, (token: string) => string>> = {
  'value-missing': (token) => `${token} waits for a value.`,
  'not-number': (token) => `${token}: not a number.`,
  'out-of-range': (token) => `${token}: no such number. Ratings go from 0 to 5, seeds to 2,147,483,647.`,
  'not-date': (token) => `${token}: not a date. Write 2026, 2026-10 or 2026-10-05.`,
  'not-choice': (token) => `${token}: no such choice.`,
  'not-shape': (token) => `${token}: not a shape. Write size:1024x1536 or aspect:16:9.`,
};

export const search = {
  field: 'Search library',
  placeholder: 'Words, rating:>=3, seed:42, before:2026-10…',
  clear: 'Clear search',
  filters: 'Filters',
  completions: 'Completions',
  fault: (reason: FilterFaultReason, token: string) => faults[reason](token),
  /** "212 of 4,310 frames" */
  counted: (n: number, all: number) => `${whole(n)} of ${count(all, 'frame')}`,
  found: (n: number) => (n === 0 ? 'No frames found' : `${count(n, 'frame')} found`),
  nothing: {
    title: 'No frame is like that',
    text: (typed: string) => `Nothing here answers “${typed}”.`,
  },
  bar: {
    region: 'Filters',
    flag: 'Filter by flag',
    rating: 'Filter by rating',
    label: 'Filter by label',
    model: 'Filter by model',
    size: 'Filter by size',
    kind: 'Filter by payment',
    anyModel: 'Any model',
    anySize: 'Any size',
    aspect: 'Filter by aspect ratio',
    anyAspect: 'Any shape',
    date: 'Filter by date',
    anyDate: 'Any time',
    /** `token` as the search field has it, of a choice that the library offers. */
    dateChoice: (token: string, today: string) => {
      if (token === `on:${today}`) return 'Today';
      if (token.startsWith('after:') && !token.includes(' ')) return `From ${token.slice('after:'.length)}`;
      return token.startsWith('on:') ? token.slice('on:'.length) : token;
    },
    anyKind: 'Any origin',
    kinds: { practice: 'Practice', paid: 'Paid', imported: 'Imported' } as Readonly<Record<string, string>>,
    starsAtLeast: (n: number) => (n === 5 ? '5 stars' : `${count(n, 'star')} or more`),
    choice: (name: string, n: number) => `${name}, ${count(n, 'frame')}`,
  },
} as const;
