/** From draft to request: what is shown beside the button must be what is sent. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../renderer/compose/draft.ts';
import { emptyDraft, parseSeed, planOf } from '../../../../renderer/compose/draft.ts';
import { createDraftStorage } from '../../../../renderer/compose/draft-storage.ts';
import { builtInModels } from '../../../../shared/models/table.ts';
import { countFrames, mostFrames, parseRequest, planCalls } from '../../../../shared/request.ts';

const draft: Draft = { ...emptyDraft, prompt: 'a glass of water' };

const drafts: fc.Arbitrary<Draft> = fc.record({
  version: fc.constant(1 as const),
  model: fc.constant('nano-banana'),
  prompt: fc.constantFrom('', '  ', 'a glass'),
  shape: fc.constantFrom<Draft['shape']>(
    { kind: 'size', size: '1024x1536' },
    { kind: 'aspect', aspectRatio: '16:9' },
    { kind: 'size', size: '4096x4096' },
  ),
  seedPlan: fc.constantFrom('random', 'locked', 'list'),
  seedText: fc.constantFrom('', '42', 'x', '2147483648'),
  listText: fc.constantFrom('', '1-24', '1-12', '1-13', '7, 7', 'x'),
  frames: fc.integer({ min: 1, max: mostFrames }),
  imagesPerCall: fc.integer({ min: 1, max: 2 }),
});

describe('planOf', () => {
  it('agrees with main on every draft (property; catches a button that main then refuses)', () => {
    fc.assert(
      fc.property(drafts, (any) => {
        const plan = planOf(any, builtInModels);
        if (plan.problems.length > 0) {
          if (plan.request) expect(parseRequest(plan.request, builtInModels).ok).toBe(false);
          return;
        }
        expect(parseRequest(plan.request, builtInModels).ok).toBe(true);
        const calls = planCalls(plan.request!);
        expect([plan.frames, plan.calls]).toEqual([countFrames(calls), calls.length]);
        expect(plan.request!.frames).toBe(plan.frames);
      }),
    );
  });

  it('asks one call of a locked seed, whatever number was set before (catches twelve equal frames)', () => {
    const plan = planOf(
      { ...draft, seedPlan: 'locked', seedText: '42', frames: 12, imagesPerCall: 2 },
      builtInModels,
    );
    expect(plan).toMatchObject({
      frames: 2,
      calls: 1,
      request: { seeds: { kind: 'locked', seed: 42 }, frames: 2 },
    });
  });

  it('counts a list with its images per call, and limits it by frames (catches a limit in seeds)', () => {
    const twelve = planOf({ ...draft, seedPlan: 'list', listText: '1-12', imagesPerCall: 2 }, builtInModels);
    expect(twelve).toMatchObject({ frames: 24, calls: 12, problems: [] });
    const thirteen = planOf(
      { ...draft, seedPlan: 'list', listText: '1-13', imagesPerCall: 2 },
      builtInModels,
    );
    expect(thirteen.problems).toMatchObject([
      { kind: 'seed-list', problem: { reason: 'too-many', limit: 12 } },
    ]);
  });

  it('names an empty prompt and an unreadable seed together (catches problems told one by one)', () => {
    const { problems } = planOf({ ...emptyDraft, seedPlan: 'locked', seedText: 'x' }, builtInModels);
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

  it.each([[null], ['{"version":1'], ['[]'], ['{"version":2}'], ['{"version":1,"frames":99}']])(
    'starts empty on %j (catches a window that cannot open because of an old draft)',
    (text) => {
      expect(storageOf(text).read()).toEqual(emptyDraft);
    },
  );
});
