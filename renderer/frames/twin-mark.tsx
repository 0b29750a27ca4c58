/** On a frame whose bytes are an earlier one's of its batch: which one that is. Both are kept, for both may be billed. */
import type { FrameRow, Twin } from '../../shared/frame/record.ts';
import { say } from '../i18n/say.ts';
import styles from './twin-mark.module.css';

type Placed = Pick<FrameRow, 'row' | 'column' | 'image' | 'no'>;
type Named = Pick<Twin, 'row' | 'seed'>;

/** The twin of a frame that comes after it on the sheet: the one that is flagged. */
export function earlierTwin(row: FrameRow): Twin | undefined {
  return row.twin && comesBefore(row.twin, row) ? row.twin : undefined;
}

function comesBefore(a: Placed, b: Placed): boolean {
  return (a.row - b.row || a.column - b.column || a.image - b.image || a.no - b.no) < 0;
}

/** As it is called from a frame's place: by its seed, and by its row where that is another. */
export function twinPlace(twin: Named, { row }: Pick<FrameRow, 'row'>): Parameters<typeof say.twins.mark>[0] {
  return { seed: twin.seed, row: twin.row === row ? null : twin.row };
}

/** A cell's description: its marks, and what it is the same as. */
export function describedWithTwin(row: FrameRow, twin: Named | undefined): string | undefined {
  const words = [say.marks.described(row), twin && say.twins.described(twinPlace(twin, row))];
  return words.filter((word) => word !== undefined).join(', ') || undefined;
}

/** Told by the cell's description as well. */
export function TwinMark({ row, twin }: { readonly row: FrameRow; readonly twin: Named }) {
  const place = twinPlace(twin, row);
  return (
    <span className={styles.twin} title={say.twins.tip(place)} aria-hidden>
      {say.twins.mark(place)}
    </span>
  );
}
