/** What a frame's own record tells: all of it. */
import type { FrameRecord } from '../frame/record.ts';
import type { RecallSource } from './recall.ts';

export function recallFromRecord(
  record: Pick<FrameRecord, 'id' | 'batchId' | 'asked' | 'answered' | 'imported'>,
): RecallSource {
  const { asked, answered } = record;
  // What a file did not tell has only a stand-in.
  const isKnown = (field: 'model' | 'prompt'): boolean => record.imported?.unknown.includes(field) !== true;
  return {
    from: { batch: record.batchId, frame: record.id },
    model: isKnown('model') ? asked.model : null,
    prompt: isKnown('prompt') ? asked.prompt : null,
    negativePrompt: asked.negativePrompt ?? null,
    choices: {
      ...(asked.quality !== null && { quality: asked.quality }),
      ...(typeof asked.style === 'string' && { style: asked.style }),
      ...(typeof asked.outputFormat === 'string' && { outputFormat: asked.outputFormat }),
      ...(typeof asked.outputCompression === 'number' && { outputCompression: asked.outputCompression }),
    },
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
