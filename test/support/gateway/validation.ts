/** Its own reading of gateway.md, apart from the app's: a mistake in the app's table must not repeat itself here. */
import type { PhotographType } from '../photographs.ts';
import type { Answer } from './failures.ts';
import { failure } from './failures.ts';

export interface GenerationCall {
  readonly prompt: string;
  readonly n: number;
  readonly seed: number | undefined;
  readonly width: number;
  readonly height: number;
  /** Undefined: not asked for. */
  readonly type: PhotographType | undefined;
}

/** Pixels for an aspect ratio, as Google's own models answer them, at the size of 1024². */
const aspects: Readonly<Record<string, readonly [number, number]>> = {
  '1:1': [1024, 1024],
  '9:16': [768, 1344],
  '16:9': [1344, 768],
  '4:3': [1184, 864],
  '3:4': [864, 1184],
};

interface Terms {
  readonly sizes: string;
  readonly n: number;
  /** Parameters beyond model, prompt, size and n. */
  readonly takes: string;
  readonly qualities?: string;
}

const small = '1024x1024 1024x1536 1536x1024';
const large = '2048x2048 1024x1024 2048x1536 1536x2048';
const gpt: Terms = {
  sizes: `${small} 2048x2048 4096x4096`,
  n: 4,
  takes: 'quality style output_format output_compression',
  qualities: 'low medium high auto',
};
const terms: Readonly<Record<string, Terms>> = {
  'nano-banana': { sizes: small, n: 2, takes: 'seed aspect_ratio' },
  'nano-banana-pro': { sizes: large, n: 2, takes: 'seed aspect_ratio quality', qualities: 'standard hd' },
  'nano-banana-v2': { sizes: large, n: 2, takes: 'seed aspect_ratio quality', qualities: 'standard hd' },
  'seedream-v4': { sizes: small, n: 4, takes: 'seed negative_prompt' },
  'seedream-v4.5': {
    sizes: '2048x2048 1024x1024 1024x2048 2048x1024',
    n: 4,
    takes: 'seed negative_prompt',
  },
  'seedream-v5lite': { sizes: small, n: 4, takes: 'seed negative_prompt' },
  'gpt-image-2': gpt,
  'gpt-image-2-official': gpt,
};

export const modelIds: readonly string[] = Object.keys(terms);

export function readCall(body: Readonly<Record<string, unknown>>): GenerationCall | Answer {
  const { model, prompt, size, n = 1, seed, aspect_ratio: aspect, ...rest } = body;
  const bad = (param: string): Answer => badParam(param);
  const own = typeof model === 'string' && Object.hasOwn(terms, model) ? terms[model] : undefined;
  if (!own)
    return {
      status: 400,
      body: { error: { type: 'invalid_request_error', code: 'model_not_found', message: 'model' } },
    };
  const taken = new Set(['model', 'prompt', 'size', 'n', ...own.takes.split(' ')]);
  const stranger = Object.keys(body).find((name) => !taken.has(name));
  if (stranger !== undefined) return bad(stranger);
  if (typeof prompt !== 'string' || prompt === '') return bad('prompt');
  if (!Number.isInteger(n) || Number(n) < 1 || Number(n) > own.n) return bad('n');
  if (seed !== undefined && !(Number.isInteger(seed) && Number(seed) >= 0 && Number(seed) < 2 ** 31))
    return bad('seed');
  const wrong = wrongRendering(rest, own);
  if (wrong !== undefined) return bad(wrong);
  if (size !== undefined && aspect !== undefined) return bad('aspect_ratio');
  const common = {
    prompt,
    n: Number(n),
    seed: seed as number | undefined,
    type: rest.output_format as PhotographType | undefined,
  };
  if (typeof aspect === 'string' && Object.hasOwn(aspects, aspect)) {
    const [width, height] = aspects[aspect]!;
    return { ...common, width, height };
  }
  if (aspect !== undefined) return bad('aspect_ratio');
  const sizes = own.sizes.split(' ');
  const offered = size === undefined ? sizes[0]! : sizes.find((one) => one === size);
  if (offered === undefined) return bad('size');
  const [width, height] = offered.split('x').map(Number) as [number, number];
  return { ...common, width, height };
}

/** The first of the rendering parameters that has a value it may not have. */
function wrongRendering(rest: Readonly<Record<string, unknown>>, own: Terms): string | undefined {
  const allowed: Readonly<Record<string, string>> = {
    quality: own.qualities ?? '',
    style: 'natural vivid',
    output_format: 'png webp jpeg',
  };
  const compression = rest.output_compression;
  if (compression !== undefined && !(Number(compression) >= 0 && Number(compression) <= 100))
    return 'output_compression';
  if (rest.negative_prompt !== undefined && typeof rest.negative_prompt !== 'string')
    return 'negative_prompt';
  return Object.entries(allowed).find(
    ([name, values]) => rest[name] !== undefined && !values.split(' ').some((value) => value === rest[name]),
  )?.[0];
}

function badParam(param: string): Answer {
  const plain = failure('400', `Invalid value for '${param}'.`);
  const { error } = plain.body as { readonly error: object };
  return { ...plain, body: { error: { ...error, param } } };
}
