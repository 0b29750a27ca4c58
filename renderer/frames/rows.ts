/** The rows at hand: a bounded cache over the library's rows, least recently wanted out first. Pure. */
import type { FrameRow } from '../../shared/frame/record.ts';

/** Rows by number, in the order in which they were last wanted. */
export type Rows = ReadonlyMap<number, FrameRow>;

/** About 4 MB; a screenful is 40 to 200 rows. */
export const rowLimit = 4_000;
/** What one `frames.rows` request may ask for. */
export const rowsPerRequest = 1_000;

/** The cache with `incoming` in it. Rows in `wanted` count as just used, so what is on screen is never dropped. */
export function rememberRows(
  rows: Rows,
  incoming: readonly FrameRow[],
  wanted: Iterable<number> = [],
  limit = rowLimit,
): Rows {
  const result = new Map(rows);
  const touch = (no: number, row: FrameRow): void => {
    result.delete(no);
    result.set(no, row);
  };
  for (const row of incoming) touch(row.no, row);
  for (const no of wanted) {
    const row = result.get(no);
    if (row) touch(no, row);
  }
  for (const no of result.keys()) {
    if (result.size <= limit) break;
    result.delete(no);
  }
  return result;
}

/** What to ask for: wanted and neither at hand nor known to be missing, in the order wanted. */
export function missingRows(
  rows: Rows,
  absent: ReadonlySet<number>,
  wanted: Iterable<number>,
): readonly number[] {
  const missing = new Set<number>();
  for (const no of wanted) {
    if (missing.size === rowsPerRequest) break;
    if (!rows.has(no) && !absent.has(no)) missing.add(no);
  }
  return [...missing];
}
