/** Words for assistive technology alone. */
import type { ReactNode } from 'react';
import styles from './visually-hidden.module.css';

interface Props {
  readonly id?: string;
  readonly as?: 'span' | 'h1';
  readonly children: ReactNode;
}

export function VisuallyHidden({ id, as: Element = 'span', children }: Props) {
  return (
    <Element id={id} className={styles.hidden}>
      {children}
    </Element>
  );
}
