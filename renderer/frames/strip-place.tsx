/** Quietly in a view's bar: where on its sheet the frame lies. */
import { say } from '../i18n/say.ts';
import styles from './strip-place.module.css';
import type { StripPosition } from './strip.ts';

export function StripPlace({ position }: { readonly position: StripPosition | null }) {
  // A frame alone has no place among others.
  if (!position || position.rows * position.seeds === 1) return null;
  return (
    <span className={styles.place} aria-label={say.viewer.strip.label} role="note">
      {say.viewer.strip.position(position)}
    </span>
  );
}
