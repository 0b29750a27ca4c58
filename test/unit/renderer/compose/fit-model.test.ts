/** A draft seen with each model's eyes: what a model lacks is neither sent nor lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../renderer/compose/draft.ts';
import { emptyDraft, planOf } from '../../../../renderer/compose/draft.ts';
import { choicesAfterSwitch, fittedTo } from '../../../../renderer/compose/fit-model.ts';
import { builtInModels, findModel } from '../../../../shared/models/table.ts';
import { expandRequest } from '../../../../shared/request.ts';

const draft: Draft = { ...emptyDraft, prompt: 'a glass of water' };
const plan = (change: Partial<Draft>) =>
  planOf({ ...draft, ...change }, expandRequest(draft.prompt, new Map()), builtInModels);
const models = fc.constantFrom(...builtInModels);

describe('a draft and a model', () => {
  it('comes to a request that every model takes, whatever was wished for (property)', () => {
    const wishes = fc.record({
      shape: fc.constantFrom<Draft['shape']>(
        { kind: 'size', size: '1536x1024' },
        { kind: 'size', size: '4096x4096' },
        { kind: 'aspect', aspectRatio: '9:16' },
      ),
      seedPlan: fc.constantFrom<Draft['seedPlan']>('random', 'locked', 'list', 'explore'),
      imagesPerCall: fc.integer({ min: 1, max: 4 }),
      negativePrompt: fc.constantFrom('', '  ', 'blur'),
    });
    fc.assert(
      fc.property(models, wishes, (model, wish) => {
        const choices = { [model.id]: { quality: 'hd', style: 'vivid', outputFormat: 'webp' as const } };
        const asked = plan({ ...wish, seedText: '42', listText: '7, 8', model: model.id, choices });
        expect(asked.problems).toEqual([]);
      }),
    );
  });

  it('is as it was after any detour (property; catches a value lost to a model that lacks it)', () => {
    fc.assert(
      fc.property(models, fc.array(models), (home, detour) => {
        const choices = {
          [home.id]: { quality: home.quality?.values[1] ?? '', compressionText: '80' },
        };
        const stops = [...detour, home];
        let at: string = home.id;
        let kept: Draft['choices'] = choices;
        for (const { id } of stops) {
          kept = choicesAfterSwitch(at, id, kept);
          at = id;
        }
        expect(kept[home.id]).toEqual(choices[home.id]);
      }),
    );
  });

  it('takes a quality along to a model that shares it, and only there', () => {
    const choices = choicesAfterSwitch('nano-banana-pro', 'nano-banana-v2', {
      'nano-banana-pro': { quality: 'hd' },
    });
    expect(plan({ model: 'nano-banana-v2', choices }).request?.quality).toBe('hd');
    const further = choicesAfterSwitch('nano-banana-v2', 'gpt-image-2', choices);
    expect(plan({ model: 'gpt-image-2', choices: further }).request).not.toHaveProperty('quality');
  });

  it('keeps the wished shape and shows the fitted one (catches a size that shrinks with each switch)', () => {
    const wished = { ...draft, shape: { kind: 'size', size: '1536x1024' } } as const;
    const fitted = fittedTo(findModel(builtInModels, 'nano-banana-v2'), wished);
    expect(fitted.shape).toEqual({ kind: 'size', size: '2048x1536' });
    expect(fittedTo(findModel(builtInModels, 'seedream-v4'), wished).shape).toEqual(wished.shape);
  });

  it.each([
    ['', {}],
    [' 80 ', { outputCompression: 80 }],
    ['0', { outputCompression: 0 }],
    ['100', { outputCompression: 100 }],
    ['101', null],
    ['-1', null],
    ['8.5', null],
    ['much', null],
  ])('a compression of %j is %j', (compressionText, sent) => {
    const choices = { 'gpt-image-2': { outputFormat: 'webp' as const, compressionText } };
    const { request, problems } = plan({ model: 'gpt-image-2', choices });
    if (sent) expect(request).toMatchObject({ outputFormat: 'webp', ...sent });
    else expect([request, problems]).toEqual([null, [{ kind: 'compression' }]]);
    if (sent && !('outputCompression' in sent)) expect(request).not.toHaveProperty('outputCompression');
  });

  it('sends no compression with a format that keeps every pixel, but keeps it for another', () => {
    const choices = { 'gpt-image-2': { outputFormat: 'png' as const, compressionText: '80' } };
    expect(plan({ model: 'gpt-image-2', choices }).request).not.toHaveProperty('outputCompression');
  });
});
