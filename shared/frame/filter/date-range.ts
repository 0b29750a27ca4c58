/** What a date of the search field covers, by the calendar and clock of this computer. */

export interface DateRange {
  /** Ms since the epoch; `to` is the first moment after it. */
  readonly from: number;
  readonly to: number;
}

/** `2026`, `2026-10` or `2026-10-05`; null for what is no date. */
export function dateRange(date: string): DateRange | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(date) ?? [];
  if (year === undefined) return null;
  const parts = [Number(year), month === undefined ? 0 : Number(month) - 1, Number(day ?? '1')] as const;
  const from = localMoment(...parts);
  // The 30th of February would be taken for the 2nd of March.
  if (from.getMonth() !== parts[1] || from.getDate() !== parts[2]) return null;
  const [y, m, d] = parts;
  const to =
    month === undefined
      ? localMoment(y + 1, 0, 1)
      : day === undefined
        ? localMoment(y, m + 1, 1)
        : localMoment(y, m, d + 1);
  return { from: from.getTime(), to: to.getTime() };
}

/** As it is meant: `new Date(26, …)` would be 1926. */
function localMoment(year: number, month: number, day: number): Date {
  const moment = new Date(2000, month, day);
  moment.setFullYear(year, month, day);
  return moment;
}
