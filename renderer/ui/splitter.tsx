/** The edge between two panels: dragged, or moved with the arrow keys (WAI-ARIA window splitter). */
import { useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { clamp } from './number-steps.ts';
import styles from './splitter.module.css';

interface Props {
  readonly label: string;
  /** The panel's width in CSS pixels. */
  readonly width: number;
  readonly smallest: number;
  readonly largest: number;
  /** The side of the splitter on which the panel lies. */
  readonly panel: 'left' | 'right';
  readonly onResize: (width: number) => void;
  /** Double click: back to the width it came with. */
  readonly onReset: () => void;
}

const keyStep = 16;

export function Splitter({ label, width, smallest, largest, panel, onResize, onReset }: Props) {
  const [grab, setGrab] = useState<{ readonly x: number; readonly width: number } | null>(null);
  const direction = panel === 'left' ? 1 : -1;

  function grabbed(event: PointerEvent<HTMLElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId);
    setGrab({ x: event.clientX, width });
  }

  function dragged(event: PointerEvent): void {
    if (grab) onResize(clamp(grab.width + direction * (event.clientX - grab.x), smallest, largest));
  }

  function pressed(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowRight: direction, ArrowLeft: -direction };
    const ends: Readonly<Record<string, number>> = { Home: smallest, End: largest };
    const step = steps[event.key];
    const next = step === undefined ? ends[event.key] : width + step * keyStep;
    if (next === undefined) return;
    event.preventDefault();
    onResize(clamp(next, smallest, largest));
  }

  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={smallest}
      aria-valuemax={largest}
      className={styles.splitter}
      data-panel={panel}
      data-dragged={grab !== null || undefined}
      onPointerDown={grabbed}
      onPointerMove={dragged}
      onPointerUp={() => setGrab(null)}
      onPointerCancel={() => setGrab(null)}
      onDoubleClick={onReset}
      onKeyDown={pressed}
    />
  );
}
