/** What A, S, Shift+P and R take over from a frame's record, and what they say when they cannot. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../renderer/compose/draft.ts';
import { emptyDraft, planOf as planOfExpanded } from '../../../../renderer/compose/draft.ts';
import { recalledDraft } from '../../../../renderer/compose/recall-draft.ts';
import { say } from '../../../../renderer/i18n/say.ts';
import type { FrameRecord } from '../../../../shared/frame/record.ts';
import type { FrameId } from '../../../../shared/ids.ts';
import { batchId } from '../support.ts';
import { recallFromRecord } from '../../../../shared/recall/from-record.ts';
import { builtInModels } from '../../../../shared/models/table.ts';
import type { RecallSource } from '../../../../shared/recall/recall.ts';
import { expandRequest } from '../../../../shared/request.ts';
import { lackOf, recallChoices } from '../../../../shared/recall/recall.ts';

const planOf = (any: Draft) => planOfExpanded(any, expandRequest(any.prompt, new Map()), builtInModels);

const draft: Draft = {
  ...emptyDraft,
  prompt: 'what I am writing',
  seedPlan: 'list',
  seedText: '9',
  listText: '1-5',
  frames: 7,
};

function record(
  asked: Partial<FrameRecord['asked']> = {},
  answered: Partial<FrameRecord['answered']> = {},
): Pick<FrameRecord, 'id' | 'batchId' | 'asked' | 'answered'> {
  return {
    id: from.frame,
    batchId: from.batch,
    asked: {
      model: 'nano-banana',
      prompt: 'a glass of water',
      size: '1024x1536',
      aspectRatio: null,
      seed: 42,
      n: 1,
      quality: null,
      ...asked,
    },
    answered: {
      index: 0,
      revisedPrompt: null,
      gateway: 'practice',
      practice: true,
      delivery: 'direct',
      sentAt: '2026-11-22T10:00:00Z',
      tookSeconds: 7,
      ...answered,
    },
  };
}

const source = (...from: Parameters<typeof record>): RecallSource => recallFromRecord(record(...from));

/** What a request made of it remembers. */
const from = { batch: batchId(1), frame: '0197a000-0000-7000-9000-000000000001' as FrameId };

