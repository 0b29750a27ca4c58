/** The body of a generation call, checked against the capability table, as the pictures it orders. */
import type { Model } from '../../shared/models/model.ts';
import { builtInModels, findModel } from '../../shared/models/table.ts';
import { longestPrompt } from '../../shared/request.ts';
import { largestSeed, smallestSeed } from '../../shared/seed/seed.ts';
import { dimensionsOf } from '../../shared/size/size.ts';
import { refuse } from './answer.ts';
import { isBlocked } from './blocked-words.ts';
import type { PictureOrder } from './picture-order.ts';
import { seedOfPosition } from './picture-order.ts';
import { pixelsOfAspect } from './pixel-size.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

const knownParams: ReadonlySet<string> = new Set([
  'model',
  'prompt',
  'size',
  'aspect_ratio',
  'n',
  'seed',
  'response_format',
]);

/**
 * The pictures a call orders, one for each of its n. A call without a seed gets one from `drawSeed`.
 * Throws a Refusal for what the vendor refuses: 400, 413, 451.
 */
export function ordersOf(body: JsonObject, drawSeed: () => number): readonly PictureOrder[] {
  const model = modelOf(body);
  const prompt = promptOf(body);
  for (const name of Object.keys(body)) {
    if (!knownParams.has(name)) throw refuse.invalidParam(`${model.id} takes no ${JSON.stringify(name)}.`);
  }
  const { width, height } = pixelsOf(body, model);
  const n = wholeNumber(body, 'n', 1, model.maxImagesPerCall) ?? 1;
  if (body.seed !== undefined && !model.takesSeed) throw refuse.invalidParam(`${model.id} takes no "seed".`);
  const seed = wholeNumber(body, 'seed', smallestSeed, largestSeed) ?? drawSeed();
  if (body.response_format !== undefined && body.response_format !== 'url')
    throw refuse.invalidParam(`${model.id} answers with "url" only.`);
  if (isBlocked(prompt)) throw refuse.unsafePrompt();
  return Array.from({ length: n }, (_, position) => ({
    model: model.id,
    prompt,
    seed: seedOfPosition(seed, position),
    width,
    height,
  }));
}

function modelOf(body: JsonObject): Model {
  const id = body.model;
  if (typeof id !== 'string' || id === '') throw refuse.invalidParam('"model" must be a string.');
  const model = findModel(builtInModels, id);
  if (!model) throw refuse.modelNotFound(id);
  return model;
}

function promptOf(body: JsonObject): string {
  const prompt = body.prompt;
  if (typeof prompt !== 'string' || prompt.trim() === '')
    throw refuse.invalidParam('"prompt" must be a string with something in it.');
  if (prompt.length > longestPrompt) throw refuse.promptTooLong(longestPrompt);
  return prompt;
}

function pixelsOf(body: JsonObject, model: Model): { width: number; height: number } {
  const { size, aspect_ratio: aspectRatio } = body;
  if (size !== undefined && aspectRatio !== undefined)
    throw refuse.invalidParam('Send "size" or "aspect_ratio", never both.');
  if (aspectRatio !== undefined) {
    const offered = model.aspectRatios.find((ratio) => ratio === aspectRatio);
    if (offered === undefined) throw notOffered('aspect_ratio', model.aspectRatios);
    return pixelsOfAspect(offered, model);
  }
  const offered = size === undefined ? model.sizes[0] : model.sizes.find((one) => one === size);
  if (offered === undefined) throw notOffered('size', model.sizes);
  return dimensionsOf(offered);
}

function notOffered(name: string, offered: readonly string[]): Error {
  return refuse.invalidParam(`"${name}" must be one of ${offered.join(', ')}.`);
}

function wholeNumber(body: JsonObject, name: string, least: number, most: number): number | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    throw refuse.invalidParam(`"${name}" must be a whole number from ${least} to ${most}.`);
  return value;
}
