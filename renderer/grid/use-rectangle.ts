/** A rectangle drawn with the pointer, from between two pictures or from empty space, selects the frames that it touches. */
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import type { FramesStore } from '../frames/frames-store.ts';
import type { Selection, SelectionGesture } from '../frames/selection.ts';
import { gestureOf, isSameSelection, selectDrawn, withActiveSelected } from '../frames/selection.ts';
import type { Rectangle } from './geometry.ts';
import type { GridPlace } from './grid-place.ts';
import { framesTouched, nearestTo } from './grid-place.ts';
import type { GridStore } from './grid-store.ts';

/** CSS pixels that a pointer may stray in a click. */
const slack = 4;
/** CSS pixels from an edge at which the grid scrolls on, by a share of how far the pointer is past that, a frame of the screen. */
const edge = 24;
const share = 0.25;
const fastest = 48;

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Press {
  readonly box: HTMLElement;
  readonly gesture: SelectionGesture;
  /** In the content, where it stays while the grid scrolls. */
  readonly from: Point;
  /** Selected before. */
  readonly before: Selection;
  /** Of the pointer, in the window. */
  readonly pointer: Point;
}

export interface RectangleDrawn {
  /** In the content; null while none is drawn. */
  readonly rectangle: Rectangle | null;
  /** True: from here a rectangle may be drawn, and nothing else dragged. */
  readonly pressed: (event: PointerEvent<HTMLElement>) => boolean;
  readonly moved: (event: PointerEvent<HTMLElement>) => void;
  readonly released: () => void;
  readonly canceled: () => void;
  /** True for the key that takes the rectangle back. */
  readonly takesKey: (event: KeyboardEvent) => boolean;
  /** True for the click that a rectangle ends with. */
  readonly takesClick: (event: MouseEvent) => boolean;
  /** True while the pointer is down where a rectangle begins. */
  readonly isPressed: () => boolean;
}

export function useRectangle(grid: GridStore, frames: FramesStore): RectangleDrawn {
  const press = useRef<Press | null>(null);
  const hasDrawn = useRef(false);
  const scrolling = useRef(0);
  const [rectangle, setRectangle] = useState<Rectangle | null>(null);
  useEffect(() => () => cancelAnimationFrame(scrolling.current), []);

  function ended(): void {
    press.current = null;
    cancelAnimationFrame(scrolling.current);
    scrolling.current = 0;
    setRectangle(null);
  }

  function draw({ box, pointer, from, before, gesture }: Press): void {
    const { place } = grid.getState();
    const drawn = between(from, inContent(place, box, pointer));
    const state = frames.getState();
    const next = selectDrawn(before, framesTouched(place, drawn), gesture);
    if (!isSameSelection(next, state.selection)) state.selectionMade(next);
    setRectangle(drawn);
  }

  /** As long as the pointer stays at an edge. */
  function scrollOn(): void {
    scrolling.current = 0;
    const now = press.current;
    const by = now ? stride(now.box, now.pointer.y) : 0;
    if (!now || by === 0) return;
    now.box.scrollBy(0, by);
    grid.getState().scrolled(now.box.scrollTop);
    draw(now);
    scrolling.current = requestAnimationFrame(scrollOn);
  }

  function canceled(): void {
    if (press.current && hasDrawn.current) frames.getState().selectionMade(press.current.before);
    ended();
  }

  return {
    rectangle,
    pressed(event) {
      hasDrawn.current = false;
      const box = event.currentTarget;
      if (event.button !== 0 || event.pointerType === 'touch' || !isBeside(event)) return false;
      const pointer = { x: event.clientX, y: event.clientY };
      press.current = {
        box,
        gesture: gestureOf(event),
        from: inContent(grid.getState().place, box, pointer),
        before: frames.getState().selection,
        pointer,
      };
      return true;
    },
    moved(event) {
      const from = press.current;
      if (!from) return;
      if (event.buttons === 0) {
        // Let go of outside the window.
        ended();
        return;
      }
      const pointer = { x: event.clientX, y: event.clientY };
      if (!hasDrawn.current) {
        if (Math.hypot(pointer.x - from.pointer.x, pointer.y - from.pointer.y) < slack) return;
        from.box.setPointerCapture(event.pointerId);
        hasDrawn.current = true;
      }
      const now = { ...from, pointer };
      press.current = now;
      draw(now);
      if (scrolling.current === 0) scrollOn();
    },
    released() {
      const now = press.current;
      if (now && hasDrawn.current) {
        const { place } = grid.getState();
        const state = frames.getState();
        const { selection } = state;
        const nearest = nearestTo(place, selection.selected, inContent(place, now.box, now.pointer));
        state.selectionMade(withActiveSelected(selection, nearest));
      }
      ended();
    },
    canceled,
    takesKey(event) {
      if (!press.current || !hasDrawn.current || event.key !== 'Escape') return false;
      canceled();
      return true;
    },
    takesClick(event) {
      if (!hasDrawn.current) return false;
      event.preventDefault();
      hasDrawn.current = false;
      return true;
    },
    isPressed: () => press.current !== null,
  };
}

/** Beside the pictures, and not on the scroll bar. */
function isBeside({ target, clientX, currentTarget }: PointerEvent<HTMLElement>): boolean {
  const isOnPicture = target instanceof Element && target.closest('[data-picture]') !== null;
  return !isOnPicture && clientX < currentTarget.getBoundingClientRect().left + currentTarget.clientWidth;
}

function inContent(place: GridPlace, box: HTMLElement, pointer: Point): Point {
  const { left, top } = box.getBoundingClientRect();
  const lowest = Math.max(place.geometry.contentHeight, place.geometry.viewportHeight);
  return {
    x: Math.min(Math.max(0, pointer.x - left), box.clientWidth),
    y: Math.min(Math.max(0, pointer.y - top + place.offset), lowest),
  };
}

function between(a: Point, b: Point): Rectangle {
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    right: Math.max(a.x, b.x),
    bottom: Math.max(a.y, b.y),
  };
}

/** How far to scroll for a pointer at an edge or past it; 0 within. */
function stride(box: HTMLElement, y: number): number {
  const { top, bottom } = box.getBoundingClientRect();
  const past = y < top + edge ? y - top - edge : Math.max(0, y - bottom + edge);
  return Math.sign(past) * Math.min(fastest, Math.ceil(Math.abs(past) * share));
}
