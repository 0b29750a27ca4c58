/**
 * Frames of a sheet whose bytes are an earlier cell's: the gateway drew one picture for two calls. Both are kept, for both are paid
 * for; the later one is flagged. Pure.
 */
import type { FrameId } from '../../shared/ids.ts';
import type { FrameRow } from '../../shared/frame/record.ts';

/** By the later frame: the first one, row by row, that has the same bytes. */
export type Twins = ReadonlyMap<FrameId, FrameRow>;

type Rows = ReadonlyMap<FrameId, FrameRow>;

const known = new WeakMap<Rows, Twins>();

/** Found once for each state of the rows, whoever asks. */
export function twinsIn(rows: Rows): Twins {
  const found = known.get(rows) ?? findTwins(rows);
  known.set(rows, found);
  return found;
}

function findTwins(rows: Rows): Twins {
  const firsts = new Map<string, FrameRow>();
  const twins = new Map<FrameId, FrameRow>();
  for (const row of [...rows.values()].sort(byPlace)) {
    const first = firsts.get(row.sha256);
    if (first) twins.set(row.id, first);
    else firsts.set(row.sha256, row);
  }
  return twins;
}

function byPlace(a: FrameRow, b: FrameRow): number {
  return a.row - b.row || a.column - b.column || a.image - b.image;
}
