/**
 * A draft seen with one model's eyes. The draft keeps what the photographer wishes; what the model lacks is left out
 * or brought to the nearest it has, and is there again when a model that has it is chosen. Pure.
 */
import type { Model } from '../../shared/models/model.ts';
import type { Rendering } from '../../shared/request.ts';
import { losesDetail } from '../../shared/request.ts';
import { nearestShape } from '../../shared/size/nearest.ts';
import type { Draft, ModelChoices } from './draft.ts';

/** The draft as this model can be asked for it. */
export function fittedTo(model: Model | undefined, draft: Draft): Draft {
  if (!model) return draft;
  return {
    ...draft,
    shape: nearestShape(draft.shape, model),
    imagesPerCall: Math.min(draft.imagesPerCall, model.maxImagesPerCall),
    seedPlan: model.takesSeed ? draft.seedPlan : 'random',
  };
}

/** What was chosen of this model's own, where it still offers it. */
export function choicesOf(model: Model, { choices }: Pick<Draft, 'choices'>): ModelChoices {
  const { quality, style, outputFormat, compressionText } = choices[model.id] ?? {};
  return {
    ...(quality !== undefined && model.quality?.values.includes(quality) && { quality }),
    ...(style !== undefined && model.style?.values.includes(style) && { style }),
    ...(outputFormat !== undefined && model.outputFormat?.values.includes(outputFormat) && { outputFormat }),
    ...(compressionText !== undefined &&
      model.takesOutputCompression &&
      losesDetail(outputFormat) && { compressionText }),
  };
}

/** The choices for a model that is chosen: those it was left with, else what it shares with the model before. */
export function choicesAfterSwitch(from: string, to: string, choices: Draft['choices']): Draft['choices'] {
  const before = choices[from];
  return choices[to] || !before ? choices : { ...choices, [to]: before };
}

/** How the model is asked to render; null when the compression is no number from 0 to 100. */
export function renderingOf(
  model: Model,
  draft: Pick<Draft, 'choices' | 'negativePrompt'>,
): Rendering | null {
  const { compressionText, ...chosen } = choicesOf(model, draft);
  const negativePrompt = draft.negativePrompt.trim();
  const outputCompression = compressionText === undefined ? null : parseCompression(compressionText);
  if (outputCompression === 'faulty') return null;
  return {
    ...chosen,
    ...(outputCompression !== null && { outputCompression }),
    ...(model.takesNegativePrompt && negativePrompt !== '' && { negativePrompt }),
  };
}

/** Null: nothing is written, and the model's own holds. */
function parseCompression(text: string): number | null | 'faulty' {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return /^\d{1,3}$/.test(trimmed) && Number(trimmed) <= 100 ? Number(trimmed) : 'faulty';
}
