/** One picture under a camera: it measures itself, answers to pointer and keys, and draws what the camera sees. */
import type { DragEvent, KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useCommand } from '../app-context.tsx';
import { classes } from '../ui/classes.ts';
import type { CameraStore } from './camera-store.ts';
import type { Camera, Extent, Point } from './camera.ts';
import { inStep, shareAt, stepped } from './camera.ts';
import { cameraKeyOf } from './camera-keys.ts';
import type { Care, Drawable, Layer } from './draw.ts';
import { draw } from './draw.ts';
import { createDrawing } from './drawing.ts';
import styles from './picture-canvas.module.css';
import { usePointer } from './use-pointer.ts';
import type { Sight } from './use-pointer.ts';
import type { Viewport } from './use-viewport.ts';
import { useViewport } from './use-viewport.ts';

export type Resolution = 'full' | 'thumbnail' | 'none';

export interface PictureCanvasProps {
  readonly camera: CameraStore;
  /** The picture that the camera's zoom counts in: others are shown the same part of, as large against their fit. */
  readonly lead: Extent;
  /** The picture's own size at full resolution; `source` may be a smaller one of it. */
  readonly extent: Extent;
  readonly source: Drawable | null;
  readonly resolution: Resolution;
  /** The picture's accessible name. */
  readonly label: string;
  /** What is to be said of it after its name: its marks. */
  readonly description: string | undefined;
  /** The pane's; without one it is nothing but its picture. */
  readonly name?: string;
  /** Drawn over the picture, in their order. A new array draws anew. */
  readonly layers?: readonly Layer[];
  readonly className?: string | undefined;
  /** Of several panes with cameras of their own, the one that the window's zoom keys mean. */
  readonly isMeant?: boolean;
  /** Keys and pointer have come to this pane. */
  readonly onActive?: (() => void) | undefined;
  /** The share of the picture under the pointer; null once it has left. */
  readonly onPointed?: ((share: Point | null) => void) | undefined;
  readonly onViewport?: ((viewport: Viewport | null) => void) | undefined;
  /** While the whole picture is in sight a drag carries it out of the window, instead of moving it. */
  readonly dragging?: PictureDragging | undefined;
  readonly children?: ReactNode;
}

export interface PictureDragging {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onDragStart: (event: DragEvent) => void;
}

const noLayers: readonly Layer[] = [];

export function PictureCanvas({
  camera: store,
  lead,
  extent,
  source,
  resolution,
  label,
  description,
  name,
  layers = noLayers,
  className,
  isMeant = true,
  onActive,
  onPointed,
  onViewport,
  dragging,
  children,
}: PictureCanvasProps) {
  const element = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  /** Where the pointer is, in CSS pixels of the pane. */
  const hovered = useRef<Point | null>(null);
  const viewport = useViewport(element);
  const isZoomed = useStore(store, ({ camera }) => camera.zoom !== 'fit');

  function sight(): Sight | null {
    if (!viewport) return null;
    const camera = inStep(store.getState().camera, lead, extent, viewport);
    return { camera, stage: { image: extent, viewport }, ratio: viewport.ratio };
  }
  function moved(own: Camera): void {
    if (viewport) store.getState().moved(inStep(own, extent, lead, viewport));
  }
  const pointer = usePointer({
    element,
    sight,
    onCamera: moved,
    onHover: (point) => {
      hovered.current = point;
      tellPointed();
    },
  });
  function tellPointed(): void {
    const seen = sight();
    if (!seen) return;
    const { camera, stage, ratio } = seen;
    const point = hovered.current;
    onPointed?.(point && shareAt(camera, stage, { x: point.x * ratio, y: point.y * ratio }));
  }

  const drawn = useEffectEvent((care: Care) => {
    const seen = sight();
    if (canvas.current && seen) draw(canvas.current, source, seen.camera, seen.stage, layers, care);
    // Under a pointer at rest the picture may have gone on, by keys or by gliding.
    if (hovered.current) tellPointed();
  });
  useLayoutEffect(
    // A thumbnail is there for a blink, and smoothing it would keep the picture waiting.
    () => drawn(resolution === 'full' ? 'careful' : 'quick'),
    [source, resolution, layers, viewport, lead, extent, store],
  );
  useEffect(() => {
    const drawing = createDrawing(drawn);
    const stop = store.subscribe(drawing.moved);
    // After the GPU's process has died the canvas comes back empty.
    const target = canvas.current;
    target?.addEventListener('contextrestored', drawing.moved);
    return () => {
      stop();
      target?.removeEventListener('contextrestored', drawing.moved);
      drawing.ended();
    };
  }, [store]);
  useEffect(() => onViewport?.(viewport), [onViewport, viewport]);

  function zoomStepped(direction: 1 | -1): void {
    const seen = sight();
    if (seen) moved(stepped(seen.camera, seen.stage, direction));
  }
  useCommand('view.larger', () => zoomStepped(1), isMeant);
  useCommand('view.smaller', () => zoomStepped(-1), isMeant);

  function pressed(event: KeyboardEvent): void {
    const seen = sight();
    const next = seen && cameraKeyOf(event, seen.camera, seen.stage);
    if (!next) return;
    event.preventDefault();
    moved(next);
  }

  return (
    <div
      ref={element}
      className={classes(styles.pane, className)}
      role={name === undefined ? undefined : 'group'}
      aria-label={name}
      tabIndex={0}
      data-zoomed={isZoomed || undefined}
      onFocus={onActive}
      onKeyDown={pressed}
      draggable={dragging !== undefined && !isZoomed}
      onDragStart={(event) => {
        pointer.onPointerCancel();
        dragging?.onDragStart(event);
      }}
      {...pointer}
      onPointerDown={(event) => {
        pointer.onPointerDown(event);
        if (!isZoomed) dragging?.onPointerDown(event);
      }}
    >
      <canvas
        ref={canvas}
        className={styles.canvas}
        role="img"
        aria-label={label}
        aria-description={description}
        data-resolution={resolution}
      />
      {children}
    </div>
  );
}
