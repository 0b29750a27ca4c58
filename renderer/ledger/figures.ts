/** The ledger's rows as the chart and the table show them. Pure. */
import type { ModelTable } from '../../shared/models/table.ts';
import { noFigures, sumOf } from '../../shared/money/ledger.ts';
import type { LedgerFigures } from '../../shared/money/ledger.ts';
import { ownRateSource } from '../../shared/money/rates.ts';
import type { Ledger } from './ledger-store.ts';

export interface DayBar {
  readonly day: string;
  readonly figures: LedgerFigures;
}

export function barsOf({ days, rows }: Ledger): readonly DayBar[] {
  return days.map((day) => ({ day, figures: sumOf(rows.filter((row) => row.day === day)) }));
}

/** The top of the chart, in US dollars: a round figure at or above the dearest day. */
export function topOf(bars: readonly DayBar[]): number {
  const most = Math.max(0, ...bars.map(({ figures }) => figures.knownUsd + figures.estimatedUsd));
  if (most === 0) return 0.1;
  const magnitude = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 2.5, 5, 10].find((step) => step * magnitude >= most * 0.999) ?? 10) * magnitude;
}

export interface ModelLine {
  readonly model: string;
  readonly name: string;
  readonly figures: LedgerFigures;
  /** US dollars an image; null: nobody knows. */
  readonly rate: number | null;
  readonly source: 'own' | 'observed' | 'quoted' | 'unknown';
}

/** Every model that is there or was used, the dearest first; those without a call keep the table's order at its end. */
export function linesOf({ rows, observed }: Ledger, day: string | null, models: ModelTable): ModelLine[] {
  const wanted = rows.filter((row) => day === null || row.day === day);
  const ids = [...new Set([...models.map(({ id }) => id), ...wanted.map(({ model }) => model)])];
  return ids
    .map((id) => {
      const known = models.find((model) => model.id === id);
      const figures = sumOf(wanted.filter(({ model }) => model === id));
      return { model: id, name: known?.name ?? id, figures, ...rateOf(id, models, observed) };
    })
    .sort((a, b) => weight(b.figures) - weight(a.figures));
}

function weight(figures: LedgerFigures): number {
  const { knownUsd, estimatedUsd, calls } = figures;
  return knownUsd + estimatedUsd + (calls > 0 ? 1e-6 : 0);
}

function rateOf(
  id: string,
  models: ModelTable,
  observed: Ledger['observed'],
): Pick<ModelLine, 'rate' | 'source'> {
  const quote = models.find((model) => model.id === id)?.quote;
  if (quote?.source === ownRateSource) return { rate: quote.usdPerImage, source: 'own' };
  const seen = observed.find(({ model }) => model === id);
  if (seen) return { rate: seen.usdPerImage, source: 'observed' };
  return quote ? { rate: quote.usdPerImage, source: 'quoted' } : { rate: null, source: 'unknown' };
}

export function totalOf(lines: readonly ModelLine[]): LedgerFigures {
  return lines.length === 0 ? noFigures : sumOf(lines.map(({ figures }) => figures));
}

/** US dollars as typed; null for an empty field, `faulty` for what is no rate. */
export function parseRate(text: string): number | null | 'faulty' {
  const trimmed = text.trim().replace(/^\$/, '').replace(',', '.');
  if (trimmed === '') return null;
  const usd = Number(trimmed);
  return Number.isFinite(usd) && usd > 0 && usd <= 1_000 ? usd : 'faulty';
}
