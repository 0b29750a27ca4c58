/** Batches for tests of the journal. */
import { uuidv7 } from 'uuidv7';
import { batchIdSchema, jobIdSchema } from '../../../shared/ids.ts';
import type { BatchRecord } from '../../../shared/job/batch-record.ts';
import type { JobState } from '../../../shared/job/status.ts';

export function batchOf(all: readonly (readonly JobState[])[]): BatchRecord {
  return {
    version: 1,
    id: batchIdSchema.parse(uuidv7()),
    createdAt: new Date().toISOString(),
    request: {
      model: 'nano-banana',
      prompt: 'a red vase',
      shape: { kind: 'size', size: '1024x1024' },
      seeds: { kind: 'random' },
      frames: all.length,
      imagesPerCall: 1,
    },
    variants: ['a red vase'],
    jobs: all.map((states, column) => ({
      id: jobIdSchema.parse(uuidv7()),
      row: 0,
      column,
      seed: column,
      n: 1,
      states: [...states],
    })),
  };
}
