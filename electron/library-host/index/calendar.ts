/**
 * Days and months by this computer's calendar, for many moments at once. SQLite's own functions ask for the time zone of
 * each: a hundred thousand of them take a hundred milliseconds. Days begin on a quarter of an hour in every time zone, so
 * here each quarter is asked once.
 */

/** Ms. */
export const quarter = 15 * 60_000;

/** `2026-10-05` of the moment, in quarters since the epoch. */
export function dayOf(quarters: number): string {
  const moment = new Date(quarters * quarter);
  return `${monthOf(quarters)}-${String(moment.getDate()).padStart(2, '0')}`;
}

/** `2026-10`. */
export function monthOf(quarters: number): string {
  const moment = new Date(quarters * quarter);
  return `${moment.getFullYear()}-${String(moment.getMonth() + 1).padStart(2, '0')}`;
}

/** What a function of a quarter answers, asked once for each. */
export function remembered(of: (quarters: number) => string): (quarters: number) => string {
  const known = new Map<number, string>();
  return (quarters) => {
    const found = known.get(quarters);
    if (found !== undefined) return found;
    const fresh = of(quarters);
    known.set(quarters, fresh);
    return fresh;
  };
}
