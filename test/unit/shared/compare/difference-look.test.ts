/** What is shown of a difference: a photographer must be able to trust that black means "the same". */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gains, lookedAt, steppedGain, tones } from '../../../../shared/compare/difference-look.ts';
import { heatRamp } from '../../../../shared/compare/heat-ramp.ts';
import { picture } from './support.ts';

const difference = picture({ width: 4, height: 3 }).map(({ data }) => {
  for (let at = 3; at < data.length; at += 4) data[at] = 255;
  return data;
});
const rgbOf = (word: number) => [word & 255, (word >>> 8) & 255, (word >>> 16) & 255] as const;

describe('lookedAt', () => {
  it('is black exactly where nothing differs, at each gain and tone (catches a faint difference that is not seen)', () => {
    fc.assert(
      fc.property(difference, fc.constantFrom(...gains), fc.constantFrom(...tones), (plain, gain, tone) => {
        const words = new Uint32Array(lookedAt(plain, { gain, tone }).buffer);
        expect([...words].map((word) => word === 0xff000000)).toEqual(
          [...new Uint32Array(plain.slice().buffer)].map((word) => word === 0xff000000),
        );
      }),
    );
  });

  it('multiplies each colour by the gain, up to white', () => {
    fc.assert(
      fc.property(difference, fc.constantFrom(...gains), (plain, gain) => {
        const expected = [...plain].map((value, at) => (at % 4 === 3 ? 255 : Math.min(255, value * gain)));
        expect([...lookedAt(plain, { gain, tone: 'colour' })]).toEqual(expected);
      }),
    );
  });

  it('takes the largest of the colours as the heat', () => {
    const shown = lookedAt(Uint8Array.of(3, 9, 1, 255), { gain: 4, tone: 'heat' });
    expect([...new Uint32Array(shown.buffer)]).toEqual([heatRamp[36]]);
  });
});

describe('the heat map', () => {
  const luminances = [...heatRamp].map((word) => luminance(rgbOf(word)));

  it('is lighter with every step, also for eyes without red, green or blue (catches a map that only hues tell apart)', () => {
    // Machado, Oliveira, Fernandes 2009: protanopia, deuteranopia, tritanopia, on linear light.
    const eyes = [
      [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
      [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
      [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
    ];
    const seen = [luminances, ...eyes.map((eye) => [...heatRamp].map((word) => luminance(rgbOf(word), eye)))];
    // Over four steps: a single one may be lost in rounding to bytes.
    for (const light of seen)
      for (let at = 4; at < 256; at += 1) expect(light[at]!).toBeGreaterThan(light[at - 4]!);
  });

  it('has no grey in it, and reaches from nearly black to nearly white', () => {
    for (const word of heatRamp.slice(1)) {
      const rgb = rgbOf(word);
      expect(Math.max(...rgb) - Math.min(...rgb)).toBeGreaterThan(40);
    }
    expect(luminances[0]).toBe(0);
    expect(luminances[1]).toBeLessThan(0.03);
    expect(luminances[255]).toBeGreaterThan(0.85);
  });
});

it('steps the gain and stays at its ends', () => {
  expect(gains.map((gain) => steppedGain(gain, 1))).toEqual([2, 4, 8, 16, 16]);
  expect(gains.map((gain) => steppedGain(gain, -1))).toEqual([1, 1, 2, 4, 8]);
});

/** Relative luminance, 0 to 1, after the eye's matrix if there is one. */
function luminance(rgb: readonly [number, number, number], eye?: readonly number[]): number {
  const light = rgb.map((byte) => {
    const value = byte / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red, green, blue] = eye
    ? [0, 1, 2].map((row) => light.reduce((sum, value, at) => sum + value * eye[row * 3 + at]!, 0))
    : light;
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
