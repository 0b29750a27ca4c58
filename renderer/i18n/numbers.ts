/** Counts, sums and times as English writes them. */

/** "1 frame", "12 frames". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${whole(n)} ${n === 1 ? one : many}`;
}

/** "12 345": digits in groups, by a thin space that never breaks. Not by `Intl`, whose first use costs 9 ms of a start. */
export function whole(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** US dollars; below ten cents to the tenth of a cent, since an image costs about two. */
export function dollars(usd: number): string {
  return `$${usd.toFixed(usd > 0 && usd < 0.1 ? 3 : 2)}`;
}

/** Whole seconds as "8 s", "1 min 05 s", "2 h 10 min". */
export function duration(seconds: number): string {
  const total = Math.max(0, Math.round(seconds));
  if (total < 60) return `${total} s`;
  if (total < 3600) return `${Math.floor(total / 60)} min ${String(total % 60).padStart(2, '0')} s`;
  return `${Math.floor(total / 3600)} h ${String(Math.floor((total % 3600) / 60)).padStart(2, '0')} min`;
}

const units = ['B', 'KB', 'MB', 'GB'] as const;

/** Three figures and a decimal unit, as file managers count: "1.25 MB", "830 KB". */
export function byteSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  // 999.5 would be rounded to 1000 of a unit.
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const decimals = unit === 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return `${value.toFixed(decimals)} ${units[unit] ?? ''}`;
}
