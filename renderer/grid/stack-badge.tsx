/** On the top of a stack: how many frames it has. A click opens or closes it (grid-view.tsx); the cell's description tells it too. */
import { Layers } from 'lucide-react';
import { say } from '../i18n/say.ts';
import styles from './stack-badge.module.css';

export function StackBadge({ size, isOpen }: { readonly size: number; readonly isOpen: boolean }) {
  return (
    <span
      className={styles.badge}
      data-stack-badge
      data-open={isOpen || undefined}
      title={say.arrange.stackTip(size, isOpen)}
      aria-hidden
    >
      <Layers size={12} aria-hidden />
      {size}
    </span>
  );
}
