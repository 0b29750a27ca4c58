/** Frames are dragged out of the window from the element that holds them; what is to be dragged is `draggable`. */
import type { DragEvent, PointerEvent } from 'react';
import { useApp } from '../app-context.tsx';
import type { FramesStore } from './frames-store.ts';
import { actedOn } from './selection.ts';

export function useDragOut(frames: FramesStore): {
  /** `no`: the frame under the pointer. `isAlone`: it alone is in view, whatever is selected. */
  readonly pressed: (event: PointerEvent, no: number | null, isAlone?: boolean) => void;
  readonly begun: () => void;
  readonly onDragStart: (event: DragEvent) => void;
} {
  const { dragOut } = useApp();
  const pressed = (event: PointerEvent, no: number | null, isAlone = false): void => {
    if (no === null || event.button !== 0 || event.pointerType === 'touch') return;
    const state = frames.getState();
    // One of the selected brings them all, any other only itself.
    const isOne = isAlone || !state.selection.selected.has(no);
    dragOut.pressed(state.idsAsked(isOne ? [no] : actedOn(state.order, state.selection)));
  };
  const begun = (): void => void dragOut.begun();
  const onDragStart = (event: DragEvent): void => {
    // The page's own drag would carry a picture's address.
    event.preventDefault();
    begun();
  };
  return { pressed, begun, onDragStart };
}
