/**
 * The pointer over a picture, be it mouse, pen or finger: a click zooms to the point, a drag pans and glides on when
 * it is let go of in motion, Ctrl+wheel or two fingers zoom to where they are.
 */
import { useEffect, useEffectEvent, useRef } from 'react';
import type { PointerEvent as ReactPointerEvent, RefObject } from 'react';
import type { Camera, Point, Stage } from './camera.ts';
import { panned, scaleOf, toggledAt, wheelFactor, zoomedAt } from './camera.ts';
import { glide } from './glide.ts';
import type { Fingers } from './pinch.ts';
import { pinched } from './pinch.ts';

/** CSS pixels that a hand may tremble during a click. */
const clickSlack = 4;

/** How a pane sees just now. */
export interface Sight {
  readonly camera: Camera;
  readonly stage: Stage;
  /** Device pixels in a CSS pixel. */
  readonly ratio: number;
}

interface Options {
  readonly element: RefObject<HTMLElement | null>;
  readonly sight: () => Sight | null;
  readonly onCamera: (camera: Camera) => void;
  /** In CSS pixels of the element; null: it has left. */
  readonly onHover?: ((point: Point | null) => void) | undefined;
}

interface Finger {
  readonly start: Point;
  readonly last: Point;
  /** When `last` was, in ms. */
  readonly at: number;
  /** Device pixels a millisecond, smoothed over the last moves. */
  readonly speed: Point;
}

export function usePointer({ element, sight, onCamera, onHover }: Options) {
  const fingers = useRef<ReadonlyMap<number, Finger>>(new Map());
  /** It was moved too far, or by two fingers: letting go is no click. */
  const isDrag = useRef(false);
  const stopGliding = useRef(() => {});

  function pointIn(event: { readonly clientX: number; readonly clientY: number }, ratio: number): Point {
    const box = element.current?.getBoundingClientRect();
    return { x: (event.clientX - (box?.left ?? 0)) * ratio, y: (event.clientY - (box?.top ?? 0)) * ratio };
  }

  const wheeled = useEffectEvent((event: WheelEvent) => {
    const seen = sight();
    if (!seen) return;
    event.preventDefault();
    stopGliding.current();
    const { camera, stage, ratio } = seen;
    if (event.ctrlKey || event.metaKey) {
      const scale = scaleOf(camera, stage) * wheelFactor(event.deltaY);
      onCamera(zoomedAt(camera, stage, pointIn(event, ratio), scale));
    } else onCamera(panned(camera, stage, { x: -event.deltaX * ratio, y: -event.deltaY * ratio }));
  });

  useEffect(() => {
    const target = element.current;
    // React's own wheel listener is passive and could not keep the page from zooming.
    const listener = (event: WheelEvent): void => wheeled(event);
    target?.addEventListener('wheel', listener, { passive: false });
    return () => target?.removeEventListener('wheel', listener);
  }, [element]);
  useEffect(() => () => stopGliding.current(), []);

  function moved(event: ReactPointerEvent, { camera, stage, ratio }: Sight): void {
    const finger = fingers.current.get(event.pointerId);
    if (!finger) return;
    const before = [...fingers.current.values()];
    const point = pointIn(event, ratio);
    if (Math.hypot(point.x - finger.start.x, point.y - finger.start.y) > clickSlack * ratio)
      isDrag.current = true;
    const by = { x: point.x - finger.last.x, y: point.y - finger.last.y };
    const next = { ...finger, last: point, at: event.timeStamp, speed: speedOf(finger, by, event.timeStamp) };
    fingers.current = new Map(fingers.current).set(event.pointerId, next);
    const [from, to] = [twoOf(before), twoOf([...fingers.current.values()])];
    if (from && to) onCamera(pinched(camera, stage, from, to));
    else if (isDrag.current) onCamera(panned(camera, stage, by));
  }

  function released(event: ReactPointerEvent, { camera, stage, ratio }: Sight, finger: Finger): void {
    if (!isDrag.current) {
      onCamera(toggledAt(camera, stage, finger.start));
      return;
    }
    stopGliding.current = glide({
      speed: finger.speed,
      rested: event.timeStamp - finger.at,
      ratio,
      onMove: (by) => {
        const seen = sight();
        if (seen) onCamera(panned(seen.camera, seen.stage, by));
      },
    });
  }

  return {
    onPointerDown(event: ReactPointerEvent<HTMLElement>) {
      const seen = sight();
      if (event.button !== 0 || !seen || fingers.current.size === 2) return;
      stopGliding.current();
      event.currentTarget.setPointerCapture(event.pointerId);
      isDrag.current = fingers.current.size > 0;
      const start = pointIn(event, seen.ratio);
      const finger = { start, last: start, at: event.timeStamp, speed: { x: 0, y: 0 } };
      fingers.current = new Map(fingers.current).set(event.pointerId, finger);
    },
    onPointerMove(event: ReactPointerEvent) {
      const seen = sight();
      if (!seen) return;
      onHover?.(pointIn(event, 1));
      moved(event, seen);
    },
    onPointerUp(event: ReactPointerEvent) {
      const finger = fingers.current.get(event.pointerId);
      const rest = new Map(fingers.current);
      rest.delete(event.pointerId);
      fingers.current = rest;
      const seen = sight();
      if (finger && seen && rest.size === 0) released(event, seen, finger);
    },
    onPointerCancel() {
      fingers.current = new Map();
    },
    onPointerLeave() {
      onHover?.(null);
    },
  };
}

function twoOf([first, second]: readonly Finger[]): Fingers | null {
  return first && second ? [first.last, second.last] : null;
}

/** The newest move counts for most: what came before it was perhaps another direction. */
function speedOf({ speed, at }: Finger, by: Point, now: number): Point {
  const took = Math.max(now - at, 1);
  const blend = (old: number, way: number): number => old * 0.3 + (way / took) * 0.7;
  return { x: blend(speed.x, by.x), y: blend(speed.y, by.y) };
}
