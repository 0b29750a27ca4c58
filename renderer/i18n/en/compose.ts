/** Words of the compose panel. */
import type { RequestProblem } from '../../../shared/request.ts';
import { mostJobs } from '../../../shared/request.ts';
import type { FieldFault, RequestField } from '../../../shared/request-field.ts';
import type { SeedListProblem } from '../../../shared/seed/seed-list.ts';
import { largestSeed } from '../../../shared/seed/seed.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import type { SpendQuestion } from '../../../shared/money/spend.ts';
import { count, dollars, whole } from '../numbers.ts';
import { describePromptProblem } from './prompt.ts';
import type { CostEstimate } from '../../../shared/money/estimate.ts';

export const compose = {
  region: 'Compose',
  prompt: 'Prompt',
  promptPlaceholder: 'Describe the photograph: subject, light, lens, film…',
  promptLength: (n: number) => count(n, 'character'),
  walked: (steps: number, keys: string) =>
    `${count(steps, 'prompt')} back · ${keys} leads to what you were writing`,
  model: 'Model',
  size: 'Size',
  aspect: 'Aspect ratio',
  aspectShort: 'Aspect',
  seeds: 'Seeds',
  seedPlans: { random: 'Random', locked: 'Locked', list: 'List', explore: 'Explore' },
  seedPlanDetails: {
    random: 'a new one each call',
    locked: 'the same one',
    list: 'one call each',
    explore: 'a new one each frame',
  },
  seed: 'Seed',
  seedPlaceholder: 'random',
  lastSeed: 'The seed used last',
  lastSeedShort: 'Last',
  nextSeed: 'Next seed',
  nextSeedTip: 'Next seed: add one and lock it',
  seedListFaulty: 'Put the seed list right.',
  moreFaults: (n: number) => `and ${whole(n)} more`,
  seedInvalid: `A seed is a whole number from 0 to ${whole(largestSeed)}.`,
  lockSeed: 'Lock seed',
  lockSeedTip: 'Lock seed: keep it for the next request',
  newSeed: 'New seed',
  newSeedTip: 'New seed: draw one and lock it',
  seedList: 'Seed list',
  seedListShort: 'List',
  seedListPlaceholder: '7, 12, 100-111',
  frames: 'Frames',
  framesOfEach: (variants: number) => `Of each of ${count(variants, 'variant')}.`,
  framesToExplore: 'One call each: every frame’s seed is known.',
  framesFromList: 'The seed list decides the number.',
  framesFromLock: 'One locked seed makes one call.',
  imagesPerCall: 'Images per call',
  imagesPerCallShort: 'Per call',
  imagesPerCallHint: (n: number, takesSeed: boolean) =>
    !takesSeed
      ? n === 1
        ? 'One image per call.'
        : `${whole(n)} images share a call.`
      : n === 1
        ? 'One image per call: each frame’s seed is known.'
        : `${whole(n)} images share a call: only the first’s seed is known.`,
  modelHint: describeModel,
  modelGone: (id: string) => `There is no model “${id}” here any more.`,
  modelDenied: (model: string) =>
    `Your key may not call ${model}: choose another model, or check the key in Settings.`,
  notInPlan: 'Not in this key’s plan',
  shapeConverted: (wished: string, model: string, used: string) =>
    `${wished} is not offered by ${model}: ${used} instead.`,
  seedsOff: (model: string) => `${model} takes no seed: no image can be asked for twice.`,
  quality: 'Quality',
  style: 'Style',
  outputFormat: 'Output format',
  outputFormatShort: 'Format',
  compression: 'Compression',
  compressionShort: 'Compr.',
  compressionPlaceholder: 'model’s own · 0 to 100',
  compressionInvalid: 'Compression is a whole number from 0 to 100.',
  modelsOwn: 'Default',
  choice: choiceWords,
  negativePrompt: 'Negative prompt',
  negativePromptShort: 'Negative',
  negativePromptPlaceholder: 'What should not be in the picture',
  negativePromptOff: (model: string) => `Not sent: ${model} takes no negative prompt. It is kept.`,
  lackNames: {
    quality: 'quality',
    negativePrompt: 'negative prompt',
    style: 'style',
    outputFormat: 'file format',
  },
  lacks: (model: string, names: readonly string[]) => `${model} takes no ${anyOf(names)}.`,
  spend: {
    title: 'Over your spending limit. Send it all the same?',
    text: describeSpend,
    confirm: 'Send all the same',
  },
  fieldFault: describeFieldFault,
  fieldFaultTitle,
  fieldFaultMeaning: 'Not billed. Change it, then generate again.',
  showField: (field: RequestField) => `Show ${fieldNames[field]}`,
  generate: 'Generate',
  generateFace: generateFace,
  generateDescription: generateDescription,
  reasonsTitle: 'Before it can be sent:',
  problem: describeProblem,
  seedListProblem: describeSeedListProblem,
} as const;

const fieldNames: Readonly<Record<RequestField, string>> = {
  prompt: 'prompt',
  model: 'model',
  size: 'size',
  'aspect-ratio': 'aspect ratio',
  n: 'images per call',
  seed: 'seed',
  quality: 'quality',
  'negative-prompt': 'negative prompt',
  style: 'style',
  'output-format': 'output format',
  'output-compression': 'compression',
};

function fieldFaultTitle({ code, field }: FieldFault): string {
  switch (code) {
    case 'invalid-param':
      return `The gateway did not accept the ${fieldNames[field]}`;
    case 'model-not-found':
      return 'The gateway does not know this model';
    case 'prompt-too-long':
      return 'The prompt is too long for the gateway';
    default:
      return assertNever(code);
  }
}

