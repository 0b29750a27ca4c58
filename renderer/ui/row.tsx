/** One line of a panel: a dim word on the left, the control that shows the value beside it. */
import type { ReactNode } from 'react';
import styles from './row.module.css';

interface RowProps {
  readonly label: string;
  readonly children: ReactNode;
  /** A sentence under the control. */
  readonly hint?: ReactNode;
  readonly hintId?: string;
}

/** The visible label repeats the control's accessible name, so that speech is not given it twice. */
export function Row({ label, children, hint, hintId }: RowProps) {
  return (
    <div className={styles.row}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      <div className={styles.control}>{children}</div>
      {hint !== undefined && hint !== null && (
        <p className={styles.hint} id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** A group of rows under a hairline. */
export function Section({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  return (
    <section className={styles.section}>
      {title !== undefined && <h3 className={styles.title}>{title}</h3>}
      {children}
    </section>
  );
}
