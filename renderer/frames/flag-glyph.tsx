/** The grease pencil's tick and cross. */
import type { Flag } from '../../shared/frame/marks.ts';
import styles from './frame-marks.module.css';

/** Drawn by hand, in a square of 24. */
const strokes: Readonly<Record<Flag, string>> = {
  pick: 'M3.5 13.2c1.9 1.5 3.4 3.6 4.9 6.6C11 13.4 14.6 7.6 20.6 3.6',
  reject: 'M4.6 5.2c4.6 4 9.4 8.6 14.9 13.9M19 4.4C13.8 9 9.4 13.9 5 19.6',
};

/** `isWax`: on a picture, whatever its tones; otherwise in the colour of the text around it. */
export function FlagGlyph({ flag, isWax = false }: { readonly flag: Flag; readonly isWax?: boolean }) {
  return (
    <svg className={isWax ? styles.flag : styles.glyph} viewBox="0 0 24 24" aria-hidden>
      {isWax && <path className={styles.edge} d={strokes[flag]} />}
      <path className={isWax ? styles.wax : styles.ink} d={strokes[flag]} />
    </svg>
  );
}
