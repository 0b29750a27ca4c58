/** From draft to request: what is shown beside the button must be what is sent. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../renderer/compose/draft.ts';
import { emptyDraft, parseSeed, planOf as planOfExpanded } from '../../../../renderer/compose/draft.ts';
import { createDraftStorage } from '../../../../renderer/compose/draft-storage.ts';
import { builtInModels } from '../../../../shared/models/table.ts';
import type { Lists } from '../../../../shared/prompt/lists.ts';
import { countFrames, expandRequest, mostJobs, parseRequest, planCalls } from '../../../../shared/request.ts';

const lists: Lists = new Map([['light', ['golden hour', 'blue hour']]]);
const sources = { lists, models: builtInModels };
const planOf = (any: Draft) => planOfExpanded(any, expandRequest(any.prompt, lists), builtInModels);

const draft: Draft = { ...emptyDraft, prompt: 'a glass of water' };

const drafts: fc.Arbitrary<Draft> = fc.record({
  version: fc.constant(1 as const),
  model: fc.constantFrom(...builtInModels.map(({ id }) => id)),
  prompt: fc.constantFrom(
    '',
    '  ',
    'a glass',
    'a {red|blue} glass',
    '__light__',
    '{a|b',
    '__none__',
    '# only a note',
    '{a|b}'.repeat(9),
  ),
  shape: fc.constantFrom<Draft['shape']>(
    { kind: 'size', size: '1024x1536' },
    { kind: 'aspect', aspectRatio: '16:9' },
    { kind: 'size', size: '4096x4096' },
  ),
  seedPlan: fc.constantFrom('random', 'locked', 'list', 'explore'),
  seedText: fc.constantFrom('', '42', 'x', '2147483648'),
  listText: fc.constantFrom('', '1-24', '1-200', '1-201', '7, 7', 'x'),
  frames: fc.integer({ min: 1, max: mostJobs }),
  imagesPerCall: fc.integer({ min: 1, max: 4 }),
  negativePrompt: fc.constantFrom('', 'blur'),
  choices: fc.constantFrom<Draft['choices']>(
    {},
    { 'gpt-image-2': { quality: 'high', outputFormat: 'jpeg', compressionText: '80' } },
    { 'gpt-image-2': { quality: 'hd', compressionText: 'x' }, 'nano-banana-pro': { quality: 'hd' } },
  ),
  madeFrom: fc.constant(null),
});

describe('planOf', () => {
  it('keeps a model that the key may not call, and says so before anything else', () => {
    const of = (denied: readonly string[]) =>
      planOfExpanded(draft, expandRequest(draft.prompt, lists), builtInModels, denied);
    expect(of([draft.model])).toMatchObject({
      model: { id: draft.model },
      request: { model: draft.model },
      problems: [{ kind: 'model-denied', model: 'Nano Banana' }],
    });
    expect(of(['seedream-v4']).problems).toEqual([]);
  });

  it('agrees with main on every draft (property; catches a button that main then refuses)', () => {
    fc.assert(
      fc.property(drafts, (any) => {
        const plan = planOf(any);
        if (plan.problems.length > 0) {
          if (plan.request) expect(parseRequest(plan.request, sources).ok).toBe(false);
          return;
        }
        const parsed = parseRequest(plan.request, sources);
        if (!parsed.ok) throw new Error(parsed.error.message);
        const { request, variants } = parsed.value;
        const calls = planCalls(request);
        expect(plan.variants).toBe(variants.length);
        expect(plan.frames).toBe(variants.length * countFrames(calls));
        expect(plan.calls).toBe(variants.length * calls.length);
        expect(plan.framesEach).toBe(request.frames);
        expect(plan.calls).toBeLessThanOrEqual(mostJobs);
      }),
    );
  });

  it('asks one call of a locked seed, whatever number was set before (catches twelve equal frames)', () => {
    const plan = planOf({ ...draft, seedPlan: 'locked', seedText: '42', frames: 12, imagesPerCall: 2 });
    expect(plan).toMatchObject({
      frames: 2,
      calls: 1,
      request: { seeds: { kind: 'locked', seed: 42 }, frames: 2 },
    });
  });

  it('counts a list with its images per call, and limits it by calls (catches a limit in frames)', () => {
    const most = planOf({ ...draft, seedPlan: 'list', listText: '1-200', imagesPerCall: 2 });
    expect(most).toMatchObject({ frames: 400, calls: 200, problems: [] });
    const more = planOf({ ...draft, seedPlan: 'list', listText: '1-201', imagesPerCall: 2 });
    expect(more.problems).toMatchObject([{ kind: 'seed-list', problem: { reason: 'too-many', limit: 200 } }]);
  });

  it('multiplies variants by seeds, and says so above the cap (catches 288 calls paid by one key)', () => {
    const twelve = { ...draft, prompt: '{a|b|c|d} {e|f|g}', seedPlan: 'list' } as const;
    expect(planOf({ ...twelve, listText: '1-16' })).toMatchObject({ frames: 192, calls: 192, problems: [] });
    expect(planOf({ ...twelve, listText: '1-24' }).problems).toEqual([
      {
        kind: 'request',
        problem: { control: 'Prompt', reason: 'too-many-jobs', variants: 12, calls: 24 },
      },
    ]);
  });

  it('explores with one call for each frame (catches two frames that share a seed)', () => {
    const plan = planOf({ ...draft, seedPlan: 'explore', frames: 5, imagesPerCall: 2 });
    expect(plan).toMatchObject({ frames: 5, calls: 5, request: { imagesPerCall: 1 } });
  });

  it('names an empty prompt and an unreadable seed together (catches problems told one by one)', () => {
    const { problems } = planOf({ ...emptyDraft, seedPlan: 'locked', seedText: 'x' });
    expect(problems).toEqual([
      { kind: 'request', problem: { control: 'Prompt', reason: 'empty-prompt' } },
      { kind: 'seed' },
    ]);
  });
});

describe('parseSeed', () => {
  it.each([
    ['42', 42],
    [' 0 ', 0],
    ['2147483647', 2147483647],
    ['2147483648', null],
    ['-1', null],
    ['1e3', null],
    ['', null],
  ])('%j is %s (catches Number() taking what is no seed)', (text, seed) => {
    expect(parseSeed(text)).toBe(seed);
  });
});

describe('draft storage', () => {
  function storageOf(text: string | null) {
    const kept = new Map<string, string>(text === null ? [] : [['proofsheet.draft', text]]);
    return createDraftStorage({
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    });
  }

  it('gives back what was kept (catches a draft lost at quit)', () => {
    const storage = storageOf(null);
    storage.write({ ...draft, listText: '7, 12' });
    expect(storage.read()).toEqual({ ...draft, listText: '7, 12' });
  });

  it.each([[null], ['{"version":1'], ['[]'], ['{"version":2}'], ['{"version":1,"frames":999}']])(
    'starts empty on %j (catches a window that cannot open because of an old draft)',
    (text) => {
      expect(storageOf(text).read()).toEqual(emptyDraft);
    },
  );
});
