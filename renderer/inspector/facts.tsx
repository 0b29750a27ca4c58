/** A table of names and values, aligned, each value selectable. */
import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';
import styles from './inspector.module.css';

export function Facts({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <dl className={styles.facts} aria-label={label}>
      {children}
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
  /** What its button copies; without it there is no button. */
  readonly copies?: string;
  /** What shows while the pointer rests on the value; without it the value itself, which a narrow panel may cut. */
  readonly title?: string;
}

export function Fact({ name, children, copies, title }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>
        <span className={styles.value} title={title ?? (typeof children === 'string' ? children : undefined)}>
          {children}
        </span>
        {copies !== undefined && <CopyButton what={name} text={copies} />}
      </dd>
    </div>
  );
}
