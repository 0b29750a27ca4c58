/** Figures as they are written. */
import { describe, expect, it } from 'vitest';
import { commonValues } from '../../../../renderer/inspector/common.ts';
import { byteSize } from '../../../../renderer/i18n/numbers.ts';
import { askedShape, gatewayHost, moment, seconds } from '../../../../renderer/inspector/format.ts';
import { frameRow } from '../frames/frame-row.ts';

describe('inspector figures', () => {
  it('writes sizes with three figures, never a thousand of a unit', () => {
    expect([1, 999, 1_000, 12_345, 999_600, 1_254_000, 2_500_000_000].map(byteSize)).toEqual([
      '1 B',
      '999 B',
      '1.00 KB',
      '12.3 KB',
      '1.00 MB',
      '1.25 MB',
      '2.50 GB',
    ]);
  });

  it('writes what was asked, whether a size, a ratio or neither', () => {
    expect(askedShape({ size: '1024x1536', aspectRatio: null })).toBe('1024 × 1536');
    expect(askedShape({ size: null, aspectRatio: '16:9' })).toBe('16:9');
    expect(askedShape({ size: null, aspectRatio: null })).toBe('—');
  });

  it('writes times where the photographer is, and durations with a decimal', () => {
    const date = new Date(2026, 0, 2, 3, 4, 5);
    expect(moment(date.getTime())).toBe('2026-01-02 03:04:05');
    expect(seconds(7.449)).toBe('7.4 s');
  });

  it('names a gateway by its host, whatever it is', () => {
    expect(gatewayHost('https://llm.bytespike.ai')).toBe('llm.bytespike.ai');
    expect(gatewayHost('practice')).toBe('practice');
  });

  it('says what several frames share and counts what they do not', () => {
    // Catches the first frame's values passed off as everyone's.
    const values = commonValues([frameRow({ no: 1, seed: 7 }), frameRow({ no: 2, seed: null })])!;
    expect(values.model).toEqual({ kind: 'same', value: 'nano-banana' });
    expect(values.seed).toEqual({ kind: 'different', count: 2 });
    expect(commonValues([])).toBeNull();
  });
});
