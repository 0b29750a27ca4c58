/** The draft that an earlier request was. Pure. */
import type { HistoryEntry } from '../../shared/history/entry.ts';
import { outputFormatSchema } from '../../shared/models/model.ts';
import type { RecallSource } from '../../shared/recall/recall.ts';
import type { Request } from '../../shared/request.ts';
import { writeSeedList } from '../../shared/seed/seed-list.ts';
import type { Draft, ModelChoices } from './draft.ts';

/** What the request does not say stays; a model or shape that is not offered any more is said at its control. */
export function reusedDraft(
  draft: Draft,
  { batch, request }: Pick<HistoryEntry, 'batch' | 'request'>,
): Draft {
  const { model, prompt, shape, frames, imagesPerCall, negativePrompt = '' } = request;
  return {
    ...draft,
    model,
    prompt,
    shape,
    frames,
    imagesPerCall,
    negativePrompt,
    choices: { ...draft.choices, [model]: choicesOf(request) },
    madeFrom: { batch },
    ...seedsOf(request.seeds),
  };
}

/** What was asked of a model of its own; an output format that is none is left out. */
export function choicesOf(asked: NonNullable<RecallSource['choices']>): ModelChoices {
  const { quality, style, outputCompression } = asked;
  const outputFormat = outputFormatSchema.safeParse(asked.outputFormat);
  return {
    ...(quality !== undefined && { quality }),
    ...(style !== undefined && { style }),
    ...(outputFormat.success && { outputFormat: outputFormat.data }),
    ...(outputCompression !== undefined && { compressionText: String(outputCompression) }),
  };
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
