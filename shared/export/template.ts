/**
 * The naming template: `{date} {seed}/{seq:3} {prompt:40|slug}`. Parsed once, with problems that say where they are so that
 * they can be underlined; then filled in for each frame. `/` makes a folder. `{{` and `}}` are braces.
 */
import type { Label, Rating } from '../frame/marks.ts';
import { fileStem, folderName, nameText } from './file-name.ts';
import { firstGraphemes } from './graphemes.ts';

export const longestTemplate = 500;
/** Folders one inside the other. */
const deepest = 8;

/** What a name is made of. Times are those of the photographer's clock. */
export interface NameFacts {
  readonly id: string;
  /** `2026-11-22` and `140533`. */
  readonly date: string;
  readonly time: string;
  /** What the frame's batch is called (batch-name.ts). */
  readonly batch: string;
  /** Place on the sheet, from 1. */
  readonly row: number;
  readonly column: number;
  /** Place in the export, from 1. */
  readonly seq: number;
  readonly seed: number | null;
  readonly model: string;
  readonly width: number;
  readonly height: number;
  readonly rating: Rating;
  readonly label: Label | null;
  readonly prompt: string;
}

/** `number`: `:3` fills up with zeros to so many digits. `text`: `:40` keeps so many graphemes. */
type TokenKind = 'number' | 'text' | 'fixed';
const tokens = {
  date: { kind: 'fixed', value: (facts) => facts.date },
  time: { kind: 'fixed', value: (facts) => facts.time },
  batch: { kind: 'text', value: (facts) => facts.batch },
  row: { kind: 'number', value: (facts) => facts.row },
  col: { kind: 'number', value: (facts) => facts.column },
  seq: { kind: 'number', value: (facts) => facts.seq },
  seed: { kind: 'number', value: (facts) => facts.seed ?? '' },
  model: { kind: 'text', value: (facts) => facts.model },
  w: { kind: 'number', value: (facts) => facts.width },
  h: { kind: 'number', value: (facts) => facts.height },
  rating: { kind: 'number', value: (facts) => facts.rating },
  label: { kind: 'text', value: (facts) => facts.label ?? '' },
  prompt: { kind: 'text', value: (facts) => facts.prompt },
  id: { kind: 'fixed', value: (facts) => facts.id },
} as const satisfies Readonly<
  Record<string, { readonly kind: TokenKind; readonly value: (facts: NameFacts) => string | number }>
>;
export type TokenName = keyof typeof tokens;
export const tokenNames = Object.keys(tokens) as readonly TokenName[];

const filters = {
  lower: (text: string) => text.toLowerCase(),
  upper: (text: string) => text.toUpperCase(),
  title: (text: string) => text.replace(/(?<![\p{L}\p{M}\p{N}'’])\p{Ll}/gu, (letter) => letter.toUpperCase()),
  slug,
} as const;
export type FilterName = keyof typeof filters;
export const filterNames = Object.keys(filters) as readonly FilterName[];

/** Digits that a number is filled up to, and graphemes that a text is cut to. */
const mostDigits = 12;
const mostGraphemes = 200;
/** Of a text without a number of its own. */
const usualGraphemes = 60;

type Part =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'token';
      readonly token: TokenName;
      readonly argument: number | null;
      readonly filters: readonly FilterName[];
    };

/** Parts of each name on the way: folders first, the file's own last. */
export interface Template {
  readonly segments: readonly (readonly Part[])[];
}

export interface TemplateProblem {
  readonly reason:
    | 'empty'
    | 'too-long'
    | 'unclosed'
    | 'stray-brace'
    | 'unknown-token'
    | 'unknown-filter'
    | 'bad-number'
    | 'takes-no-number'
    | 'illegal-sign'
    | 'absolute'
    | 'leaves-destination'
    | 'empty-segment'
    | 'too-deep';
  /** UTF-16 units: from, and up to without. */
  readonly from: number;
  readonly to: number;
}

export type TemplateReading =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] };

