/**
 * What a parser found, as it found it, and the one place where it becomes values that can be trusted: whatever is not of
 * its kind is left out, nothing is bent until it fits.
 */
import type { MetadataTool, PictureMetadata, PictureRemark } from '../../../shared/metadata/picture.ts';
import {
  longestFieldName,
  longestFieldValue,
  mostOtherFields,
  metadataChoicesSchema,
  pictureMetadataSchema,
} from '../../../shared/metadata/picture.ts';
import { longestPrompt } from '../../../shared/request.ts';
import { largestSeed } from '../../../shared/seed/seed.ts';
import { aspectRatioSchema, sizeSchema } from '../../../shared/size/size.ts';

/** A parser's find: everything in it comes from the file. */
export interface RawMetadata {
  readonly tool: MetadataTool;
  readonly prompt?: unknown;
  /** The prompts are what was sent, to the letter: nothing of them is cleaned. */
  readonly isExact?: boolean;
  readonly negativePrompt?: unknown;
  readonly seed?: unknown;
  readonly width?: unknown;
  readonly height?: unknown;
  readonly aspectRatio?: unknown;
  readonly model?: unknown;
  readonly n?: unknown;
  readonly index?: unknown;
  readonly choices?: Readonly<Record<string, unknown>>;
  readonly others?: readonly (readonly [name: string, value: unknown])[];
}

export interface ValidMetadata {
  readonly metadata: PictureMetadata;
  readonly remarks: readonly PictureRemark[];
}

/** Null when nothing of it is a value. */
export function validated(raw: RawMetadata): ValidMetadata | null {
  const model = cleanText(raw.model);
  const [prompt, negativePrompt] = [raw.prompt, raw.negativePrompt].map(
    raw.isExact === true ? exactText : cleanText,
  );
  const isTooLong = [prompt, negativePrompt].some((text) => (text?.length ?? 0) > longestPrompt);
  const size = `${wholeNumber(raw.width) ?? ''}x${wholeNumber(raw.height) ?? ''}`;
  const metadata: PictureMetadata = {
    tool: raw.tool,
    prompt: upTo(longestPrompt, prompt),
    negativePrompt: upTo(longestPrompt, negativePrompt),
    seed: seedOf(raw.seed),
    size: sizeSchema.safeParse(size).data ?? null,
    aspectRatio: aspectRatioSchema.safeParse(raw.aspectRatio).data ?? null,
    model: upTo(longestFieldValue, model),
    call: callOf(wholeNumber(raw.n), wholeNumber(raw.index)),
    ...(raw.choices && { choices: choicesOf(raw.choices) }),
    others: othersOf(raw.others ?? []),
  };
  const { tool, call, choices, ...found } = pictureMetadataSchema.parse(metadata);
  const isEmpty =
    found.seed.kind === 'none' &&
    found.others.length === 0 &&
    Object.values(found).every((value) => value === null || typeof value === 'object');
  if (isEmpty && !isTooLong) return null;
  return {
    metadata: { tool, call, ...found, ...(choices && { choices }) },
    remarks: isTooLong ? ['prompt-too-long'] : [],
  };
}

/** A text as it can be shown: whole characters, `\n` for line ends, no control characters; null for none. */
function cleanText(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '')
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .trim();
  return text === '' ? null : text;
}

function exactText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Each for itself: one that is not of its kind does not take the others with it. */
function choicesOf(raw: Readonly<Record<string, unknown>>): NonNullable<PictureMetadata['choices']> {
  return metadataChoicesSchema.parse(
    Object.fromEntries(
      Object.entries(metadataChoicesSchema.shape).flatMap(([name, schema]) => {
        const choice = schema.safeParse(raw[name]);
        return choice.success ? [[name, choice.data]] : [];
      }),
    ),
  );
}

function upTo(longest: number, text: string | null | undefined): string | null {
  return text === null || text === undefined || text.length > longest ? null : text;
}

/** A whole number from 0 that is exact, also where it is written as a text. */
function wholeNumber(value: unknown): number | null {
  const number = typeof value === 'string' && /^\s*\d{1,16}\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

function seedOf(value: unknown): PictureMetadata['seed'] {
  const seed = wholeNumber(value);
  if (seed !== null && seed <= largestSeed) return { kind: 'known', seed };
  // Other programs draw from 64 bits. −1 and the like stand for "drawn", which is not to be known any more.
  const text = typeof value === 'number' && Number.isInteger(value) ? BigInt(value).toString() : value;
  return typeof text === 'string' && /^\s*\d{1,40}\s*$/.test(text)
    ? { kind: 'out-of-range', text: text.trim() }
    : { kind: 'none' };
}

function callOf(n: number | null, index: number | null): PictureMetadata['call'] {
  return n !== null && index !== null && n >= 1 && index < n ? { n, index } : null;
}

function othersOf(fields: readonly (readonly [string, unknown])[]): PictureMetadata['others'] {
  return fields
    .slice(0, mostOtherFields * 4)
    .flatMap(([rawName, rawValue]) => {
      const name = cleanText(rawName);
      const value = cleanText(typeof rawValue === 'string' ? rawValue : written(rawValue));
      if (name === null || value === null || name.length > longestFieldName) return [];
      // To be read by a person, who needs no more of it.
      return [
        {
          name,
          value: value.length > longestFieldValue ? `${value.slice(0, longestFieldValue - 1)}…` : value,
        },
      ];
    })
    .slice(0, mostOtherFields);
}

/** Only what is short by nature: a graph or a list of styles would bury the rest. */
function written(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return null;
}
