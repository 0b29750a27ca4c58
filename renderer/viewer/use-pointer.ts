/** The pointer over a picture: a click zooms to the point, a drag pans, Ctrl+wheel or a pinch zooms to the cursor. */
import { useEffect, useEffectEvent, useRef } from 'react';
import type { PointerEvent as ReactPointerEvent, RefObject } from 'react';
import type { Camera, Point, Stage } from './camera.ts';
import { panned, scaleOf, toggled, wheelFactor, zoomedAt } from './camera.ts';

/** CSS pixels that a hand may tremble during a click. */
const clickSlack = 4;

interface Options {
  readonly element: RefObject<HTMLElement | null>;
  readonly camera: Camera;
  readonly stage: Stage | null;
  /** Device pixels in a CSS pixel. */
  readonly ratio: number;
  readonly onCamera: (camera: Camera) => void;
}

interface Grab {
  readonly pointer: number;
  readonly start: Point;
  readonly last: Point;
  readonly isDrag: boolean;
}

export function usePointer({ element, camera, stage, ratio, onCamera }: Options) {
  const grab = useRef<Grab | null>(null);

  function pointIn(event: { readonly clientX: number; readonly clientY: number }): Point {
    const box = element.current?.getBoundingClientRect();
    return { x: (event.clientX - (box?.left ?? 0)) * ratio, y: (event.clientY - (box?.top ?? 0)) * ratio };
  }

  const wheeled = useEffectEvent((event: WheelEvent) => {
    if (!stage) return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey)
      onCamera(zoomedAt(camera, stage, pointIn(event), scaleOf(camera, stage) * wheelFactor(event.deltaY)));
    else onCamera(panned(camera, stage, { x: -event.deltaX * ratio, y: -event.deltaY * ratio }));
  });

  useEffect(() => {
    const target = element.current;
    // React's own wheel listener is passive and could not keep the page from zooming.
    const listener = (event: WheelEvent): void => wheeled(event);
    target?.addEventListener('wheel', listener, { passive: false });
    return () => target?.removeEventListener('wheel', listener);
  }, [element]);

  return {
    onPointerDown(event: ReactPointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const start = pointIn(event);
      grab.current = { pointer: event.pointerId, start, last: start, isDrag: false };
    },
    onPointerMove(event: ReactPointerEvent) {
      const held = grab.current;
      if (held?.pointer !== event.pointerId || !stage) return;
      const point = pointIn(event);
      const far = Math.hypot(point.x - held.start.x, point.y - held.start.y) > clickSlack * ratio;
      grab.current = { ...held, last: point, isDrag: held.isDrag || far };
      if (grab.current.isDrag)
        onCamera(panned(camera, stage, { x: point.x - held.last.x, y: point.y - held.last.y }));
    },
    onPointerUp(event: ReactPointerEvent) {
      const held = grab.current;
      grab.current = null;
      if (held?.pointer === event.pointerId && !held.isDrag && stage)
        onCamera(toggled(camera, stage, held.start));
    },
    onPointerCancel() {
      grab.current = null;
    },
  };
}
