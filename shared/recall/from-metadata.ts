/** What the metadata of a picture from elsewhere tells. */
import type { PictureMetadata } from '../metadata/picture.ts';
import type { RecallSource } from './recall.ts';

export function recallFromMetadata(metadata: PictureMetadata): RecallSource {
  const { model, prompt, negativePrompt, choices, aspectRatio, size, seed, call } = metadata;
  return {
    model,
    prompt,
    negativePrompt,
    ...(choices && { choices }),
    shape:
      aspectRatio !== null ? { kind: 'aspect', aspectRatio } : size !== null ? { kind: 'size', size } : null,
    seed,
    call,
  };
}
