/** Catches: a frame's copied metadata that lacks what it takes to make it again, or claims a revision that is none. */
import { expect, it } from 'vitest';
import { frameRecordSchema } from '../../../../shared/frame/record.ts';
import { builtInModels } from '../../../../shared/models/table.ts';
import { metadataText } from '../../../../renderer/frames/metadata-text.ts';

const record = frameRecordSchema.parse({
  version: 1,
  id: '0197a000-0000-7000-a000-000000000001',
  batchId: '0197a000-0000-7000-9000-000000000001',
  jobId: '0197a000-0000-7000-8000-000000000001',
  row: 0,
  column: 0,
  createdAt: '2026-11-22T22:15:03.000+01:00',
  asked: {
    model: 'nano-banana',
    prompt: ' a lemon on slate ',
    size: null,
    aspectRatio: '16:9',
    seed: 42,
    n: 1,
    quality: null,
  },
  answered: {
    index: 0,
    revisedPrompt: 'a ripe lemon on slate',
    gateway: 'https://gateway.example',
    practice: false,
    delivery: 'direct',
    sentAt: '2026-11-22T22:15:00.000+01:00',
    tookSeconds: 3,
  },
  file: {
    name: '1.png',
    type: 'image/png',
    bytes: 1,
    sha256: '0'.repeat(64),
    width: 1376,
    height: 768,
  },
});

it('says the prompt, what the model made of it, and every parameter that was asked for', () => {
  expect(metadataText(record, builtInModels)).toBe(
    [
      'a lemon on slate',
      '',
      'Revised prompt: a ripe lemon on slate',
      'Model: Nano Banana',
      'Shape: 16:9',
      'Seed: 42',
      'Per call: 1',
      'Pixels: 1376 × 768',
    ].join('\n'),
  );
  const same = {
    ...record,
    answered: { ...record.answered, revisedPrompt: 'a lemon on slate', practice: true },
  };
  expect(metadataText(same, builtInModels)).not.toContain('Revised');
  expect(metadataText(same, builtInModels)).toMatch(/\nPractice$/);
});
