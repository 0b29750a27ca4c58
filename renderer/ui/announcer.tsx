/** The window's one polite live region. */
import { useStore } from 'zustand';
import { useApp } from '../app-context.tsx';
import styles from './visually-hidden.module.css';

export function Announcer() {
  const { announcer } = useApp();
  const { text, count } = useStore(announcer);
  // A live region speaks only what changed in it: a zero-width mark makes the same words a change.
  return (
    <div role="status" aria-live="polite" className={styles.hidden} data-testid="announcer">
      {text + (count % 2 === 1 ? '\u200b' : '')}
    </div>
  );
}
