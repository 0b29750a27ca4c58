/** The body of a generation call, checked against the capability table, as the pictures it orders. */
import type { Model } from '../../shared/models/model.ts';
import { findModel } from '../../shared/models/table.ts';
import type { ModelTable } from '../../shared/models/table.ts';
import { longestPrompt } from '../../shared/request.ts';
import { largestSeed, smallestSeed } from '../../shared/seed/seed.ts';
import { dimensionsOf } from '../../shared/size/size.ts';
import { refuse } from './answer.ts';
import { isBlocked } from './blocked-words.ts';
import type { PictureOrder } from './picture-order.ts';
import { seedOfPosition } from './picture-order.ts';
import { pixelsOfAspect } from './pixel-size.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Parameters of every model; the others are checked by `checkRendering`. */
const commonParams = ['model', 'prompt', 'size', 'aspect_ratio', 'n', 'seed', 'response_format'] as const;

/**
 * The pictures a call orders, one for each of its n. A call without a seed gets one from `drawSeed`. Quality, style, file type
 * and negative prompt are checked as the vendor would and change nothing: every picture is drawn alike, as a PNG.
 * Throws a Refusal for what the vendor refuses: 400, 413, 451.
 */
export function ordersOf(
  body: JsonObject,
  models: ModelTable,
  drawSeed: () => number,
): readonly PictureOrder[] {
  const model = modelOf(body, models);
  const prompt = promptOf(body);
  checkRendering(body, model);
  const { width, height } = pixelsOf(body, model);
  const n = wholeNumber(body, 'n', 1, model.maxImagesPerCall) ?? 1;
  if (body.seed !== undefined && !model.takesSeed) throw notTaken(model, 'seed');
  const seed = wholeNumber(body, 'seed', smallestSeed, largestSeed) ?? drawSeed();
  if (body.response_format !== undefined && body.response_format !== 'url')
    throw refuse.invalidParam(`${model.id} answers with "url" only.`, 'response_format');
  if (isBlocked(prompt)) throw refuse.unsafePrompt();
  return Array.from({ length: n }, (_, position) => ({
    model: model.id,
    prompt,
    seed: seedOfPosition(seed, position),
    width,
    height,
  }));
}

function modelOf(body: JsonObject, models: ModelTable): Model {
  const id = body.model;
  if (typeof id !== 'string' || id === '') throw refuse.invalidParam('"model" must be a string.', 'model');
  const model = findModel(models, id);
  if (!model) throw refuse.modelNotFound(id);
  return model;
}

function promptOf(body: JsonObject): string {
  const prompt = body.prompt;
  if (typeof prompt !== 'string' || prompt.trim() === '')
    throw refuse.invalidParam('"prompt" must be a string with something in it.', 'prompt');
  if (prompt.length > longestPrompt) throw refuse.promptTooLong(longestPrompt);
  return prompt;
}

/** Throws for a parameter the model lacks, and for a value that a parameter has not. */
function checkRendering(body: JsonObject, model: Model): void {
  const choices = { quality: model.quality, style: model.style, output_format: model.outputFormat };
  const taken = new Set<string>([
    ...commonParams,
    ...Object.entries(choices).flatMap(([name, choice]) => (choice ? [name] : [])),
    ...(model.takesNegativePrompt ? ['negative_prompt'] : []),
    ...(model.takesOutputCompression ? ['output_compression'] : []),
  ]);
  for (const name of Object.keys(body)) if (!taken.has(name)) throw notTaken(model, name);
  for (const [name, choice] of Object.entries(choices)) {
    const value = body[name];
    if (value !== undefined && !choice?.values.some((each) => each === value))
      throw notOffered(name, choice?.values ?? []);
  }
  if (body.negative_prompt !== undefined && typeof body.negative_prompt !== 'string')
    throw refuse.invalidParam('"negative_prompt" must be a string.', 'negative_prompt');
  const compression = wholeNumber(body, 'output_compression', 0, 100);
  if (compression !== undefined && body.output_format === 'png')
    throw refuse.invalidParam('"output_compression" is for webp and jpeg.', 'output_compression');
}

function pixelsOf(body: JsonObject, model: Model): { width: number; height: number } {
  const { size, aspect_ratio: aspectRatio } = body;
  if (size !== undefined && aspectRatio !== undefined)
    throw refuse.invalidParam('Send "size" or "aspect_ratio", never both.', 'aspect_ratio');
  if (aspectRatio !== undefined) {
    if (model.aspectRatios.length === 0) throw notTaken(model, 'aspect_ratio');
    const offered = model.aspectRatios.find((ratio) => ratio === aspectRatio);
    if (offered === undefined) throw notOffered('aspect_ratio', model.aspectRatios);
    return pixelsOfAspect(offered, model);
  }
  const offered = size === undefined ? model.sizes[0] : model.sizes.find((one) => one === size);
  if (offered === undefined) throw notOffered('size', model.sizes);
  return dimensionsOf(offered);
}

function notTaken(model: Model, name: string): Error {
  return refuse.invalidParam(`${model.id} takes no ${JSON.stringify(name)}.`, name);
}

function notOffered(name: string, offered: readonly string[]): Error {
  return refuse.invalidParam(`"${name}" must be one of ${offered.join(', ')}.`, name);
}

function wholeNumber(body: JsonObject, name: string, least: number, most: number): number | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    throw refuse.invalidParam(`"${name}" must be a whole number from ${least} to ${most}.`, name);
  return value;
}
