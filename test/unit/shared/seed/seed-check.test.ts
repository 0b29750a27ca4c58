/** What is asked again must be what was asked: any other difference would be blamed on the seed. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FrameRecord } from '../../../../shared/frame/record.ts';
import { batchIdSchema, frameIdSchema } from '../../../../shared/ids.ts';
import { expandRequest, requestSchema } from '../../../../shared/request.ts';
import { checkLackOf, checkRequestOf, checkedFrameOf } from '../../../../shared/seed/seed-check.ts';

const id = frameIdSchema.parse('0197a000-0000-7000-8000-000000000001');
const batchId = batchIdSchema.parse('0197a000-0000-7000-9000-000000000001');

function recorded(
  asked: Partial<FrameRecord['asked']> = {},
  answered: Partial<FrameRecord['answered']> = {},
): Pick<FrameRecord, 'id' | 'batchId' | 'asked' | 'answered'> {
  return {
    id,
    batchId,
    asked: {
      model: 'nano-banana-pro',
      prompt: 'a glass of water',
      size: null,
      aspectRatio: '4:3',
      seed: 42,
      n: 1,
      quality: 'hd',
      ...asked,
    },
    answered: {
      index: 0,
      revisedPrompt: null,
      gateway: 'https://gateway.example',
      practice: false,
      delivery: 'direct',
      sentAt: '2026-03-01T10:00:00Z',
      tookSeconds: 8,
      ...answered,
    },
  };
}

it('asks for one image with the same seed, and names the frame it checks', () => {
  const request = checkRequestOf(
    recorded({ n: 2, style: null, outputFormat: 'webp', outputCompression: 80 }),
  );
  expect(request).toEqual({
    model: 'nano-banana-pro',
    prompt: 'a glass of water',
    shape: { kind: 'aspect', aspectRatio: '4:3' },
    seeds: { kind: 'locked', seed: 42 },
    frames: 1,
    imagesPerCall: 1,
    quality: 'hd',
    outputFormat: 'webp',
    outputCompression: 80,
    madeFrom: { batch: batchId, frame: id },
    check: true,
  });
  expect(requestSchema.parse(request)).toEqual(request);
  expect(request && checkedFrameOf(request)).toBe(id);
});

it('sends the very prompt that was sent (catches braces of a sent prompt that are expanded once more)', () => {
  const sent = fc
    .string({ unit: fc.constantFrom('{', '}', '|', '__', '#', '\\', 'a', ' ', '\n', '$$', '2') })
    .map((text) => expandRequest(text, new Map()).variants[0])
    .filter((text) => text !== undefined && text.trim() !== '');
  fc.assert(
    fc.property(sent, (prompt) => {
      const request = checkRequestOf(recorded({ prompt: prompt! }));
      expect(expandRequest(request!.prompt, new Map()).variants).toEqual([prompt]);
    }),
  );
});

it('says why a seed cannot be checked', () => {
  expect(checkLackOf(recorded(), false)).toBeNull();
  expect(checkLackOf(recorded({ seed: null }), false)).toBe('no-seed');
  // The first image of a call of several is the seed's own.
  expect(checkLackOf(recorded({ n: 2 }), false)).toBeNull();
  expect(checkLackOf(recorded({ n: 2 }, { index: 1 }), false)).toBe('seed-of-call');
  // A paid frame that is compared with a drawing would come out as a broken promise of the vendor's.
  expect(checkLackOf(recorded(), true)).toBe('other-gateway');
  expect(checkLackOf(recorded({}, { practice: true }), false)).toBe('other-gateway');
  expect(checkRequestOf(recorded({ aspectRatio: null }))).toBeNull();
});

it('is no check of anything when an ordinary request was made from a frame', () => {
  expect(checkedFrameOf({ madeFrom: { batch: batchId, frame: id } })).toBeNull();
});
