/** A request: what the user asked, before any call. Its rules are here so that renderer and main agree on them. */
import { z } from 'zod';
import { batchIdSchema, frameIdSchema } from './ids.ts';
import { findModel } from './models/table.ts';
import type { ModelTable } from './models/table.ts';
import { outputFormatSchema } from './models/model.ts';
import type { Model } from './models/model.ts';
import { expandPrompt } from './prompt/expand.ts';
import type { Expansion, PromptProblem } from './prompt/expand.ts';
import type { Lists } from './prompt/lists.ts';
import { seedPlanSchema } from './seed/seed.ts';
import { shapeSchema } from './size/size.ts';
import type { Result } from './result.ts';
import { failure, success } from './result.ts';
import type { ErrorInfo } from './errors.ts';

/** Most calls of one request, over all its variants: the cap on what one press of a key can cost. */
export const mostJobs = 200;
/** Frames are counted call by call: far more than may be sent, and still counted in no time. */
const mostFramesCounted = 100_000;
/** Longest prompt in UTF-16 units. The vendor names no limit and answers 413; tasks end at 1 MiB of body. */
export const longestPrompt = 100_000;

/** Where a request's prompt was taken up: from an earlier request, or from one of its frames. */
export const madeFromSchema = z.strictObject({
  batch: batchIdSchema,
  frame: frameIdSchema.exactOptional(),
});
export type MadeFrom = z.infer<typeof madeFromSchema>;

export const requestSchema = z.strictObject({
  model: z.string().min(1),
  /** As typed. What is sent are the variants made from it (shared/prompt). */
  prompt: z.string().min(1).max(longestPrompt),
  shape: shapeSchema,
  seeds: seedPlanSchema,
  /** Frames wanted of each variant. With a list of seeds, each seed brings `imagesPerCall` and this is their product. */
  frames: z.number().int().min(1).max(mostFramesCounted),
  /** `n` of the call. For comparing seeds it is 1: of n images in one call only the first's seed is known. */
  imagesPerCall: z.number().int().min(1),
  // Absent, here and below: nothing is sent, and the model's own default holds.
  quality: z.string().min(1).max(100).exactOptional(),
  negativePrompt: z.string().min(1).max(longestPrompt).exactOptional(),
  style: z.string().min(1).max(100).exactOptional(),
  outputFormat: outputFormatSchema.exactOptional(),
  /** 0 to 100, as the vendor counts it. */
  outputCompression: z.number().int().min(0).max(100).exactOptional(),
  /** Absent: it was written from nothing. */
  madeFrom: madeFromSchema.exactOptional(),
  /** It asks for `madeFrom`'s frame once more, to check its seed (shared/seed/seed-check.ts). */
  check: z.literal(true).exactOptional(),
});
export type Request = z.infer<typeof requestSchema>;

/** How a model is asked to render, where it has a say in it. */
export type Rendering = Pick<
  Request,
  'quality' | 'negativePrompt' | 'style' | 'outputFormat' | 'outputCompression'
>;

/** A request with what its prompt comes to: the texts that are sent, one for each row of the sheet. */
export interface ExpandedRequest {
  readonly request: Request;
  readonly variants: readonly [string, ...string[]];
}

/** One column of a batch: the call that will be made of each variant for one seed. */
export interface PlannedCall {
  readonly seedIndex: number;
  /** Images this call asks for; the last call of a request may ask for fewer. */
  readonly n: number;
}

/** The calls of each variant, in order. Their `n` add up to the frames asked for. */
export function planCalls(
  request: Pick<Request, 'seeds' | 'frames' | 'imagesPerCall'>,
): readonly PlannedCall[] {
  const { seeds, imagesPerCall } = request;
  switch (seeds.kind) {
    case 'locked':
      return [{ seedIndex: 0, n: Math.min(request.frames, imagesPerCall) }];
    case 'list':
      return seeds.seeds.map((_, seedIndex) => ({ seedIndex, n: imagesPerCall }));
    case 'random':
    case 'explore': {
      const calls = Math.ceil(request.frames / imagesPerCall);
      return Array.from({ length: calls }, (_, seedIndex) => ({
        seedIndex,
        n: Math.min(imagesPerCall, request.frames - seedIndex * imagesPerCall),
      }));
    }
  }
}

export function countFrames(calls: readonly PlannedCall[]): number {
  return calls.reduce((sum, call) => sum + call.n, 0);
}

/** The variants a prompt comes to, by the rules of a request. */
export function expandRequest(prompt: string, lists: Lists): Expansion {
  return expandPrompt(prompt, lists, { variants: mostJobs, length: longestPrompt });
}

/** The controls of the compose panel, by their accessible names. */
type RequestControl =
  | 'Model'
  | 'Prompt'
  | 'Negative prompt'
  | 'Size'
  | 'Aspect ratio'
  | 'Seeds'
  | 'Seed list'
  | 'Frames'
  | 'Images per call'
  | 'Quality'
  | 'Style'
  | 'Output format'
  | 'Compression';

/** What keeps a request from being sent, each naming its control, so that it can be said in its place. */
export type RequestProblem =
  | {
      readonly control: RequestControl;
      readonly reason:
        | 'unknown-model'
        | 'empty-prompt'
        | 'prompt-too-long'
        | 'size-not-offered'
        | 'aspect-not-offered'
        | 'too-many-images-per-call'
        | 'duplicate-seeds'
        | 'seeds-not-taken'
        | 'quality-not-offered'
        | 'negative-prompt-not-taken'
        | 'style-not-offered'
        | 'format-not-offered'
        | 'compression-not-taken'
        | 'compression-of-lossless';
    }
  | { readonly control: 'Prompt'; readonly reason: 'prompt-language'; readonly problem: PromptProblem }
  | {
      readonly control: 'Prompt' | 'Seed list' | 'Frames';
      readonly reason: 'too-many-jobs';
      readonly variants: number;
      /** Calls of each variant. */
      readonly calls: number;
    };

