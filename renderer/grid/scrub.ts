/** Where months stand along the grid's content, as shares of its height. Pure. */
import type { Months } from '../../shared/frame/facets.ts';
import { cellAt } from './geometry.ts';
import type { GridPlace } from './grid-place.ts';

export interface MonthMark {
  readonly month: string;
  /** Where its first frame stands: CSS pixels from the content's upper edge. */
  readonly top: number;
  /** The same as a share of the content. */
  readonly share: number;
}

/** None where the months tell of other frames than those that are shown: then they are still being read. */
export function monthMarks({ geometry, order, lead }: GridPlace, months: Months): readonly MonthMark[] {
  const total = months.reduce((sum, { count }) => sum + count, 0);
  if (total !== order.length || geometry.contentHeight <= 0) return [];
  let index = 0;
  return months.map(({ month, count }) => {
    const { top } = cellAt(geometry, index + lead);
    index += count;
    const under = Math.max(0, top - geometry.header);
    return { month, top: under, share: under / geometry.contentHeight };
  });
}

/** The month at a height of the content: where the scroll box cannot go on, the last one. */
export function monthAt(
  marks: readonly MonthMark[],
  { offset, geometry }: Pick<GridPlace, 'offset' | 'geometry'>,
): number {
  if (offset + geometry.viewportHeight >= geometry.contentHeight - 1) return marks.length - 1;
  // A scroll box rounds to its own pixels: a month that was gone to begins up to one of them further down.
  return markAt(marks, (offset + 1) / geometry.contentHeight);
}

/** The month that a share of the content belongs to. */
export function markAt(marks: readonly MonthMark[], share: number): number {
  const after = marks.findIndex((mark) => mark.share > share);
  return Math.max(0, (after < 0 ? marks.length : after) - 1);
}

/** Years that have room for their figures, `apart` CSS pixels from one another on a rail so long. */
export function yearsOn(
  marks: readonly MonthMark[],
  length: number,
  apart: number,
): readonly { readonly year: string; readonly share: number }[] {
  const years: { year: string; share: number }[] = [];
  for (const { month, share } of marks) {
    const year = month.slice(0, 4);
    const last = years.at(-1);
    if (last?.year === year || (last && (share - last.share) * length < apart)) continue;
    years.push({ year, share });
  }
  return years;
}
