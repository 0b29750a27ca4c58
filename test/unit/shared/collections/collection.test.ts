/** A collection's order: what is added, taken out and put back, in whatever succession. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  withFrames,
  withFramesBack,
  withFramesMoved,
  withFramesPlaced,
  withoutFrames,
} from '../../../../shared/collections/collection.ts';
import {
  collectionNameKey,
  collectionNameProblem,
  collectionNameSchema,
  tidyCollectionName,
} from '../../../../shared/collections/name.ts';
import type { FrameId } from '../../../../shared/ids.ts';

const frame = fc.nat(30).map((n) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}` as FrameId);
const anyFrames = fc.array(frame, { maxLength: 40 });
const collected = fc.uniqueArray(frame, { maxLength: 30 });

describe('the frames of a collection', () => {
  it('are each in it once, and those that were there stay in their order before the new (catches doubles)', () => {
    fc.assert(
      fc.property(collected, anyFrames, (before, added) => {
        const { frames, placed } = withFrames(before, added);
        expect(frames.slice(0, before.length)).toEqual(before);
        expect(new Set(frames).size).toBe(frames.length);
        expect(new Set(frames)).toEqual(new Set([...before, ...added]));
        expect(placed.map(({ frame: id, at }) => frames[at] === id)).toEqual(placed.map(() => true));
      }),
    );
  });

  it('are as before when what was added is taken out again (catches an undo that takes others with it)', () => {
    fc.assert(
      fc.property(collected, anyFrames, (before, added) => {
        const { frames, placed } = withFrames(before, added);
        const mine = placed.map((one) => one.frame);
        expect(withoutFrames(frames, mine).frames).toEqual(before);
      }),
    );
  });

  it('are as before when what was taken out is put back (catches frames put back last, or at shifted places)', () => {
    fc.assert(
      fc.property(collected, anyFrames, (before, removed) => {
        const { frames, placed } = withoutFrames(before, removed);
        expect(withFramesBack(frames, placed)).toEqual(before);
        // Whatever order they are told in, and once only.
        expect(withFramesBack(frames, [...placed].reverse())).toEqual(before);
        expect(withFramesBack(before, placed)).toEqual(before);
      }),
    );
  });

  it('are moved together, in their order, right before the frame named, and a move can be taken back', () => {
    fc.assert(
      fc.property(collected, anyFrames, fc.option(frame), (before, moved, target) => {
        const { frames, placed } = withFramesMoved(before, moved, target);
        expect(new Set(frames)).toEqual(new Set(before));
        expect(frames).toHaveLength(before.length);
        const own = before.filter((id) => moved.includes(id));
        const from = own[0] === undefined ? 0 : frames.indexOf(own[0]);
        expect(frames.slice(from, from + own.length)).toEqual(own);
        expect(frames.filter((id) => !moved.includes(id))).toEqual(
          before.filter((id) => !moved.includes(id)),
        );
        if (own.length > 0 && target !== null && before.includes(target) && !moved.includes(target))
          expect(frames[from + own.length]).toBe(target);
        const back = withFramesPlaced(frames, placed);
        expect(back.frames).toEqual(before);
        expect(withFramesPlaced(back.frames, back.placed).frames).toEqual(frames);
      }),
    );
  });

  it('lose nothing when others came or went meanwhile (catches a frame dropped at a place that is gone)', () => {
    fc.assert(
      fc.property(collected, anyFrames, collected, (before, removed, meanwhile) => {
        const { placed } = withoutFrames(before, removed);
        const back = withFramesBack(meanwhile, placed);
        expect(new Set(back)).toEqual(new Set([...meanwhile, ...placed.map((one) => one.frame)]));
        expect(new Set(back).size).toBe(back.length);
        const known = new Set(meanwhile);
        expect(back.filter((id) => known.has(id))).toEqual(meanwhile);
      }),
    );
  });
});

describe('a collection’s name', () => {
  it('is tidied once and for all (catches a name that its own file would refuse)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const name = tidyCollectionName(typed);
        expect(tidyCollectionName(name)).toBe(name);
        expect(collectionNameSchema.safeParse(name).success).toBe(collectionNameProblem(name) === null);
      }),
    );
  });

  it('says what is wrong with it', () => {
    const problems = (names: readonly string[]) =>
      names.map((name) => collectionNameProblem(tidyCollectionName(name)));
    expect(problems(['', ' \t\n', '\u200b\u200d', '\u0301'])).toEqual(Array(4).fill('empty'));
    expect(problems(['a\u0007b', 'a\ud800', 'a\u202eb'])).toEqual(Array(3).fill('not-text'));
    expect(problems(['Portraits', 'Ünïted', '人物', 'صور', '100 %', '👨‍👩‍👧'])).toEqual(Array(6).fill(null));
  });

  it('may be a hundred signs long as a reader counts them (catches code units counted)', () => {
    expect(collectionNameProblem('👨‍👩‍👧'.repeat(100))).toBeNull();
    expect(collectionNameProblem('a'.repeat(101))).toBe('too-long');
    expect(collectionNameProblem(`a${'\u0301'.repeat(5_000)}`)).toBe('too-long');
  });

  it('is the same to a reader in whatever case, spacing or composition', () => {
    const key = collectionNameKey('Café  at NIGHT');
    expect(collectionNameKey(' cafe\u0301 at night ')).toBe(key);
    expect(collectionNameKey('Cafe at night')).not.toBe(key);
  });
});
