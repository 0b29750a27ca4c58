/** Joins a scroll box to the sheet's geometry: its size and place come out, corrections go in. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Scroll, SheetGeometry, SheetSpace } from './geometry.ts';
import {
  isSameSight,
  largestCell,
  scrollShowing,
  scrollZoomed,
  sheetGeometry,
  smallestCell,
} from './geometry.ts';
import type { Place } from './sheet-model.ts';

/** Ctrl+wheel: a notch of 100 px makes cells about an eighth larger. */
const wheelPerOctave = 600;

export interface SheetBox {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly geometry: SheetGeometry;
  /** A place from which the same cells are in sight as from the box's own. */
  readonly scroll: Scroll;
  /** Scrolls as little as shows the cell. */
  readonly show: (place: Place, span: number) => void;
}

interface Options {
  readonly rows: number;
  readonly slots: number;
  readonly ratio: number;
  readonly figures: number;
  readonly cellSize: number;
  readonly onCellSizeChange: (size: number) => void;
}

const corner: Scroll = { left: 0, top: 0 };

export function useSheetBox({ cellSize, onCellSizeChange, ...shape }: Options): SheetBox {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [scroll, setScroll] = useState<Scroll>(corner);
  /** Where the pointer was when it last asked for another cell size, from the box's corner. */
  const focus = useRef<Scroll | null>(null);
  const space: SheetSpace = { ...size, cellSize };
  const geometry = sheetGeometry(space, shape);
  const before = useRef(geometry);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      // Another view is in front: the sheet keeps the place it had.
      if (width > 0 && height > 0)
        setSize((known) => (known.width === width && known.height === height ? known : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const element = box.current;
    const old = before.current;
    before.current = geometry;
    if (!element || old.cellWidth === geometry.cellWidth || old.width === 0) return;
    const at = focus.current ?? { left: geometry.width / 2, top: geometry.height / 2 };
    focus.current = null;
    const next = scrollZoomed(old, geometry, { left: element.scrollLeft, top: element.scrollTop }, at);
    element.scrollTo(next);
  });

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const scrolled = (): void => {
      // Hidden boxes report a corner that nobody scrolled to.
      if (element.clientHeight === 0) return;
      const next = { left: element.scrollLeft, top: element.scrollTop };
      // Cells lie at fixed places: nothing is to be drawn anew until another row or slot comes into sight.
      setScroll((known) => (isSameSight(before.current, known, next) ? known : next));
    };
    const wheeled = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      focus.current = { left: event.clientX - left, top: event.clientY - top };
      onCellSizeChange(clampedCell(cellSize * 2 ** (-event.deltaY / wheelPerOctave)));
    };
    element.addEventListener('scroll', scrolled, { passive: true });
    element.addEventListener('wheel', wheeled, { passive: false });
    return () => {
      element.removeEventListener('scroll', scrolled);
      element.removeEventListener('wheel', wheeled);
    };
  }, [cellSize, onCellSizeChange]);

  return {
    box,
    geometry,
    scroll,
    show(place, span) {
      const element = box.current;
      if (!element || geometry.width === 0) return;
      const now = { left: element.scrollLeft, top: element.scrollTop };
      const next = scrollShowing(geometry, place, span, now);
      if (next.left !== now.left || next.top !== now.top) element.scrollTo(next);
    },
  };
}

export function clampedCell(size: number): number {
  return Math.round(Math.min(Math.max(size, smallestCell), largestCell));
}
