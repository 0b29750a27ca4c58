/** Where a fault is shown: always at a control that is there. */
import { describe, expect, it } from 'vitest';
import { emptyDraft } from '../../../../renderer/compose/draft.ts';
import { placeOf } from '../../../../renderer/compose/field-fault.ts';
import { builtInModels, findModel } from '../../../../shared/models/table.ts';

describe('placeOf', () => {
  it.each([
    ['seed', 'nano-banana', 'seed'],
    ['seed', 'gpt-image-2', 'model'],
    ['aspect-ratio', 'seedream-v4', 'size'],
    ['quality', 'nano-banana', 'model'],
    ['quality', 'nano-banana-pro', 'quality'],
    ['negative-prompt', 'seedream-v4', 'negative-prompt'],
    ['output-compression', 'gpt-image-2', 'model'],
    ['size', 'gone', 'model'],
    ['prompt', 'gone', 'prompt'],
  ] as const)('shows %s of %s at %s (catches a mark nobody sees)', (field, id, place) => {
    expect(placeOf(field, findModel(builtInModels, id), { ...emptyDraft, model: id })).toBe(place);
  });
});
