/** A rail of months beside the scroll bar: to any time of the library by one press. */
import { useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useStore } from 'zustand';
import { say } from '../i18n/say.ts';
import styles from './scrubber.module.css';
import { markAt, monthAt, monthMarks, yearsOn } from './scrub.ts';
import type { GridStore } from './grid-store.ts';
import type { MonthsStore } from './months-store.ts';

interface Props {
  readonly grid: GridStore;
  readonly months: MonthsStore;
}

/** CSS pixels between the figures of two years. */
const yearsApart = 20;
const monthsPerYear = 12;

export function Scrubber({ grid, months }: Props) {
  const place = useStore(grid, (state) => state.place);
  const all = useStore(months, (state) => state.months);
  /** Share of the rail under the pointer. */
  const [pointed, setPointed] = useState<number | null>(null);
  const marks = monthMarks(place, all);
  if (marks.length < 2) return null;

  const { contentHeight, viewportHeight } = place.geometry;
  const here = place.offset / contentHeight;
  const current = monthAt(marks, place);
  const shareOf = (event: PointerEvent): number => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientY - top) / height));
  };
  const jump = (share: number): void => grid.getState().jumped(share * contentHeight);

  function pressed(event: KeyboardEvent): void {
    const step = { ArrowUp: -1, ArrowDown: 1, PageUp: -monthsPerYear, PageDown: monthsPerYear }[event.key];
    const ends = { Home: 0, End: marks.length - 1 }[event.key];
    const to = ends ?? (step === undefined ? undefined : current + step);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const mark = marks[Math.min(marks.length - 1, Math.max(0, to))];
    if (mark) grid.getState().jumped(mark.top);
  }

  const label = marks[pointed === null ? current : markAt(marks, pointed)]?.month ?? '';
  return (
    <div
      className={styles.rail}
      role="slider"
      tabIndex={0}
      aria-label={say.arrange.scrubber}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={marks.length - 1}
      aria-valuenow={current}
      aria-valuetext={say.arrange.month(marks[current]?.month ?? '')}
      onKeyDown={pressed}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        jump(shareOf(event));
      }}
      onPointerMove={(event) => {
        const share = shareOf(event);
        setPointed(share);
        if (event.currentTarget.hasPointerCapture(event.pointerId)) jump(share);
      }}
      onPointerLeave={() => setPointed(null)}
    >
      {yearsOn(marks, viewportHeight, yearsApart).map(({ year, share }) => (
        <span key={year} className={styles.year} style={{ top: `${share * 100}%` }} aria-hidden>
          {year.slice(2)}
        </span>
      ))}
      <span className={styles.here} style={{ top: `${here * 100}%` }} />
      <span className={styles.label} style={{ top: `${(pointed ?? here) * 100}%` }} aria-hidden>
        {say.arrange.month(label)}
      </span>
    </div>
  );
}
