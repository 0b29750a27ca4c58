/** The split's edge upon the pictures, dragged by mouse, pen or finger. Keys have the slider in the bar. */
import { useState } from 'react';
import type { PointerEvent } from 'react';
import { clamp } from '../ui/number-steps.ts';
import styles from './compare.module.css';

interface Props {
  /** In per cent of the width. */
  readonly onEdge: (edge: number) => void;
}

export function SplitEdge({ onEdge }: Props) {
  const [isDragged, setDragged] = useState(false);

  function dragged({ currentTarget, clientX }: PointerEvent<HTMLElement>): void {
    const box = currentTarget.parentElement?.getBoundingClientRect();
    if (!isDragged || !box) return;
    const share = ((clientX - box.left) / box.width) * 100;
    onEdge(clamp(Math.round(share * 10) / 10, 0, 100));
  }

  return (
    <div
      className={styles.edge}
      data-testid="split-edge"
      data-dragged={isDragged || undefined}
      aria-hidden
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged(true);
      }}
      onPointerMove={dragged}
      onPointerUp={() => setDragged(false)}
      onPointerCancel={() => setDragged(false)}
    />
  );
}
