/** Dates that a filter offers, as the search field has them: of late, and by years. */
import { dateRange } from './date-range.ts';
import type { DateRange } from './date-range.ts';

export interface DateChoice extends DateRange {
  /** `on:2026-10-05`, `after:2026-09-29`, `on:2026-10`, `on:2026`. */
  readonly token: string;
}

/** Years that are offered, from now back. */
const mostYears = 20;
/** `to` of what has no end. */
const never = Number.MAX_SAFE_INTEGER;

/** Today, the last seven days, this month and the one before; then the years back to that of the oldest frame. */
export function dateChoices(now: number, oldest: number): readonly DateChoice[] {
  const today = new Date(now);
  const [year, month, day] = [today.getFullYear(), today.getMonth(), today.getDate()];
  const firstYear = Math.max(new Date(oldest).getFullYear(), year - mostYears + 1);
  const years = Array.from({ length: Math.max(1, year - firstYear + 1) }, (_, back) => year - back);
  return [
    on(dayText(today)),
    after(dayText(new Date(year, month, day - 6))),
    on(dayText(today).slice(0, 7)),
    on(dayText(new Date(year, month - 1, 1)).slice(0, 7)),
    ...years.map((each) => on(String(each))),
  ].flatMap((choice) => choice ?? []);
}

/** `2026-10-05`, by the calendar of this computer. */
export function dayText(date: Date): string {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

function on(date: string): DateChoice | null {
  const range = dateRange(date);
  return range && { token: `on:${date}`, ...range };
}

function after(date: string): DateChoice | null {
  const range = dateRange(date);
  return range && { token: `after:${date}`, from: range.from, to: never };
}
