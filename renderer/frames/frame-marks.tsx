/** A frame's marks, laid over its picture: the grease pencil's tick or cross, small stars, a bar in the label's colour. */
import type { FrameRow } from '../../shared/frame/record.ts';
import styles from './frame-marks.module.css';

type Marked = Pick<FrameRow, 'flag' | 'rating' | 'label'>;

/** Drawn by hand, in a square of 24. */
const strokes = {
  pick: 'M3.5 13.2c1.9 1.5 3.4 3.6 4.9 6.6C11 13.4 14.6 7.6 20.6 3.6',
  reject: 'M4.6 5.2c4.6 4 9.4 8.6 14.9 13.9M19 4.4C13.8 9 9.4 13.9 5 19.6',
} as const;

/** Nothing at all for a frame without marks, as most are. Told by the cell's description, not by this. */
export function FrameMarks({ row: { flag, rating, label } }: { readonly row: Marked }) {
  if (flag === null && rating === 0 && label === null) return null;
  return (
    <span className={styles.marks} aria-hidden>
      {flag && (
        <svg className={styles.flag} viewBox="0 0 24 24">
          <path className={styles.edge} d={strokes[flag]} />
          <path className={styles.wax} d={strokes[flag]} />
        </svg>
      )}
      {rating > 0 && (
        <span className={styles.stars}>
          <span className={styles.each}>{'★'.repeat(rating)}</span>
          <span className={styles.figure}>{rating}★</span>
        </span>
      )}
      {label && <span className={styles.label} data-label={label} />}
    </span>
  );
}
