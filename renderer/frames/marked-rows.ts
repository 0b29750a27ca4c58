/** Rows after a marking. Pure. */
import type { Marking } from '../../shared/frame/marking.ts';
import type { FrameRow } from '../../shared/frame/record.ts';
import type { FrameId } from '../../shared/ids.ts';

/** The same map when none of its rows was marked, and the same row for each that was not. */
export function markedRows<Key>(
  rows: ReadonlyMap<Key, FrameRow>,
  markings: readonly Marking[],
): ReadonlyMap<Key, FrameRow> {
  const changes = new Map<FrameId, Pick<FrameRow, 'flag' | 'rating' | 'label'>>();
  for (const { frames, change } of markings) {
    const { flag, rating, label } = change;
    const seen = {
      ...(flag !== undefined && { flag }),
      ...(rating !== undefined && { rating }),
      ...(label !== undefined && { label }),
    } as Pick<FrameRow, 'flag' | 'rating' | 'label'>;
    for (const id of frames) changes.set(id, { ...changes.get(id), ...seen });
  }
  let isSame = true;
  const result = new Map<Key, FrameRow>();
  for (const [key, row] of rows) {
    const change = changes.get(row.id);
    if (change) isSame = false;
    result.set(key, change ? { ...row, ...change } : row);
  }
  return isSame ? rows : result;
}
