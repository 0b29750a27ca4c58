/**
 * Cuts what is typed into tokens: `word`, `"some words"`, `field:value`, `field:"some words"`, each with a `-` before it or
 * not. Within quotes `\"` and `\\` stand for themselves. A quote that is still open reaches to the end: it is being typed.
 */
import { filterFields } from './filter.ts';
import type { FilterField } from './filter.ts';

/** UTF-16 units of what was typed; `to` is not part of it. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

export interface FilterToken {
  readonly range: TextRange;
  readonly isNegated: boolean;
  /** Null: words to be found. */
  readonly field: FilterField | null;
  /** Unquoted. */
  readonly value: string;
}

const tokenPattern = new RegExp(
  String.raw`(-?)(?:(${filterFields.join('|')}):)?(?:"((?:[^"\\]|\\[\s\S]|\\$)*)(?:"|$)|(\S*))`,
  'iuy',
);
const needsQuotes = new RegExp(String.raw`^$|[\s"\\]|^-|^(?:${filterFields.join('|')}):`, 'iu');

export function filterTokens(typed: string): FilterToken[] {
  const tokens: FilterToken[] = [];
  let from = 0;
  while (from < typed.length) {
    if (/\s/u.test(typed.charAt(from))) {
      from += 1;
      continue;
    }
    tokenPattern.lastIndex = from;
    const [whole = '', minus, field, quoted, bare = ''] = tokenPattern.exec(typed) ?? [];
    const range = { from, to: from + Math.max(1, whole.length) };
    const value = quoted === undefined ? bare : quoted.replace(/\\([\s\S])/gu, '$1');
    tokens.push({
      range,
      isNegated: minus === '-',
      field: filterFields.find((known) => known === field?.toLowerCase()) ?? null,
      value,
    });
    from = range.to;
  }
  return tokens;
}

/** A value such that it is read as one token again. */
export function quotedValue(value: string): string {
  return needsQuotes.test(value) ? `"${value.replace(/["\\]/gu, String.raw`\$&`)}"` : value;
}