/**
 * `expansion` is that of the request's prompt. `models`: the table in force, which main and the window must share.
 */
export function problemsOf(
  request: Request,
  expansion: Expansion,
  models: ModelTable,
): readonly RequestProblem[] {
  const model = findModel(models, request.model);
  if (!model) return [{ control: 'Model', reason: 'unknown-model' }];
  const problems: RequestProblem[] = promptProblems(request, expansion);
  problems.push(...shapeProblems(request, model));
  if (request.imagesPerCall > model.maxImagesPerCall)
    problems.push({ control: 'Images per call', reason: 'too-many-images-per-call' });
  problems.push(...seedProblems(request, model));
  problems.push(...countProblems(request, expansion));
  problems.push(...renderingProblems(request, model));
  return problems;
}

function promptProblems(request: Request, expansion: Expansion): RequestProblem[] {
  const { prompt } = request;
  if (prompt.trim() === '') return [{ control: 'Prompt', reason: 'empty-prompt' }];
  if (prompt.length > longestPrompt) return [{ control: 'Prompt', reason: 'prompt-too-long' }];
  return expansion.problems.map((problem) => ({ control: 'Prompt', reason: 'prompt-language', problem }));
}

/** A prompt of too many variants by itself is a problem of its own. */
function countProblems(request: Request, { count, variants }: Expansion): RequestProblem[] {
  const calls = planCalls(request).length;
  if (count > mostJobs || variants.length * calls <= mostJobs) return [];
  const tooManyOfOne = calls > mostJobs;
  const seedControl = request.seeds.kind === 'list' ? 'Seed list' : 'Frames';
  return [
    {
      control: tooManyOfOne ? seedControl : 'Prompt',
      reason: 'too-many-jobs',
      variants: variants.length,
      calls,
    },
  ];
}

function shapeProblems(request: Request, model: Model): RequestProblem[] {
  const { shape } = request;
  if (shape.kind === 'size')
    return model.sizes.includes(shape.size) ? [] : [{ control: 'Size', reason: 'size-not-offered' }];
  return model.aspectRatios.includes(shape.aspectRatio)
    ? []
    : [{ control: 'Aspect ratio', reason: 'aspect-not-offered' }];
}

function seedProblems({ seeds }: Request, model: Model): RequestProblem[] {
  if (!model.takesSeed)
    return seeds.kind === 'random' ? [] : [{ control: 'Seeds', reason: 'seeds-not-taken' }];
  return seeds.kind === 'list' && new Set(seeds.seeds).size < seeds.seeds.length
    ? [{ control: 'Seed list', reason: 'duplicate-seeds' }]
    : [];
}

function renderingProblems(request: Request, model: Model): RequestProblem[] {
  const { quality, negativePrompt, style, outputFormat, outputCompression } = request;
  const problems: RequestProblem[] = [];
  if (quality !== undefined && !model.quality?.values.includes(quality))
    problems.push({ control: 'Quality', reason: 'quality-not-offered' });
  if (negativePrompt !== undefined && !model.takesNegativePrompt)
    problems.push({ control: 'Negative prompt', reason: 'negative-prompt-not-taken' });
  if (style !== undefined && !model.style?.values.includes(style))
    problems.push({ control: 'Style', reason: 'style-not-offered' });
  if (outputFormat !== undefined && !model.outputFormat?.values.includes(outputFormat))
    problems.push({ control: 'Output format', reason: 'format-not-offered' });
  if (outputCompression !== undefined && !model.takesOutputCompression)
    problems.push({ control: 'Compression', reason: 'compression-not-taken' });
  else if (outputCompression !== undefined && !losesDetail(outputFormat))
    problems.push({ control: 'Compression', reason: 'compression-of-lossless' });
  return problems;
}

/** Whether a compression means anything: PNG keeps every pixel as it is, and the model's own choice is not known. */
export function losesDetail(outputFormat: Request['outputFormat']): boolean {
  return outputFormat === 'jpeg' || outputFormat === 'webp';
}

/** What a request is read with: the same in main and in the window, or they would disagree. */
export interface RequestSources {
  readonly models: ModelTable;
  readonly lists: Lists;
}

/** Parses a request from outside, expands it and applies the rules; the error names the first control at fault. */
export function parseRequest(input: unknown, { models, lists }: RequestSources): Result<ExpandedRequest> {
  const parsed = requestSchema.safeParse(input);
  if (!parsed.success)
    return failure<ErrorInfo>({ code: 'invalid-input', message: z.prettifyError(parsed.error) });
  const expansion = expandRequest(parsed.data.prompt, lists);
  const [problem] = problemsOf(parsed.data, expansion, models);
  const [first, ...others] = expansion.variants;
  if (!problem && first !== undefined) return success({ request: parsed.data, variants: [first, ...others] });
  const control = problem?.control ?? 'Prompt';
  const reason = problem?.reason === 'prompt-language' ? problem.problem.reason : (problem?.reason ?? '');
  return failure<ErrorInfo>({
    code: 'invalid-input',
    message: `${control}: ${reason}`,
    data: { control, reason },
  });
}
