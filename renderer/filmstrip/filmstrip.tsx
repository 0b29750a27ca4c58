/** The current set as a strip; the active frame is always in it. */
import { memo, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { FrameMarks } from '../frames/frame-marks.tsx';
import { frameName } from '../frames/frame-name.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import { gestureOf } from '../frames/selection.ts';
import { Thumbnail } from '../frames/thumbnail.tsx';
import { FrameMenu } from '../frames/frame-menu.tsx';
import { askedFor } from '../frames/selection-asked.ts';
import { useDragOut } from '../frames/use-drag-out.ts';
import { say } from '../i18n/say.ts';
import styles from './filmstrip.module.css';
import { createStripStore } from './strip-store.ts';
import { stripFrames } from './strip.ts';

export const Filmstrip = memo(function Filmstrip({ frames }: { readonly frames: FramesStore }) {
  const [store] = useState(() => createStripStore(frames));
  const strip = useStore(store, (state) => state.strip);
  const active = useStore(frames, ({ selection }) => selection.active);
  const box = useRef<HTMLDivElement>(null);
  const shown = stripFrames(strip);
  const numbers = shown.map(({ no }) => no).join();

  useEffect(() => store.getState().opened(), [store]);
  useEffect(() => {
    frames.getState().rowsWanted('filmstrip', numbers === '' ? [] : numbers.split(',').map(Number));
  }, [frames, numbers]);
  // Folded away, the strip looks at nothing any more.
  useEffect(() => () => frames.getState().rowsWanted('filmstrip', []), [frames]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => store.getState().resized(element.clientWidth));
    const wheeled = (event: WheelEvent): void => {
      event.preventDefault();
      store.getState().scrolled(event.deltaX + event.deltaY);
    };
    observer.observe(element);
    element.addEventListener('wheel', wheeled, { passive: false });
    return () => {
      observer.disconnect();
      element.removeEventListener('wheel', wheeled);
    };
  }, [store]);

  return (
    <section className={styles.filmstrip} aria-label={say.frames.filmstrip} data-testid="filmstrip">
      <FrameMenu onAsked={(event) => askedFor(frames, frameUnder(event.target))}>
        <div
          ref={box}
          className={styles.strip}
          role="listbox"
          aria-label={say.frames.strip}
          aria-orientation="horizontal"
          aria-multiselectable
          aria-activedescendant={shown.some(({ no }) => no === active) ? cellId(active ?? 0) : undefined}
          tabIndex={0}
        >
          {shown.map(({ slot, no, index, left }) => (
            <StripCell
              key={slot}
              frames={frames}
              no={no}
              index={index}
              count={strip.order.length}
              left={left}
            />
          ))}
        </div>
      </FrameMenu>
    </section>
  );
});

function cellId(no: number): string {
  return `strip-frame-${no}`;
}

interface CellProps {
  readonly frames: FramesStore;
  readonly no: number;
  readonly index: number;
  readonly count: number;
  readonly left: number;
}

const StripCell = memo(function StripCell({ frames, no, index, count, left }: CellProps) {
  const row = useStore(frames, ({ rows }) => rows.get(no));
  const isSelected = useStore(frames, ({ selection }) => selection.selected.has(no));
  const isActive = useStore(frames, ({ selection }) => selection.active === no);
  const dragging = useDragOut(frames);
  return (
    <div
      role="option"
      id={cellId(no)}
      className={styles.cell}
      aria-label={row ? frameName(row) : say.frames.frameLoading}
      aria-description={row && say.marks.described(row)}
      aria-selected={isSelected}
      aria-posinset={index + 1}
      aria-setsize={count}
      data-no={no}
      data-active={isActive || undefined}
      data-flag={row?.flag ?? undefined}
      draggable
      onPointerDown={(event) => dragging.pressed(event, no)}
      onDragStart={dragging.onDragStart}
      style={{ transform: `translateX(${left}px)` }}
      onClick={(event) => frames.getState().frameChosen(no, gestureOf(event))}
    >
      <div className={styles.frame}>
        {row && <Thumbnail row={row} />}
        {row && <FrameMarks row={row} />}
      </div>
    </div>
  );
});

function frameUnder(target: EventTarget): number | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-no]') : null;
  return cell ? Number(cell.dataset.no) : null;
}
