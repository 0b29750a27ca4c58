/** Frames of a collection are dragged to another place of it: a line shows where they would come. */
import { useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import { toAppError } from '../../shared/errors.ts';
import { useApp } from '../app-context.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { isByHand } from '../frames/source.ts';
import type { Drop } from './grid-place.ts';
import { dropAt } from './grid-place.ts';
import type { GridStore } from './grid-store.ts';

/** CSS pixels that a pointer may stray in a click. */
const slack = 6;
/** CSS pixels from an edge at which the grid scrolls on, and how far with each move. */
const edge = 32;
const stride = 24;

interface Press {
  readonly no: number;
  readonly x: number;
  readonly y: number;
}

export interface Arranging {
  /** Where the frames would come; null while nothing is dragged. */
  readonly drop: Drop | null;
  readonly pressed: (event: PointerEvent<HTMLElement>, no: number | null) => void;
  readonly moved: (event: PointerEvent<HTMLElement>) => void;
  readonly released: () => void;
  readonly canceled: () => void;
  /** True for the key that ends a drag without a move. */
  readonly takesKey: (event: KeyboardEvent) => boolean;
  /** True for the click that a drag ends with. */
  readonly takesClick: (event: MouseEvent) => boolean;
}

/** `onLeft`: frames are dragged out of the window. */
export function useArranging(grid: GridStore, frames: FramesStore, onLeft: () => void): Arranging {
  const { notices } = useApp();
  const press = useRef<Press | null>(null);
  const hasDragged = useRef(false);
  const [drop, setDrop] = useState<Drop | null>(null);

  function ended(): void {
    press.current = null;
    setDrop(null);
  }

  async function arranged(before: number | null): Promise<void> {
    try {
      await frames.getState().movedBefore(before);
    } catch (thrown) {
      notices.getState().requestFailed(toAppError(thrown));
    }
  }

  return {
    drop,
    pressed(event, no) {
      hasDragged.current = false;
      const isPlain = event.button === 0 && !event.shiftKey && !event.ctrlKey && !event.metaKey;
      // A finger scrolls; and only a collection has an order of its own.
      if (no === null || !isPlain || event.pointerType === 'touch' || !isByHand(frames.getState().source))
        return;
      press.current = { no, x: event.clientX, y: event.clientY };
    },
    moved(event) {
      const from = press.current;
      if (!from) return;
      if (event.buttons === 0) {
        // Let go of outside the window.
        ended();
        return;
      }
      const box = event.currentTarget;
      if (!drop) {
        if (Math.hypot(event.clientX - from.x, event.clientY - from.y) < slack) return;
        box.setPointerCapture(event.pointerId);
        hasDragged.current = true;
        const state = frames.getState();
        if (!state.selection.selected.has(from.no)) state.frameChosen(from.no, 'only');
      }
      if (isOutside(event)) {
        box.releasePointerCapture(event.pointerId);
        ended();
        onLeft();
        return;
      }
      const { left, top, height } = box.getBoundingClientRect();
      const y = event.clientY - top;
      if (y < edge) box.scrollBy(0, -stride);
      else if (y > height - edge) box.scrollBy(0, stride);
      setDrop(dropAt(grid.getState().place, event.clientX - left, y));
    },
    released() {
      if (drop) void arranged(drop.before);
      ended();
    },
    canceled: ended,
    takesKey(event) {
      if (!drop || event.key !== 'Escape') return false;
      ended();
      return true;
    },
    takesClick(event) {
      if (!hasDragged.current) return false;
      event.preventDefault();
      hasDragged.current = false;
      return true;
    },
  };
}

function isOutside({ clientX, clientY }: PointerEvent): boolean {
  return clientX < 0 || clientY < 0 || clientX >= window.innerWidth || clientY >= window.innerHeight;
}
