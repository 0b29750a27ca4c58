/** A request's time where the photographer is, as a log is kept: day and minute. Pure. */

/** "2026-11-22". */
export function dayOf(time: number): string {
  const date = new Date(time);
  return [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
}

/** "22:15". */
export function timeOf(time: number): string {
  const date = new Date(time);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

export function momentOf(time: number): string {
  return `${dayOf(time)} ${timeOf(time)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
