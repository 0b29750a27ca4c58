/** A frame's marks in a line beside its picture, where there is room for the picture alone. */
import type { FrameRow } from '../../shared/frame/record.ts';
import { say } from '../i18n/say.ts';
import { FlagGlyph } from './flag-glyph.tsx';
import styles from './frame-marks.module.css';

type Marked = Pick<FrameRow, 'flag' | 'rating' | 'label'>;

export function MarksLine({ row }: { readonly row: Marked }) {
  const words = say.marks.described(row);
  if (words === undefined) return null;
  const { flag, rating, label } = row;
  return (
    <span className={styles.line} role="img" aria-label={words} title={words}>
      {flag && <FlagGlyph flag={flag} />}
      {rating > 0 && <span className={styles.inline}>{'★'.repeat(rating)}</span>}
      {label && <span className={styles.swatch} data-label={label} />}
    </span>
  );
}
