/** The draft after a recall, and what of the picture it could not take over. Pure. */
import type { Model } from '../../shared/models/model.ts';
import { findModel } from '../../shared/models/table.ts';
import type { ModelTable } from '../../shared/models/table.ts';
import { escapePrompt } from '../../shared/prompt/tokens.ts';
import type { RecallChoice, RecallNote, RecallSource } from '../../shared/recall/recall.ts';
import { nearestShape } from '../../shared/size/nearest.ts';
import { shapeText } from '../../shared/size/size.ts';
import type { Draft } from './draft.ts';
import { choicesOf } from './reuse-draft.ts';

export interface Recalled {
  readonly draft: Draft;
  readonly notes: readonly RecallNote[];
}

/** What a choice asks for and the picture does not tell stays as it is in the draft. */
export function recalledDraft(
  draft: Draft,
  source: RecallSource,
  choice: RecallChoice,
  models: ModelTable,
): Recalled {
  switch (choice) {
    case 'seed':
      return withSeed({ draft, notes: [] }, source);
    case 'prompt':
      return withPrompt({ draft, notes: [] }, source);
    case 'remix': {
      const so = withModel(withPrompt({ draft, notes: [] }, source), source, models);
      const model = findModel(models, so.draft.model);
      return withCall(withShape(withRendering(so, source), source, model), source, model);
    }
    case 'everything': {
      const remixed = recalledDraft(draft, source, 'remix', models);
      const { imagesPerCall } = remixed.draft;
      // One picture is wanted again: its one call, whole.
      return withSeed(changed(remixed, { frames: imagesPerCall }), source);
    }
  }
}

function changed({ draft, notes }: Recalled, change: Partial<Draft>, ...more: RecallNote[]): Recalled {
  return { draft: { ...draft, ...change }, notes: [...notes, ...more] };
}

/** What was sent is taken word for word, also where it holds signs of the prompt language. */
function withPrompt(so: Recalled, { prompt, from }: RecallSource): Recalled {
  return prompt === null
    ? changed(so, {}, { kind: 'no-prompt' })
    : changed(so, { prompt: escapePrompt(prompt), madeFrom: from ?? null });
}

function withModel(so: Recalled, { model }: RecallSource, models: ModelTable): Recalled {
  if (model === null) return so;
  if (findModel(models, model)) return changed(so, { model });
  const kept = findModel(models, so.draft.model)?.name ?? so.draft.model;
  return changed(so, {}, { kind: 'model-unknown', model, kept });
}

/** Choices are the model's own: of one that is unknown here they mean nothing. */
function withRendering(so: Recalled, { model, negativePrompt, choices }: RecallSource): Recalled {
  const { draft } = so;
  const isOurs = choices !== undefined && model === draft.model;
  return changed(so, {
    ...(negativePrompt !== undefined && { negativePrompt: negativePrompt ?? '' }),
    ...(isOurs && { choices: { ...draft.choices, [draft.model]: choicesOf(choices) } }),
  });
}

function withShape(so: Recalled, { shape }: RecallSource, model: Model | undefined): Recalled {
  if (!model) return shape === null ? so : changed(so, { shape });
  const asked = shape ?? so.draft.shape;
  const used = nearestShape(asked, model);
  return shapeText(used) === shapeText(asked)
    ? changed(so, { shape: used })
    : changed(so, { shape: used }, { kind: 'shape-not-offered', asked, used });
}

function withCall(so: Recalled, { call }: RecallSource, model: Model | undefined): Recalled {
  const asked = call?.n ?? 1;
  const most = model?.maxImagesPerCall ?? asked;
  if (asked <= most) return changed(so, { imagesPerCall: asked });
  return changed(so, { imagesPerCall: most }, { kind: 'fewer-per-call', asked, used: most });
}

function withSeed(so: Recalled, { seed, call }: RecallSource): Recalled {
  switch (seed.kind) {
    case 'none':
      // A picture without a seed is made again by drawing one, not by the seed that happens to be locked.
      return changed(so, { seedPlan: 'random' }, { kind: 'no-seed' });
    case 'out-of-range':
      return changed(so, {}, { kind: 'seed-out-of-range', text: seed.text });
    case 'known': {
      const locked = changed(so, { seedPlan: 'locked', seedText: String(seed.seed) });
      if (call === null || call.index === 0) return locked;
      return changed(locked, {}, { kind: 'seed-of-call', place: call.index + 1, n: call.n });
    }
  }
}
