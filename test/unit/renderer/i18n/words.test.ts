/** Sentences: money and counts as they are shown, and a word for every failure. */
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../../renderer/i18n/failures.ts';
import { count, dollars, duration } from '../../../../renderer/i18n/numbers.ts';
import { say } from '../../../../renderer/i18n/say.ts';
import { commands } from '../../../../shared/commands.ts';
import { errorCodes } from '../../../../shared/errors.ts';

describe('the generate button', () => {
  it('says what product.md says it says', () => {
    expect(say.compose.generateFace(12, 12, { kind: 'about', usd: 12 * 0.018 })).toBe(
      'Make 12 frames · about $0.22 · 12 calls',
    );
    expect(say.compose.generateFace(4, 4, { kind: 'free' })).toBe('Make 4 frames · free practice');
    expect(say.compose.generateFace(1, 1, { kind: 'unknown' })).toBe('Make 1 frame · price unknown · 1 call');
  });
});

describe('failures', () => {
  it('after sending never claim that nothing was billed (catches a soothing lie about money)', () => {
    for (const code of [
      'connection-lost',
      'answer-timeout',
      'answer-not-json',
      'answer-without-data',
      'answer-without-images',
    ] as const)
      expect(wordsOf({ code }).meaning).toMatch(/^May be billed/);
    for (const code of errorCodes.filter((name) => name.startsWith('download-')))
      expect(wordsOf({ code }).meaning).toMatch(/^The call is paid/);
  });

  it('name remedies that exist', () => {
    for (const code of errorCodes) {
      const { action } = wordsOf({ code });
      if (action) expect(Object.keys(commands)).toContain(action.command);
    }
  });
});

it('writes counts, sums and times', () => {
  expect([count(1, 'frame'), count(0, 'frame'), count(12345, 'frame')]).toEqual([
    '1 frame',
    '0 frames',
    '12\u202f345 frames',
  ]);
  expect([dollars(0.018), dollars(0.216), dollars(12), dollars(0)]).toEqual([
    '$0.018',
    '$0.22',
    '$12.00',
    '$0.00',
  ]);
  expect([duration(0.4), duration(59.6), duration(65), duration(7_800)]).toEqual([
    '0 s',
    '1 min 00 s',
    '1 min 05 s',
    '2 h 10 min',
  ]);
});
