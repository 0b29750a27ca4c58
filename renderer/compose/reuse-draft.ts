/** The draft that an earlier request was. Pure. */
import type { Request } from '../../shared/request.ts';
import { writeSeedList } from '../../shared/seed/seed-list.ts';
import type { Draft } from './draft.ts';

/** What no control holds stays; a model or shape that is not offered any more is said at its control. */
export function reusedDraft(draft: Draft, request: Request): Draft {
  const { model, prompt, shape, frames, imagesPerCall } = request;
  return { ...draft, model, prompt, shape, frames, imagesPerCall, ...seedsOf(request.seeds) };
}

function seedsOf(seeds: Request['seeds']): Partial<Draft> {
  switch (seeds.kind) {
    case 'random':
    case 'explore':
      return { seedPlan: seeds.kind };
    case 'locked':
      return { seedPlan: 'locked', seedText: String(seeds.seed) };
    case 'list':
      return { seedPlan: 'list', listText: writeSeedList(seeds.seeds) };
  }
}
