/**
 * AUTOMATIC1111's convention ("infotext"; modules/infotext_utils.py), which Forge, SD.Next, Civitai and many more follow:
 * the prompt's lines, lines that begin with `Negative prompt:`, and a last line of `Key: value` pairs, values in
 * JSON's quotes where they hold a comma, colon or line end. In PNG's `parameters`, else in EXIF's UserComment.
 */
import { parseJson } from './json.ts';
import type { PictureTexts } from './texts.ts';
import type { RawMetadata } from './raw.ts';

const negativeMark = 'Negative prompt:';
/** The program itself takes a last line with fewer pairs for a part of the prompt. */
const fewestPairs = 3;
const mostPairs = 200;
const longestKey = 60;

export function parseA1111({ chunks, exif }: PictureTexts): RawMetadata | null {
  const text = chunks.get('parameters') ?? exif.get('UserComment');
  return text === undefined ? null : parseInfotext(text);
}

export function parseInfotext(text: string): RawMetadata | null {
  const lines = text.trim().split(/\r\n?|\n/);
  const last = lines.length - 1;
  // Some programs put lines of their own below the pairs, which still begin with the steps.
  const steps = lines.findLastIndex((line) => /^\s*Steps: \d/.test(line));
  const at = steps >= 0 ? steps : last;
  const pairs = pairsOf(lines[at] ?? '');
  const hasPairs = pairs.size >= fewestPairs;
  const words = hasPairs ? lines.slice(0, at) : lines;
  const negative = words.findIndex((line) => line.trimStart().startsWith(negativeMark));
  if (!hasPairs && negative < 0) return null;
  const [prompt, negativePrompt] =
    negative < 0
      ? [words, []]
      : [
          words.slice(0, negative),
          [(words[negative] ?? '').trimStart().slice(negativeMark.length), ...words.slice(negative + 1)],
        ];
  const taken = hasPairs ? pairs : new Map<string, string>();
  const [width, height] = (taken.get('Size') ?? '').split('x');
  return {
    tool: 'a1111',
    prompt: joined(prompt),
    negativePrompt: joined(negativePrompt),
    seed: taken.get('Seed'),
    width,
    height,
    model: taken.get('Model'),
    others: [...taken].filter(([key]) => key !== 'Seed' && key !== 'Size' && key !== 'Model'),
  };
}

function joined(lines: readonly string[]): string {
  return lines.map((line) => line.trim()).join('\n');
}

/** Walks from colon to comma, quotes as one: each sign is passed a fixed number of times, whatever the line. */
function pairsOf(line: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  let at = 0;
  while (at < line.length && pairs.size < mostPairs) {
    const colon = line.indexOf(':', at);
    if (colon < 0) break;
    const key = line.slice(Math.max(at, line.lastIndexOf(',', colon) + 1), colon).trim();
    const start = colon + 1 + (line[colon + 1] === ' ' ? 1 : 0);
    const end = valueEnd(line, start);
    const value = line.slice(start, end).trim();
    if (key.length <= longestKey && /^\w[\w \-/]*$/.test(key) && !pairs.has(key))
      pairs.set(key, unquoted(value));
    at = end + 1;
  }
  return pairs;
}

/** Where the comma stands that ends a value, or the line does. */
function valueEnd(line: string, start: number): number {
  let from = start;
  if (line[start] === '"') {
    let at = start + 1;
    while (at < line.length && line[at] !== '"') at += line[at] === '\\' ? 2 : 1;
    if (at < line.length) from = at + 1;
  }
  const comma = line.indexOf(',', from);
  return comma < 0 ? line.length : comma;
}

function unquoted(value: string): string {
  if (!value.startsWith('"') || !value.endsWith('"')) return value;
  const text = parseJson(value);
  return typeof text === 'string' ? text : value;
}
