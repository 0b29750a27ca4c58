/** What a frame's own record tells: all of it. */
import type { FrameRecord } from '../frame/record.ts';
import type { RecallSource } from './recall.ts';

export function recallFromRecord({ asked, answered }: Pick<FrameRecord, 'asked' | 'answered'>): RecallSource {
  return {
    model: asked.model,
    prompt: asked.prompt,
    shape:
      asked.size !== null
        ? { kind: 'size', size: asked.size }
        : asked.aspectRatio !== null
          ? { kind: 'aspect', aspectRatio: asked.aspectRatio }
          : null,
    seed: asked.seed === null ? { kind: 'none' } : { kind: 'known', seed: asked.seed },
    call: { n: asked.n, index: answered.index },
  };
}
