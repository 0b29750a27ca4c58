/** Its own reading of nano-banana.md, apart from the app's: a mistake in the app's table must not repeat itself here. */
import type { Answer } from './failures.ts';
import { failure } from './failures.ts';

export interface GenerationCall {
  readonly prompt: string;
  readonly n: number;
  readonly seed: number | undefined;
  readonly width: number;
  readonly height: number;
}

const sizes = ['1024x1024', '1024x1536', '1536x1024'];
/** Pixels for an aspect ratio, as Google's own model answers them. */
const aspects: Readonly<Record<string, readonly [number, number]>> = {
  '1:1': [1024, 1024],
  '9:16': [768, 1344],
  '16:9': [1344, 768],
  '4:3': [1184, 864],
  '3:4': [864, 1184],
};

export function readCall(body: Readonly<Record<string, unknown>>): GenerationCall | Answer {
  const { model, prompt, size, n = 1, seed, aspect_ratio: aspect, ...rest } = body;
  const bad = (message: string): Answer => failure('400', message);
  if (model !== 'nano-banana')
    return {
      status: 400,
      body: { error: { type: 'invalid_request_error', code: 'model_not_found', message: 'model' } },
    };
  if (typeof prompt !== 'string' || prompt === '') return bad('prompt');
  if (n !== 1 && n !== 2) return bad('n');
  if (seed !== undefined && !(Number.isInteger(seed) && Number(seed) >= 0 && Number(seed) < 2 ** 31))
    return bad('seed');
  if (Object.keys(rest).length > 0) return bad(`unknown ${Object.keys(rest).join(', ')}`);
  if (size !== undefined && aspect !== undefined) return bad('size and aspect_ratio');
  const common = { prompt, n, seed: seed as number | undefined };
  if (typeof aspect === 'string' && Object.hasOwn(aspects, aspect)) {
    const [width, height] = aspects[aspect]!;
    return { ...common, width, height };
  }
  if (aspect !== undefined) return bad('aspect_ratio');
  const offered = size === undefined ? sizes[0]! : sizes.find((one) => one === size);
  if (offered === undefined) return bad('size');
  const [width, height] = offered.split('x').map(Number) as [number, number];
  return { ...common, width, height };
}
