/** The draft: what the compose panel holds between two requests, and the request it amounts to. Pure. */
import { z } from 'zod';
import { builtInModels, defaultModelId, findModel } from '../../shared/models/table.ts';
import type { ModelTable } from '../../shared/models/table.ts';
import { outputFormatSchema } from '../../shared/models/model.ts';
import type { Model } from '../../shared/models/model.ts';
import type { Expansion } from '../../shared/prompt/expand.ts';
import type { Rendering, Request, RequestProblem } from '../../shared/request.ts';
import { countFrames, madeFromSchema, mostJobs, planCalls, problemsOf } from '../../shared/request.ts';
import type { SeedListProblem } from '../../shared/seed/seed-list.ts';
import { parseSeedList } from '../../shared/seed/seed-list.ts';
import { seedSchema } from '../../shared/seed/seed.ts';
import { shapeSchema } from '../../shared/size/size.ts';
import { fittedTo, renderingOf } from './fit-model.ts';

const choicesSchema = z.object({
  quality: z.string().exactOptional(),
  style: z.string().exactOptional(),
  outputFormat: outputFormatSchema.exactOptional(),
  /** As typed. */
  compressionText: z.string().exactOptional(),
});
/** What was chosen of one model's own; what is absent is the model's default. */
export type ModelChoices = Readonly<z.infer<typeof choicesSchema>>;

export const draftSchema = z.object({
  version: z.literal(1),
  model: z.string(),
  prompt: z.string(),
  shape: shapeSchema,
  seedPlan: z.enum(['random', 'locked', 'list', 'explore']),
  /** As typed: kept while another plan is in force. */
  seedText: z.string(),
  listText: z.string(),
  frames: z.number().int().min(1).max(mostJobs),
  imagesPerCall: z.number().int().min(1),
  negativePrompt: z.string().default(''),
  /** By model id: each model finds its own again. */
  choices: z.record(z.string(), choicesSchema).readonly().default({}),
  /** Where the prompt was taken up; null once it was emptied. */
  madeFrom: madeFromSchema.nullable().default(null),
});
/** What is wished for, whatever the model: fit-model.ts sees it with a model's eyes. */
export type Draft = Readonly<z.infer<typeof draftSchema>>;

export const emptyDraft: Draft = {
  version: 1,
  model: defaultModelId,
  prompt: '',
  shape: { kind: 'size', size: findModel(builtInModels, defaultModelId)?.sizes[0] ?? '1024x1024' },
  seedPlan: 'random',
  seedText: '',
  listText: '',
  frames: 4,
  imagesPerCall: 1,
  negativePrompt: '',
  choices: {},
  madeFrom: null,
};

/** The seed a text spells, or null. */
export function parseSeed(text: string): number | null {
  const trimmed = text.trim();
  const parsed = seedSchema.safeParse(/^\d+$/.test(trimmed) ? Number(trimmed) : null);
  return parsed.success ? parsed.data : null;
}

/** What keeps a draft from becoming a request, beyond the request's own rules. */
export type DraftProblem =
  | { readonly kind: 'request'; readonly problem: RequestProblem }
  /** The key may not call it. `model`: its name. */
  | { readonly kind: 'model-denied'; readonly model: string }
  | { readonly kind: 'seed' }
  | { readonly kind: 'compression' }
  | { readonly kind: 'seed-list'; readonly problem: SeedListProblem };

export interface Plan {
  readonly model: Model | undefined;
  /** The draft as the model can be asked for it. */
  readonly fitted: Draft;
  /** Null when the draft does not amount to one, even with faults: its seeds are unreadable. */
  readonly request: Request | null;
  readonly problems: readonly DraftProblem[];
  /** 0 while the prompt cannot be sent. */
  readonly variants: number;
  /** Of each variant. */
  readonly framesEach: number;
  /** In all. */
  readonly frames: number;
  readonly calls: number;
}

/** `expansion` is that of the draft's prompt; `denied`, ids of the models that the key is known not to call. */
export function planOf(
  wished: Draft,
  expansion: Expansion,
  models: ModelTable,
  denied: readonly string[] = [],
): Plan {
  const plan = planWith(wished, expansion, models);
  const { model } = plan;
  if (!model || !denied.includes(model.id)) return plan;
  return { ...plan, problems: [{ kind: 'model-denied', model: model.name }, ...plan.problems] };
}

function planWith(wished: Draft, expansion: Expansion, models: ModelTable): Plan {
  const variants = expansion.problems.length > 0 ? 0 : expansion.variants.length;
  const model = findModel(models, wished.model);
  const draft = fittedTo(model, wished);
  const seeds = seedsOf(draft);
  if (!seeds.ok) {
    const others = problemsOf(requestOf(draft, { kind: 'random' }, {}), expansion, models).filter(
      ({ reason }) => reason !== 'too-many-jobs',
    );
    return {
      model,
      fitted: draft,
      request: null,
      problems: [...others.map(asDraftProblem), ...seeds.problems],
      variants,
      framesEach: 0,
      frames: 0,
      calls: 0,
    };
  }
  const rendering = model ? renderingOf(model, draft) : {};
  const request = requestOf(draft, seeds.plan, rendering ?? {});
  const calls = planCalls(request);
  const problems = problemsOf(request, expansion, models).map(asDraftProblem);
  return {
    model,
    fitted: draft,
    request: rendering && request,
    problems: rendering ? problems : [...problems, { kind: 'compression' }],
    variants,
    framesEach: countFrames(calls),
    frames: variants * countFrames(calls),
    calls: variants * calls.length,
  };
}

/** What one locked seed can make: one call's images. */
export function framesOfLock(draft: Pick<Draft, 'frames' | 'imagesPerCall'>): number {
  return Math.min(draft.frames, draft.imagesPerCall);
}

function asDraftProblem(problem: RequestProblem): DraftProblem {
  return { kind: 'request', problem };
}

type Seeds =
  | { readonly ok: true; readonly plan: Request['seeds'] }
  | { readonly ok: false; readonly problems: readonly DraftProblem[] };

function seedsOf(draft: Draft): Seeds {
  switch (draft.seedPlan) {
    case 'random':
    case 'explore':
      return { ok: true, plan: { kind: draft.seedPlan } };
    case 'locked': {
      const seed = parseSeed(draft.seedText);
      if (seed === null) return { ok: false, problems: [{ kind: 'seed' }] };
      return { ok: true, plan: { kind: 'locked', seed } };
    }
    case 'list': {
      const list = parseSeedList(draft.listText, mostJobs);
      if (list.ok) return { ok: true, plan: { kind: 'list', seeds: [...list.seeds] } };
      return {
        ok: false,
        problems: list.problems.map((problem) => ({ kind: 'seed-list', problem }) as const),
      };
    }
  }
}

function requestOf(draft: Draft, seeds: Request['seeds'], rendering: Rendering): Request {
  // To explore is to see what each seed does: of two images in one call only the first's is known.
  const imagesPerCall = seeds.kind === 'explore' ? 1 : draft.imagesPerCall;
  return {
    model: draft.model,
    prompt: draft.prompt,
    shape: draft.shape,
    seeds,
    frames: framesOf(draft, seeds),
    imagesPerCall,
    ...rendering,
    ...(draft.madeFrom && { madeFrom: draft.madeFrom }),
  };
}

/** Of each variant. */
function framesOf(draft: Draft, seeds: Request['seeds']): number {
  switch (seeds.kind) {
    case 'list':
      return seeds.seeds.length * draft.imagesPerCall;
    case 'locked':
      return framesOfLock(draft);
    case 'random':
    case 'explore':
      return draft.frames;
  }
}
