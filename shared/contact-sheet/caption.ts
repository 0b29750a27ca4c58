/**
 * Texts with tokens on a contact sheet. Under a frame: those of the naming template, but with the words as they are, for
 * nothing here has to be a file's name; `{seq:3}` fills up with zeros, `{prompt:40}` keeps so many graphemes. In header
 * and footer: the sheet's own. What is no token stays as it was typed, and is so seen to be none.
 */
import { firstGraphemes } from '../export/graphemes.ts';
import type { NameFacts } from '../export/template.ts';
import { plainText } from './plain-text.ts';

/** The facts of one frame are those that name its file. */
export type CaptionFacts = NameFacts;

/** The facts of a page. */
export interface PageFacts {
  readonly title: string;
  /** Pages from 1, and how many. */
  readonly page: number;
  readonly pages: number;
  readonly frames: number;
  readonly date: string;
}

type Values<Facts> = Readonly<Record<string, (facts: Facts) => string | number>>;

const captionTokens = {
  date: ({ date }) => date,
  time: ({ time }) => time,
  batch: ({ batch }) => batch,
  row: ({ row }) => row,
  col: ({ column }) => column,
  seq: ({ seq }) => seq,
  seed: ({ seed }) => seed ?? '–',
  model: ({ model }) => model,
  w: ({ width }) => width,
  h: ({ height }) => height,
  rating: ({ rating }) => '★'.repeat(rating),
  label: ({ label }) => label ?? '',
  prompt: ({ prompt }) => prompt,
  id: ({ id }) => id,
} satisfies Values<CaptionFacts>;

const pageTokens = {
  title: ({ title }) => title,
  page: ({ page }) => page,
  pages: ({ pages }) => pages,
  frames: ({ frames }) => frames,
  date: ({ date }) => date,
} satisfies Values<PageFacts>;

export const captionTokenNames = Object.keys(captionTokens);

const token = /\{([a-z]+)(?::(\d{1,3}))?\}/g;

/** One paragraph for each line of the template; those of which nothing is left are left out. */
export function captionOf(template: string, facts: CaptionFacts): readonly string[] {
  return template
    .split('\n')
    .map((line) => filled(line, captionTokens, facts))
    .filter((line) => line !== '');
}

export function pageTextOf(template: string, facts: PageFacts): string {
  return filled(template, pageTokens, facts);
}

function filled<Facts>(template: string, values: Values<Facts>, facts: Facts): string {
  const text = template.replace(token, (whole, name: string, argument: string | undefined) => {
    const value = Object.hasOwn(values, name) ? values[name]?.(facts) : undefined;
    if (value === undefined) return whole;
    const size = argument === undefined ? null : Number(argument);
    if (typeof value === 'number') return String(value).padStart(size ?? 0, '0');
    const plain = plainText(value);
    return size === null ? plain : firstGraphemes(plain, size);
  });
  return plainText(text);
}
