/** The rules of a request, model by model: nothing may be sent that the gateway would refuse by the table. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInModels } from '../../../shared/models/table.ts';
import { expandRequest, parseRequest, problemsOf, requestSchema } from '../../../shared/request.ts';
import type { Request } from '../../../shared/request.ts';

const request = (model: string, change: Partial<Request> = {}): Request => ({
  model,
  prompt: 'a red vase',
  shape: { kind: 'size', size: '1024x1024' },
  seeds: { kind: 'random' },
  frames: 1,
  imagesPerCall: 1,
  ...change,
});

const sources = { models: builtInModels, lists: new Map() };
const reasons = (asked: Request) =>
  problemsOf(asked, expandRequest(asked.prompt, sources.lists), builtInModels).map(({ reason }) => reason);

describe('problemsOf', () => {
  it.each<[string, Partial<Request>, ReturnType<typeof reasons>]>([
    ['nano-banana', { quality: 'hd' }, ['quality-not-offered']],
    ['nano-banana-pro', { quality: 'hd' }, []],
    ['nano-banana-pro', { quality: 'high' }, ['quality-not-offered']],
    ['nano-banana', { negativePrompt: 'blur' }, ['negative-prompt-not-taken']],
    ['seedream-v4', { negativePrompt: 'blur' }, []],
    ['gpt-image-2', { seeds: { kind: 'locked', seed: 1 } }, ['seeds-not-taken']],
    ['gpt-image-2', { seeds: { kind: 'list', seeds: [1] } }, ['seeds-not-taken']],
    ['gpt-image-2', { style: 'vivid', outputFormat: 'jpeg', outputCompression: 0 }, []],
    ['gpt-image-2', { style: 'moody' }, ['style-not-offered']],
    ['gpt-image-2', { outputFormat: 'png', outputCompression: 80 }, ['compression-of-lossless']],
    ['gpt-image-2', { outputCompression: 80 }, ['compression-of-lossless']],
    ['seedream-v4', { outputFormat: 'png' }, ['format-not-offered']],
    ['seedream-v4', { style: 'vivid' }, ['style-not-offered']],
    ['seedream-v4', { outputCompression: 80 }, ['compression-not-taken']],
    ['seedream-v4', { shape: { kind: 'aspect', aspectRatio: '16:9' } }, ['aspect-not-offered']],
    ['nano-banana', { imagesPerCall: 3 }, ['too-many-images-per-call']],
    ['seedream-v4', { imagesPerCall: 4 }, []],
    ['no-such-model', {}, ['unknown-model']],
  ])('%s with %j: %j', (model, change, expected) => {
    expect(reasons(request(model, change))).toEqual(expected);
  });

  it.each([100_001, 2 ** 32, Number.MAX_SAFE_INTEGER])(
    'refuses %d frames without counting them one by one (else the memory is full, and main with it)',
    (frames) => {
      expect(parseRequest(request('seedream-v4', { frames }), sources)).toMatchObject({
        ok: false,
        error: { code: 'invalid-input' },
      });
    },
  );

  it('lets through every parameter a model has, and none it lacks (property over the table)', () => {
    const asked = fc.record(
      {
        quality: fc.constantFrom('standard', 'hd', 'low', 'high'),
        style: fc.constantFrom('natural', 'vivid'),
        negativePrompt: fc.constant('blur'),
        outputFormat: fc.constantFrom('png' as const, 'webp' as const, 'jpeg' as const),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.constantFrom(...builtInModels), asked, (model, parameters) => {
        const lacking = [
          'quality' in parameters && !model.quality?.values.includes(parameters.quality),
          'style' in parameters && !model.style,
          'negativePrompt' in parameters && !model.takesNegativePrompt,
          'outputFormat' in parameters && !model.outputFormat,
        ].filter(Boolean).length;
        expect(reasons(request(model.id, parameters))).toHaveLength(lacking);
      }),
    );
  });
});

describe('requestSchema', () => {
  it('reads a request of an earlier version as it was (catches old batches that no longer open)', () => {
    const old = request('nano-banana');
    expect(requestSchema.parse(JSON.parse(JSON.stringify(old)))).toEqual(old);
  });

  it.each([{ outputCompression: 101 }, { outputCompression: 1.5 }, { negativePrompt: '' }, { quality: '' }])(
    'refuses %j',
    (change) => {
      expect(parseRequest({ ...request('gpt-image-2'), ...change }, sources).ok).toBe(false);
    },
  );
});
