/** The draft: what the compose panel holds between two requests, and the request it amounts to. Pure. */
import { z } from 'zod';
import { builtInModels, defaultModelId, findModel } from '../../shared/models/table.ts';
import type { ModelTable } from '../../shared/models/table.ts';
import type { Model } from '../../shared/models/model.ts';
import type { Request, RequestProblem } from '../../shared/request.ts';
import { countFrames, mostFrames, planCalls, problemsOf } from '../../shared/request.ts';
import type { SeedListProblem } from '../../shared/seed/seed-list.ts';
import { parseSeedList } from '../../shared/seed/seed-list.ts';
import { seedSchema } from '../../shared/seed/seed.ts';
import { shapeSchema } from '../../shared/size/size.ts';

export const draftSchema = z.object({
  version: z.literal(1),
  model: z.string(),
  prompt: z.string(),
  shape: shapeSchema,
  seedPlan: z.enum(['random', 'locked', 'list']),
  /** As typed: kept while another plan is in force. */
  seedText: z.string(),
  listText: z.string(),
  frames: z.number().int().min(1).max(mostFrames),
  imagesPerCall: z.number().int().min(1),
});
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
  | { readonly kind: 'seed' }
  | { readonly kind: 'seed-list'; readonly problem: SeedListProblem };

export interface Plan {
  readonly model: Model | undefined;
  /** Null when the draft does not amount to one, even with faults: its seeds are unreadable. */
  readonly request: Request | null;
  readonly problems: readonly DraftProblem[];
  readonly frames: number;
  readonly calls: number;
}

export function planOf(draft: Draft, models: ModelTable): Plan {
  const model = findModel(models, draft.model);
  const seeds = seedsOf(draft);
  if (!seeds.ok) {
    const others = problemsOf(requestOf(draft, { kind: 'random' }), models).filter(
      ({ control }) => control !== 'Frames',
    );
    return {
      model,
      request: null,
      problems: [...others.map(asDraftProblem), ...seeds.problems],
      frames: 0,
      calls: 0,
    };
  }
  const request = requestOf(draft, seeds.plan);
  const calls = planCalls(request);
  return {
    model,
    request,
    problems: problemsOf(request, models).map(asDraftProblem),
    frames: countFrames(calls),
    calls: calls.length,
  };
}

/** What one locked seed can make: one call's images. */
export function framesOfLock(draft: Pick<Draft, 'frames' | 'imagesPerCall'>): number {
  return Math.min(draft.frames, draft.imagesPerCall);
}

/** Most seeds a list may hold, so that their frames stay within a request's limit. */
export function mostSeeds(draft: Pick<Draft, 'imagesPerCall'>): number {
  return Math.floor(mostFrames / draft.imagesPerCall);
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
      return { ok: true, plan: { kind: 'random' } };
    case 'locked': {
      const seed = parseSeed(draft.seedText);
      if (seed === null) return { ok: false, problems: [{ kind: 'seed' }] };
      return { ok: true, plan: { kind: 'locked', seed } };
    }
    case 'list': {
      const list = parseSeedList(draft.listText, mostSeeds(draft));
      if (list.ok) return { ok: true, plan: { kind: 'list', seeds: [...list.seeds] } };
      return {
        ok: false,
        problems: list.problems.map((problem) => ({ kind: 'seed-list', problem }) as const),
      };
    }
  }
}

function requestOf(draft: Draft, seeds: Request['seeds']): Request {
  const frames =
    seeds.kind === 'list'
      ? seeds.seeds.length * draft.imagesPerCall
      : seeds.kind === 'locked'
        ? framesOfLock(draft)
        : draft.frames;
  return {
    model: draft.model,
    prompt: draft.prompt,
    shape: draft.shape,
    seeds,
    frames,
    imagesPerCall: draft.imagesPerCall,
  };
}
