/** Words of the ledger. */
import { count, dollars } from '../numbers.ts';

export const ledger = {
  title: 'Ledger',
  description:
    'What was asked of gateways and what it cost, from the requests of this library. Practice is free and not in it.',
  period: 'Days',
  periods: { 7: '7 days', 30: '30 days', 90: '90 days' },
  chart: 'Cost by day',
  legend: { known: 'As the gateway said', estimated: 'Estimated' },
  /** Of one day, for assistive technology and under the pointer. */
  day: (day: string, known: number, estimated: number, frames: number) =>
    `${day}: ${amounts(known, estimated)}, ${count(frames, 'frame')}`,
  whole: (days: number) => `Last ${count(days, 'day')}`,
  showAll: 'All days',
  table: 'By model',
  columns: {
    model: 'Model',
    calls: 'Calls',
    frames: 'Frames',
    known: 'Known',
    estimated: 'Estimated',
    refused: 'Refused',
    failed: 'Failed',
    unknown: 'Unknown',
    rate: 'Rate per frame',
  },
  total: 'Total',
  unpriced: (n: number) => `+ ${count(n, 'frame')} without a price`,
  none: '–',
  nothing: 'Nothing was sent for money in these days.',
  rateOf: (model: string) => `Rate of ${model}`,
  rateInvalid: 'A rate is an amount in US dollars, such as 0.018. Empty takes what is observed or quoted.',
  sources: {
    own: 'yours',
    observed: 'as observed',
    quoted: 'as quoted',
    unknown: 'unknown',
  },
  rateHint:
    'In US dollars. Yours holds before what was observed, and that before what the vendor’s pages quoted.',
  reading: 'Reading the batches…',
} as const;

function amounts(known: number, estimated: number): string {
  const parts = [
    ...(known > 0 ? [dollars(known)] : []),
    ...(estimated > 0 ? [`about ${dollars(estimated)}`] : []),
  ];
  return parts.length === 0 ? 'nothing spent' : parts.join(' and ');
}
