/** From a prompt to its variants: the concrete prompts that are sent, in a fixed order, counted before any is written. */
import type { Lists } from './lists.ts';
import { parsePrompt } from './parse.ts';
import type { SyntaxProblem } from './parse.ts';
import { spreadPrompt } from './spread.ts';
import type { ListProblem, Spread } from './spread.ts';
import type { Place } from './tokens.ts';

export type PromptProblem =
  | SyntaxProblem
  | ListProblem
  /** More combinations than may be sent; `count` is `Infinity` from 2⁵³ on. */
  | (Place & { readonly reason: 'too-many-variants'; readonly count: number; readonly limit: number })
  /** Of the variant at `row`: nothing is left of it, or it is longer than `limit` UTF-16 units. */
  | (Place & { readonly reason: 'empty-variant'; readonly row: number })
  | (Place & { readonly reason: 'variant-too-long'; readonly limit: number });

export interface Expansion {
  /** Combinations, before equal ones are taken for one; `Infinity` from 2⁵³ on. */
  readonly count: number;
  /**
   * Every combination written, each text once: the same words with the same seeds would be paid for twice. The first
   * group varies slowest. Of more combinations than may be sent, the first few; of monstrous ones, none.
   */
  readonly variants: readonly string[];
  /** None: the variants are all there are, and each can be sent. */
  readonly problems: readonly PromptProblem[];
}

export interface ExpansionLimits {
  readonly variants: number;
  /** UTF-16 units of a variant. */
  readonly length: number;
}

/** What is shown of combinations that are too many to be sent. */
const sample = 12;

export function expandPrompt(text: string, lists: Lists, limits: ExpansionLimits): Expansion {
  const template = parsePrompt(text);
  const { spread, problems } = spreadPrompt(template.content, lists);
  const whole = { start: 0, end: text.length };
  const found: PromptProblem[] = [...template.problems, ...problems].toSorted((a, b) => a.start - b.start);
  if (spread.count > limits.variants)
    found.push({ reason: 'too-many-variants', count: spread.count, limit: limits.variants, ...whole });
  // Spaces and what a list adds that is left out again may take some; a list that doubles itself sixteen times may not.
  if (spread.weight > 8 * limits.length)
    return {
      count: spread.count,
      variants: [],
      problems: [...found, { reason: 'variant-too-long', limit: limits.length, ...whole }],
    };
  const variants = writeVariants(spread, spread.count > limits.variants ? sample : spread.count);
  const emptyRow = variants.indexOf('');
  if (emptyRow >= 0 && text.trim() !== '') found.push({ reason: 'empty-variant', row: emptyRow, ...whole });
  if (variants.some(({ length }) => length > limits.length))
    found.push({ reason: 'variant-too-long', limit: limits.length, ...whole });
  return { count: spread.count, variants, problems: found };
}

function writeVariants(spread: Spread, count: number): readonly string[] {
  const variants = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const parts: string[] = [];
    spread.write(index, parts);
    variants.add(tidied(parts.join('')));
  }
  return [...variants];
}

/**
 * Spaces that alternatives and comments leave behind: one between words, none before a comma or at the ends of lines,
 * one empty line at most between paragraphs. Punctuation is the writer's.
 */
export function tidied(text: string): string {
  return text
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ ?(\r\n?|\n) ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(' ,', ',')
    .trim();
}
