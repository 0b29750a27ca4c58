/**
 * A prompt with its lists filled in, as something that can be counted, and any one of its combinations written,
 * without writing the others. Nodes are shared (a list is read once), so this stays as small as what was typed.
 */
import type { Lists } from './lists.ts';
import { parsePrompt } from './parse.ts';
import type { PromptNode, Sequence } from './parse.ts';
import type { Pick, Place } from './tokens.ts';
import { countPicks, picksOf, plus, times } from './combinations.ts';

export type ListProblem = Place & {
  readonly list: string;
} & (
    | { readonly reason: 'list-missing' | 'list-empty' | 'list-in-itself' | 'lists-too-deep' }
    /** The entry that cannot be read, as it stands in the list. */
    | { readonly reason: 'list-faulty'; readonly entry: string }
  );

/** Anything that comes to `count` texts, in a fixed order. `Infinity` stands for more than 2⁵³ − 1. */
export interface Spread {
  readonly count: number;
  /** Signs and steps that writing the longest of them takes: never less than its length. */
  readonly weight: number;
  /** Adds the text of that index, from 0, to `out`. */
  readonly write: (index: number, out: string[]) => void;
}

/** Lists within lists: deeper than anyone means it. */
const deepestList = 16;

export interface SpreadPrompt {
  readonly spread: Spread;
  readonly problems: readonly ListProblem[];
}

/** A list at fault counts as the words that name it. */
export function spreadPrompt(content: Sequence, lists: Lists): SpreadPrompt {
  const problems: ListProblem[] = [];
  const reader = createListReader(lists);
  const spread = spreadSequence(content, (name, place) => {
    const list = reader(name, []);
    if ('spread' in list) return list.spread;
    problems.push({ ...list, ...place, list: list.list });
    return textSpread(`__${name}__`);
  });
  return { spread, problems };
}

type ListFault = ListProblem extends infer One ? (One extends Place ? Omit<One, keyof Place> : never) : never;
type ListReading = ListFault | { readonly spread: Spread };

/** Reads each list once. The fault of a list within a list is the outer one's too. */
function createListReader(lists: Lists) {
  const known = new Map<string, ListReading>();

  function read(name: string, within: readonly string[]): ListReading {
    const entries = lists.get(name);
    if (!entries) return { reason: 'list-missing', list: name };
    if (within.includes(name)) return { reason: 'list-in-itself', list: name };
    if (within.length === deepestList) return { reason: 'lists-too-deep', list: name };
    const reading = known.get(name) ?? readEntries(name, entries, [...within, name]);
    known.set(name, reading);
    return reading;
  }

  function readEntries(name: string, entries: readonly string[], within: readonly string[]): ListReading {
    if (entries.length === 0) return { reason: 'list-empty', list: name };
    const faults: ListFault[] = [];
    const options = entries.map((entry) => {
      const { content, problems } = parsePrompt(entry);
      if (problems.length > 0) faults.push({ reason: 'list-faulty', list: name, entry });
      return spreadSequence(content, (inner) => {
        const reading = read(inner, within);
        if ('spread' in reading) return reading.spread;
        faults.push(reading);
        return nothing;
      });
    });
    const [fault] = faults;
    return fault ?? { spread: oneOf(options) };
  }

  return read;
}

type ListSource = (name: string, place: Place) => Spread;

function spreadSequence(content: Sequence, list: ListSource): Spread {
  return inTurn(content.map((node) => spreadNode(node, list)));
}

function spreadNode(node: PromptNode, list: ListSource): Spread {
  switch (node.kind) {
    case 'text':
      return textSpread(node.text);
    case 'comment':
      return nothing;
    case 'list':
      return list(node.name, { start: node.start, end: node.end });
    case 'braces': {
      const inside = node.options.map((option) => spreadSequence(option, list));
      return inTurn([textSpread('{'), ...inside, ...(node.isClosed ? [textSpread('}')] : [])]);
    }
    case 'choice': {
      const options = node.options.map((option) => spreadSequence(option, list));
      return node.pick ? someOf(options, node.pick) : oneOf(options);
    }
  }
}

const nothing = textSpread('');

function textSpread(text: string): Spread {
  return { count: 1, weight: text.length + 1, write: (_, out) => void out.push(text) };
}

/** All parts after each other; the first varies slowest, so that rows read like a book's index. */
function inTurn(parts: readonly Spread[]): Spread {
  const count = parts.reduce((product, part) => times(product, part.count), 1);
  const weight = parts.reduce((sum, part) => plus(sum, part.weight), 1);
  return {
    count,
    weight,
    write(index, out) {
      const indexes: number[] = [];
      let rest = index;
      for (const part of parts.toReversed()) {
        // An index is always small; below a part of countless texts there is nothing left of it.
        indexes.push(rest % part.count);
        rest = Math.floor(rest / part.count);
      }
      parts.forEach((part, i) => part.write(indexes[parts.length - 1 - i] ?? 0, out));
    },
  };
}

function oneOf(options: readonly Spread[]): Spread {
  return {
    count: options.reduce((sum, { count }) => plus(sum, count), 0),
    weight: options.reduce((most, { weight }) => Math.max(most, weight), 0) + 1,
    write(index, out) {
      let rest = index;
      for (const option of options) {
        if (rest < option.count) {
          option.write(rest, out);
          return;
        }
        rest -= option.count;
      }
    },
  };
}

/** Several of the options: fewer before more, each size in the order written. A pick too large takes all. */
function someOf(options: readonly Spread[], { least, most, joiner }: Pick): Spread {
  const counts = options.map(({ count }) => count);
  const picks = picksOf(options, least, most);
  return {
    count: countPicks(counts, least, most),
    weight: options.reduce((sum, { weight }) => plus(sum, plus(weight, joiner.length)), 1),
    write(index, out) {
      const { picked, rest } = picks(index);
      const texts: string[] = [];
      let below = rest;
      for (const option of picked.toReversed()) {
        const words: string[] = [];
        option.write(below % option.count, words);
        below = Math.floor(below / option.count);
        texts.push(words.join('').trim());
      }
      out.push(
        texts
          .toReversed()
          .filter((text) => text !== '')
          .join(joiner),
      );
    },
  };
}
