/** Joins a scroll box to the grid's place: its size and scroll position go in, corrections come back. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { clampedCell } from './cell-size.ts';
import type { GridPlace } from './grid-place.ts';
import type { GridStore } from './grid-store.ts';

/** Ctrl+wheel: a notch of 100 px makes cells about an eighth larger. */
const wheelPerOctave = 600;

export function useScrollBox(
  grid: GridStore,
  cellSize: number,
  onCellSizeChange: (size: number) => void,
): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      // Another view is in front: the grid keeps the place it had.
      if (width > 0 && height > 0) grid.getState().resized({ width, height, cellSize });
    };
    measure();
    const observer = new ResizeObserver(() => {
      measure();
      restore(element, grid);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [grid, cellSize]);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const scrolled = (): void => {
      if (element.clientHeight > 0) grid.getState().scrolled(element.scrollTop);
    };
    const rested = (): void => {
      if (element.clientHeight > 0) grid.getState().scrollRested();
    };
    const wheeled = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      onCellSizeChange(clampedCell(cellSize * 2 ** (-event.deltaY / wheelPerOctave)));
    };
    element.addEventListener('scroll', scrolled, { passive: true });
    element.addEventListener('scrollend', rested);
    element.addEventListener('wheel', wheeled, { passive: false });
    return () => {
      element.removeEventListener('scroll', scrolled);
      element.removeEventListener('scrollend', rested);
      element.removeEventListener('wheel', wheeled);
    };
  }, [grid, cellSize, onCellSizeChange]);

  return box;
}

/** Once the content is as high as the place has it, the box is scrolled to where the place is. */
export function useRestoredScroll(
  box: RefObject<HTMLElement | null>,
  grid: GridStore,
  place: GridPlace,
): void {
  useLayoutEffect(() => {
    if (box.current) restore(box.current, grid);
  }, [box, grid, place]);
}

/** The scroll box rounds to device pixels: within one, it stands where it should. */
function restore(element: HTMLElement, grid: GridStore): void {
  const { scrollTop } = grid.getState().place;
  if (element.clientHeight > 0 && Math.abs(element.scrollTop - scrollTop) >= 1) element.scrollTop = scrollTop;
}
