/** Where in compose a part of a request stands that a gateway did not take, and when the mark on it goes. Pure. */
import type { Model } from '../../shared/models/model.ts';
import type { RequestField } from '../../shared/request-field.ts';
import { losesDetail } from '../../shared/request.ts';
import type { Draft } from './draft.ts';
import { choicesOf } from './fit-model.ts';

/** What the model chosen now has no control for is marked at the model: another one is the way to it. */
export function placeOf(field: RequestField, model: Model | undefined, draft: Draft): RequestField {
  if (!model) return field === 'prompt' ? 'prompt' : 'model';
  return isShown(field, model, draft) ? field : field === 'aspect-ratio' ? 'size' : 'model';
}

function isShown(field: RequestField, model: Model, draft: Draft): boolean {
  switch (field) {
    case 'prompt':
    case 'model':
    case 'size':
    case 'n':
      return true;
    case 'aspect-ratio':
      return model.aspectRatios.length > 0;
    case 'seed':
      return model.takesSeed;
    case 'quality':
      return Boolean(model.quality);
    case 'style':
      return Boolean(model.style);
    case 'output-format':
      return Boolean(model.outputFormat);
    case 'output-compression':
      return model.takesOutputCompression && losesDetail(choicesOf(model, draft).outputFormat);
    case 'negative-prompt':
      return model.takesNegativePrompt;
  }
}

/** Whether a change touched what the mark stands at; with another model the old one's objection is void. */
export function touches(field: RequestField, before: Draft, after: Draft): boolean {
  if (before.model !== after.model) return true;
  switch (field) {
    case 'prompt':
      return before.prompt !== after.prompt;
    case 'model':
      return false;
    case 'size':
    case 'aspect-ratio':
      return before.shape !== after.shape;
    case 'n':
      return before.frames !== after.frames || before.imagesPerCall !== after.imagesPerCall;
    case 'seed':
      return (
        before.seedPlan !== after.seedPlan ||
        before.seedText !== after.seedText ||
        before.listText !== after.listText
      );
    case 'negative-prompt':
      return before.negativePrompt !== after.negativePrompt;
    case 'quality':
    case 'style':
    case 'output-format':
    case 'output-compression':
      return before.choices !== after.choices;
  }
}