/** Of a request sent before: what stands in the control by now may be another value. */
function describeFieldFault({ code, field }: FieldFault): string {
  switch (code) {
    case 'invalid-param':
      return `The gateway did not accept the ${fieldNames[field]} that was sent. Change it, then generate again.`;
    case 'model-not-found':
      return 'The gateway does not know the model that was sent. Choose another, then generate again.';
    case 'prompt-too-long':
      return 'The prompt that was sent is too long for the gateway. Shorten it, then generate again.';
    default:
      return assertNever(code);
  }
}

/** "a, b or c". */
function anyOf(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(names).replace(', or ', ' or ');
}

/** "12–18 s · quoted $0.022 an image". */
function describeModel(seconds: readonly [number, number] | null, usdPerImage: number | null): string {
  const time = seconds ? [`${seconds[0]}–${seconds[1]} s`] : [];
  return [...time, usdPerImage === null ? 'no price quoted' : `quoted ${dollars(usdPerImage)} an image`].join(
    ' · ',
  );
}

/** Values as the gateway writes them: its short words in capitals are what they stand for. */
function choiceWords(value: string): string {
  const capitals = ['hd', 'png', 'jpeg'];
  if (value === 'webp') return 'WebP';
  return capitals.includes(value) ? value.toUpperCase() : value.slice(0, 1).toUpperCase() + value.slice(1);
}

/** The figures of a limit that a request would pass. */
function describeSpend({ limit, limitUsd, askedUsd, spentUsd }: SpendQuestion): string {
  const asked =
    askedUsd === null
      ? 'No price is quoted for this model, so your limit cannot hold it'
      : `This request comes to about ${dollars(askedUsd)}`;
  const bound =
    limit === 'batch'
      ? `your limit for one batch is ${dollars(limitUsd)}`
      : `about ${dollars(spentUsd)} is spent or waiting today, and your limit for a day is ${dollars(limitUsd)}`;
  return `${asked}; ${bound}. Nothing has been sent.`;
}

export function costWords(cost: CostEstimate): string {
  switch (cost.kind) {
    case 'free':
      return 'free practice';
    case 'about':
      return `about ${dollars(cost.usd)}`;
    case 'unknown':
      return 'price unknown';
    default:
      return assertNever(cost);
  }
}

/** "Make 12 frames · about $0.22 · 12 calls". */
function generateFace(frames: number, calls: number, cost: CostEstimate): string {
  const parts = [`Make ${count(frames, 'frame')}`, costWords(cost)];
  if (cost.kind !== 'free') parts.push(count(calls, 'call'));
  return parts.join(' · ');
}

function generateDescription(frames: number, calls: number, cost: CostEstimate): string {
  return `Makes ${count(frames, 'frame')} with ${count(calls, 'call')}, ${costWords(cost)}`;
}

function describeProblem(problem: RequestProblem): string {
  switch (problem.reason) {
    case 'unknown-model':
      return 'Choose a model.';
    case 'empty-prompt':
      return 'Write a prompt.';
    case 'prompt-too-long':
      return 'Shorten the prompt.';
    case 'size-not-offered':
      return 'Choose a size this model has.';
    case 'aspect-not-offered':
      return 'Choose an aspect ratio this model has.';
    case 'prompt-language':
      return describePromptProblem(problem.problem);
    case 'too-many-jobs':
      return describeTooManyJobs(problem.variants, problem.calls);
    case 'too-many-images-per-call':
      return 'Ask for fewer images per call.';
    case 'duplicate-seeds':
      return 'Name each seed once.';
    case 'seeds-not-taken':
      return 'This model takes no seed: leave the seeds random.';
    case 'quality-not-offered':
      return 'Choose a quality this model has.';
    case 'negative-prompt-not-taken':
      return 'This model takes no negative prompt: empty it.';
    case 'style-not-offered':
      return 'Choose a style this model has.';
    case 'format-not-offered':
      return 'Choose an output format this model has.';
    case 'compression-not-taken':
      return 'This model takes no compression.';
    case 'compression-of-lossless':
      return 'Compression wants WebP or JPEG as output format.';
    default:
      return assertNever(problem);
  }
}

/** The numbers, and the ways out that there are. */
function describeTooManyJobs(variants: number, calls: number): string {
  if (variants === 1) return `${count(calls, 'call')} are more than one request may make: ${mostJobs}.`;
  const sum = `${count(variants, 'variant')} × ${count(calls, 'call')} are ${whole(variants * calls)}, and ${mostJobs} is the most.`;
  const most = Math.floor(mostJobs / variants);
  return `${sum} Ask for ${count(most, 'call')} of each at most, or for fewer variants.`;
}

function describeSeedListProblem(problem: SeedListProblem): string {
  const what = `“${problem.text}”`;
  switch (problem.reason) {
    case 'empty':
      return 'List at least one seed: 7, 12, 100-111';
    case 'not-a-seed':
      return `${what} is neither a seed nor a range such as 100-111.`;
    case 'out-of-range':
      return `${what}: seeds go from 0 to ${whole(largestSeed)}.`;
    case 'backwards':
      return `${what} runs backwards: the smaller seed comes first.`;
    case 'duplicate':
      return `${what} names a seed that is listed already.`;
    case 'too-many':
      return `At ${what} the list passes ${count(problem.limit, 'seed')}, the most for one request.`;
    default:
      return assertNever(problem);
  }
}