export function parseTemplate(text: string): TemplateReading {
  if (text.trim() === '') return { ok: false, problems: [{ reason: 'empty', from: 0, to: text.length }] };
  if (text.length > longestTemplate)
    return { ok: false, problems: [{ reason: 'too-long', from: longestTemplate, to: text.length }] };
  const problems: TemplateProblem[] = [];
  const segments: Part[][] = [[]];
  const starts = [0];
  const problem = (reason: TemplateProblem['reason'], from: number, to: number): void => {
    problems.push({ reason, from, to });
  };
  const add = (part: Part): void => {
    segments.at(-1)?.push(part);
  };

  for (let at = 0; at < text.length;) {
    const sign = text[at] ?? '';
    const isDoubled = text[at + 1] === sign;
    if (sign === '{' && !isDoubled) {
      const end = text.indexOf('}', at);
      if (end < 0) {
        problem('unclosed', at, text.length);
        break;
      }
      const read = parseToken(text.slice(at + 1, end), at + 1);
      if ('part' in read) add(read.part);
      else problems.push(...read.problems);
      at = end + 1;
    } else if (sign === '}' && !isDoubled) {
      problem('stray-brace', at, at + 1);
      at += 1;
    } else if (sign === '/') {
      segments.push([]);
      starts.push(at + 1);
      at += 1;
    } else {
      // eslint-disable-next-line no-control-regex
      if (/[<>:"\\|?*\u0000-\u001f]/.test(sign)) problem('illegal-sign', at, at + 1);
      add({ kind: 'literal', text: sign });
      at += sign === '{' || sign === '}' ? 2 : 1;
    }
  }
  problems.push(...wayProblems(text, starts));
  return problems.length > 0
    ? { ok: false, problems: problems.toSorted((a, b) => a.from - b.from) }
    : { ok: true, template: { segments } };
}

export interface FilledName {
  /** Legal names of the folders on the way; those of which nothing was left are left out. */
  readonly folders: readonly string[];
  /** The file's name without extension, with room for one and for a number; `` when nothing of it was left. */
  readonly stem: string;
}

/** `extension`: without its dot. */
export function fillTemplate(template: Template, facts: NameFacts, extension: string): FilledName {
  const texts = template.segments.map((parts) => parts.map((part) => partText(part, facts)).join(''));
  return {
    folders: texts
      .slice(0, -1)
      .map(folderName)
      .filter((name) => name !== ''),
    stem: fileStem(texts.at(-1) ?? '', extension),
  };
}

function partText(part: Part, facts: NameFacts): string {
  if (part.kind === 'literal') return part.text;
  const { kind, value } = tokens[part.token];
  const raw = value(facts);
  // Cleaned before it is cut: of 40 graphemes none is to be lost to what no name may hold.
  const text =
    kind === 'number'
      ? padded(raw, part.argument ?? 0)
      : firstGraphemes(
          nameText(String(raw)).trim(),
          kind === 'text' ? (part.argument ?? usualGraphemes) : 999,
        );
  return part.filters.reduce((filtered, name) => filters[name](filtered), text.trim());
}

function padded(value: string | number, digits: number): string {
  return value === '' ? '' : String(value).padStart(digits, '0');
}

/** `Crème brûlée, 50 mm` becomes `creme-brulee-50-mm`; letters of other scripts stay. */
function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(?<=[a-zA-Z])\p{Mn}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

function parseToken(
  inside: string,
  start: number,
): { readonly part: Part } | { readonly problems: readonly TemplateProblem[] } {
  const [head = '', ...filterTexts] = inside.split('|');
  const [name = '', argumentText, ...rest] = head.split(':');
  const problems: TemplateProblem[] = [];
  const token = name.trim().toLowerCase();
  if (!isToken(token))
    return { problems: [{ reason: 'unknown-token', from: start, to: start + name.length }] };

  let argument: number | null = null;
  if (argumentText !== undefined) {
    const { kind } = tokens[token];
    const range = { from: start + name.length + 1, to: start + head.length };
    const most = kind === 'number' ? mostDigits : mostGraphemes;
    argument = /^\s*\d{1,4}\s*$/.test(argumentText) && rest.length === 0 ? Number(argumentText) : null;
    if (kind === 'fixed') problems.push({ reason: 'takes-no-number', ...range });
    else if (argument === null || argument < 1 || argument > most)
      problems.push({ reason: 'bad-number', ...range });
  }

  const named: FilterName[] = [];
  let at = start + head.length + 1;
  for (const filterText of filterTexts) {
    const filter = filterText.trim().toLowerCase();
    if (isFilter(filter)) named.push(filter);
    else problems.push({ reason: 'unknown-filter', from: at, to: at + filterText.length });
    at += filterText.length + 1;
  }
  return problems.length > 0 ? { problems } : { part: { kind: 'token', token, argument, filters: named } };
}

/** What is wrong with the folders named: none may lead out of the destination. */
function wayProblems(text: string, starts: readonly number[]): readonly TemplateProblem[] {
  const pieces = starts.map((from, at) => {
    const to = (starts[at + 1] ?? text.length + 1) - 1;
    return { from, to, text: text.slice(from, to).trim() };
  });
  if (text.trimStart().startsWith('/')) return [{ reason: 'absolute', from: 0, to: text.indexOf('/') + 1 }];
  const problems = pieces.flatMap(({ from, to, text: piece }): TemplateProblem[] => {
    if (/^\.+$/.test(piece)) return [{ reason: 'leaves-destination', from, to }];
    // The sign before it is there: the first piece was looked at above.
    return piece === '' ? [{ reason: 'empty-segment', from: from - 1, to }] : [];
  });
  const tooDeep = starts[deepest + 1];
  return tooDeep === undefined
    ? problems
    : [...problems, { reason: 'too-deep', from: tooDeep - 1, to: text.length }];
}

function isToken(name: string): name is TokenName {
  return Object.hasOwn(tokens, name);
}

function isFilter(name: string): name is FilterName {
  return Object.hasOwn(filters, name);
}
