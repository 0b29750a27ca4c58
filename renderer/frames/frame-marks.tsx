/** A frame's marks, laid over its picture: the grease pencil's tick or cross, small stars, a bar in the label's colour. */
import type { FrameRow } from '../../shared/frame/record.ts';
import { FlagGlyph } from './flag-glyph.tsx';
import styles from './frame-marks.module.css';

type Marked = Pick<FrameRow, 'flag' | 'rating' | 'label'>;

/** Nothing at all for a frame without marks, as most are. Told by the cell's description, not by this. */
export function FrameMarks({ row: { flag, rating, label } }: { readonly row: Marked }) {
  if (flag === null && rating === 0 && label === null) return null;
  return (
    <span className={styles.marks} aria-hidden>
      {flag && <FlagGlyph flag={flag} isWax />}
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
