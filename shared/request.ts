/** A request: what the user asked, before any call. Its rules are here so that renderer and main agree on them. */
import { z } from 'zod';
import { findModel } from './models/table.ts';
import type { ModelTable } from './models/table.ts';
import { outputFormatSchema } from './models/model.ts';
import type { Model } from './models/model.ts';
import { seedPlanSchema } from './seed/seed.ts';
import { shapeSchema } from './size/size.ts';
import type { Result } from './result.ts';
import { failure, success } from './result.ts';
import type { ErrorInfo } from './errors.ts';

/** Most frames one request may ask for: a sheet that still fits a screen (lifted when variants arrive). */
export const mostFrames = 24;
/** Longest prompt in UTF-16 units. The vendor names no limit and answers 413; tasks end at 1 MiB of body. */
export const longestPrompt = 100_000;

export const requestSchema = z.strictObject({
  model: z.string().min(1),
  /** As typed. What is sent is the variant made from it. */
  prompt: z.string().min(1).max(longestPrompt),
  shape: shapeSchema,
  seeds: seedPlanSchema,
  /** Frames wanted in all. With a list of seeds, each seed brings `imagesPerCall` and this is their product. */
  frames: z.number().int().min(1),
  /** `n` of the call. For comparing seeds it is 1: of n images in one call only the first's seed is known. */
  imagesPerCall: z.number().int().min(1),
  // Absent, here and below: nothing is sent, and the model's own default holds.
  quality: z.string().min(1).max(100).exactOptional(),
  negativePrompt: z.string().min(1).max(longestPrompt).exactOptional(),
  style: z.string().min(1).max(100).exactOptional(),
  outputFormat: outputFormatSchema.exactOptional(),
  /** 0 to 100, as the vendor counts it. */
  outputCompression: z.number().int().min(0).max(100).exactOptional(),
});
export type Request = z.infer<typeof requestSchema>;

/** How a model is asked to render, where it has a say in it. */
export type Rendering = Pick<
  Request,
  'quality' | 'negativePrompt' | 'style' | 'outputFormat' | 'outputCompression'
>;

/** One column of a batch: the call that will be made for one seed. */
export interface PlannedCall {
  readonly seedIndex: number;
  /** Images this call asks for; the last call of a request may ask for fewer. */
  readonly n: number;
}

/** The calls a request comes to, in order. Their `n` add up to the frames asked for. */
export function planCalls(
  request: Pick<Request, 'seeds' | 'frames' | 'imagesPerCall'>,
): readonly PlannedCall[] {
  const { seeds, imagesPerCall } = request;
  switch (seeds.kind) {
    case 'locked':
      return [{ seedIndex: 0, n: Math.min(request.frames, imagesPerCall) }];
    case 'list':
      return seeds.seeds.map((_, seedIndex) => ({ seedIndex, n: imagesPerCall }));
    case 'random': {
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
export interface RequestProblem {
  readonly control: RequestControl;
  readonly reason:
    | 'unknown-model'
    | 'empty-prompt'
    | 'prompt-too-long'
    | 'size-not-offered'
    | 'aspect-not-offered'
    | 'too-many-frames'
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

/** `models`: the table in force, which main and the window must share. */
export function problemsOf(request: Request, models: ModelTable): readonly RequestProblem[] {
  const model = findModel(models, request.model);
  if (!model) return [{ control: 'Model', reason: 'unknown-model' }];
  const problems: RequestProblem[] = [];
  if (request.prompt.trim() === '') problems.push({ control: 'Prompt', reason: 'empty-prompt' });
  if (request.prompt.length > longestPrompt) problems.push({ control: 'Prompt', reason: 'prompt-too-long' });
  problems.push(...shapeProblems(request, model));
  if (request.imagesPerCall > model.maxImagesPerCall)
    problems.push({ control: 'Images per call', reason: 'too-many-images-per-call' });
  problems.push(...seedProblems(request, model));
  if (countFrames(planCalls(request)) > mostFrames)
    problems.push({
      control: request.seeds.kind === 'list' ? 'Seed list' : 'Frames',
      reason: 'too-many-frames',
    });
  problems.push(...renderingProblems(request, model));
  return problems;
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
function losesDetail(outputFormat: Request['outputFormat']): boolean {
  return outputFormat === 'jpeg' || outputFormat === 'webp';
}

/** Parses a request from outside and applies the rules; the error names the first control at fault. */
export function parseRequest(input: unknown, models: ModelTable): Result<Request> {
  const parsed = requestSchema.safeParse(input);
  if (!parsed.success)
    return failure<ErrorInfo>({ code: 'invalid-input', message: z.prettifyError(parsed.error) });
  const [problem] = problemsOf(parsed.data, models);
  if (problem)
    return failure<ErrorInfo>({
      code: 'invalid-input',
      message: `${problem.control}: ${problem.reason}`,
      data: { control: problem.control, reason: problem.reason },
    });
  return success(parsed.data);
}