describe('recalledDraft', () => {
  it('everything asks for just that one frame again (catches four frames where one was wanted)', () => {
    const { draft: after, notes } = recalledDraft(draft, source(), 'everything', builtInModels);
    expect(notes).toEqual([]);
    expect(planOf(after).request).toEqual({
      model: 'nano-banana',
      prompt: 'a glass of water',
      shape: { kind: 'size', size: '1024x1536' },
      seeds: { kind: 'locked', seed: 42 },
      frames: 1,
      imagesPerCall: 1,
      madeFrom: from,
    });
  });

  it('takes the words that were sent for words (catches a frame made again as three others)', () => {
    const sent = 'a {red|blue} sign that says __OPEN__\n# 1';
    const { draft: after } = recalledDraft(draft, source({ prompt: sent }), 'prompt', builtInModels);
    expect(expandRequest(after.prompt, new Map())).toMatchObject({ variants: [sent], problems: [] });
  });

  it('the seed alone changes nothing else (catches a prompt in the making lost to S)', () => {
    const { draft: after } = recalledDraft(draft, source(), 'seed', builtInModels);
    expect(after).toEqual({ ...draft, seedPlan: 'locked', seedText: '42' });
  });

  it('the prompt alone changes nothing else', () => {
    expect(recalledDraft(draft, source(), 'prompt', builtInModels).draft).toEqual({
      ...draft,
      prompt: 'a glass of water',
      madeFrom: from,
    });
  });

  it('a remix leaves the seeds and the number of frames as they are set', () => {
    const { draft: after } = recalledDraft(
      draft,
      source({ size: null, aspectRatio: '16:9' }),
      'remix',
      builtInModels,
    );
    expect(after).toEqual({
      ...draft,
      prompt: 'a glass of water',
      madeFrom: from,
      shape: { kind: 'aspect', aspectRatio: '16:9' },
      choices: { 'nano-banana': {} },
    });
  });

  it('of the second image of a call says that its own seed is not known, and asks for the whole call', () => {
    const { draft: after, notes } = recalledDraft(
      draft,
      source({ n: 2 }, { index: 1 }),
      'everything',
      builtInModels,
    );
    expect(after).toMatchObject({ imagesPerCall: 2, frames: 2, seedText: '42' });
    expect(notes).toEqual([{ kind: 'seed-of-call', place: 2, n: 2 }]);
    expect(recalledDraft(draft, source({ n: 2 }, { index: 0 }), 'seed', builtInModels).notes).toEqual([]);
  });

  it('asks for the same kind of file (catches a JPEG made again as the model likes)', () => {
    const from = source({ model: 'gpt-image-2', outputFormat: 'jpeg', outputCompression: 60 });
    const { draft: again } = recalledDraft(draft, from, 'remix', builtInModels);
    expect(again.choices['gpt-image-2']).toEqual({ outputFormat: 'jpeg', compressionText: '60' });
    const odd = source({ model: 'gpt-image-2', outputFormat: 'tga' });
    expect(recalledDraft(draft, odd, 'remix', builtInModels).draft.choices['gpt-image-2']).toEqual({});
  });

  it('asks for the same quality and without the same things (catches a frame made again at another price)', () => {
    const from = source({ quality: 'high', negativePrompt: 'blurry' });
    const { draft: after } = recalledDraft(draft, from, 'remix', builtInModels);
    expect(after).toMatchObject({
      negativePrompt: 'blurry',
      choices: { 'nano-banana': { quality: 'high' } },
    });
  });

  it('keeps the model that is set where the frame’s is unknown, and takes the rest', () => {
    const { draft: after, notes } = recalledDraft(
      draft,
      source({ model: 'sdxl', size: '832x1216', n: 9 }),
      'everything',
      builtInModels,
    );
    expect(after).toMatchObject({
      model: 'nano-banana',
      shape: { kind: 'size', size: '1024x1536' },
      imagesPerCall: 2,
      prompt: 'a glass of water',
    });
    expect(notes).toEqual([
      { kind: 'model-unknown', model: 'sdxl', kept: 'Nano Banana' },
      {
        kind: 'shape-not-offered',
        asked: { kind: 'size', size: '832x1216' },
        used: { kind: 'size', size: '1024x1536' },
      },
      { kind: 'fewer-per-call', asked: 9, used: 2 },
    ]);
    expect(notes.map((note) => say.recall.note(note)).join(' ')).toContain('Nano Banana stays');
  });

  it('draws seeds anew for a frame made without one (catches a stranger’s locked seed sent with it)', () => {
    const { draft: after, notes } = recalledDraft(draft, source({ seed: null }), 'everything', builtInModels);
    expect(after.seedPlan).toBe('random');
    expect(notes).toEqual([{ kind: 'no-seed' }]);
  });

  it('always comes to something that can be sent, whatever the record says (property)', () => {
    const sources = fc.record<RecallSource>({
      model: fc.constantFrom(null, 'nano-banana', 'sdxl'),
      prompt: fc.constantFrom('a', 'b\nc'),
      shape: fc.constantFrom<RecallSource['shape']>(
        null,
        { kind: 'size', size: '832x1216' },
        { kind: 'aspect', aspectRatio: '21:9' },
      ),
      seed: fc.constantFrom<RecallSource['seed']>(
        { kind: 'known', seed: 0 },
        { kind: 'none' },
        { kind: 'out-of-range', text: '4294967295' },
      ),
      call: fc.option(fc.record({ n: fc.integer({ min: 1, max: 10 }), index: fc.nat(9) })),
    });
    fc.assert(
      fc.property(sources, (any) => {
        expect(planOf(recalledDraft(emptyDraft, any, 'everything', builtInModels).draft).problems).toEqual(
          [],
        );
        expect(planOf(recalledDraft(emptyDraft, any, 'remix', builtInModels).draft).problems).toEqual([]);
      }),
    );
  });
});

it('says for each choice why it is not to be had', () => {
  const nothing: RecallSource = {
    model: null,
    prompt: null,
    shape: null,
    seed: { kind: 'none' },
    call: null,
  };
  const lacks = (from: RecallSource) => recallChoices.map((choice) => lackOf(from, choice));
  expect(lacks(nothing)).toEqual(['nothing', 'no-seed', 'no-prompt', 'nothing']);
  expect(lacks({ ...nothing, seed: { kind: 'out-of-range', text: '1e99' } })).toEqual([
    'nothing',
    'seed-out-of-range',
    'no-prompt',
    'nothing',
  ]);
  expect(lacks({ ...nothing, seed: { kind: 'known', seed: 1 } })).toEqual([
    null,
    null,
    'no-prompt',
    'nothing',
  ]);
  expect(lacks(source())).toEqual([null, null, null, null]);
});
