/** The ledger as it is drawn: a scale that holds every day, and the rate that counts. */
import { describe, expect, it } from 'vitest';
import { builtInModels } from '../../../../shared/models/table.ts';
import { noFigures } from '../../../../shared/money/ledger.ts';
import { withRates } from '../../../../shared/money/rates.ts';
import { barsOf, linesOf, parseRate, topOf } from '../../../../renderer/ledger/figures.ts';
import type { Ledger } from '../../../../renderer/ledger/ledger-store.ts';

const row = (day: string, model: string, knownUsd: number) => ({
  ...noFigures,
  day,
  model,
  calls: 1,
  knownUsd,
});
const ledger: Ledger = {
  days: ['2026-11-22', '2026-11-23'],
  rows: [row('2026-11-22', 'seedream-v4', 0.3), row('2026-11-23', 'nano-banana', 0.5)],
  observed: [{ model: 'nano-banana', usdPerImage: 0.019, at: 1 }],
};

describe('topOf', () => {
  it.each([
    [0, 0.1],
    [0.018, 0.02],
    [0.43, 0.5],
    [2.4, 2.5],
    [7, 10],
  ])('holds a day of $%d under a round $%d', (usd, top) => {
    expect(topOf([{ day: 'd', figures: { ...noFigures, knownUsd: usd } }])).toBeCloseTo(top);
  });
});

describe('linesOf', () => {
  it('shows the dearest model first, of the chosen day alone if one is chosen', () => {
    expect(linesOf(ledger, null, builtInModels)[0]?.model).toBe('nano-banana');
    expect(linesOf(ledger, '2026-11-22', builtInModels)[0]?.model).toBe('seedream-v4');
    expect(barsOf(ledger).map(({ figures }) => figures.knownUsd)).toEqual([0.3, 0.5]);
  });

  it('reckons with the user’s rate before the observed one, and that before a quote', () => {
    const rateOf = (model: string, models = builtInModels) => {
      const line = linesOf(ledger, null, models).find((one) => one.model === model);
      return [line?.rate, line?.source];
    };
    expect(rateOf('nano-banana', withRates(builtInModels, { 'nano-banana': 0.5 }))).toEqual([0.5, 'own']);
    expect(rateOf('nano-banana')).toEqual([0.019, 'observed']);
    expect(rateOf('seedream-v4')).toEqual([0.024, 'quoted']);
    expect(rateOf('gpt-image-2')).toEqual([null, 'unknown']);
  });
});

describe('parseRate', () => {
  it.each([
    ['0.018', 0.018],
    [' $0,02 ', 0.02],
    ['', null],
    ['free', 'faulty'],
    ['-1', 'faulty'],
  ])('reads %j as %j', (text, rate) => {
    expect(parseRate(text)).toBe(rate);
  });
});
