/** One of the two pictures, under the camera that both share. */
import { ImageOff } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import type { FrameRow } from '../../shared/frame/record.ts';
import { frameName } from '../frames/frame-name.ts';
import { say } from '../i18n/say.ts';
import { Empty } from '../ui/empty.tsx';
import type { Camera, Extent, Stage } from '../viewer/camera.ts';
import { inStep } from '../viewer/camera.ts';
import { cameraKeyOf } from '../viewer/camera-keys.ts';
import { draw } from '../viewer/draw.ts';
import type { FullImage } from '../viewer/full-images.ts';
import { usePointer } from '../viewer/use-pointer.ts';
import { useViewport } from '../viewer/use-viewport.ts';
import styles from './compare.module.css';

interface Props {
  readonly side: 'left' | 'right';
  readonly row: FrameRow;
  readonly image: FullImage | undefined;
  /** The camera as it looks at `lead`, an image that need not have this one's size. */
  readonly camera: Camera;
  readonly lead: Extent;
  readonly onCamera: (camera: Camera) => void;
}

export function ComparePane({ side, row, image, camera: shared, lead, onCamera }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const viewport = useViewport(element);
  const stage: Stage | null = viewport ? { image: row, viewport } : null;
  const camera = viewport ? inStep(shared, lead, row, viewport) : shared;
  const moved = (own: Camera): void => {
    if (viewport) onCamera(inStep(own, row, lead, viewport));
  };
  const pointer = usePointer({ element, camera, stage, ratio: viewport?.ratio ?? 1, onCamera: moved });
  const source = image?.full ?? (image?.fault ? null : (image?.preview ?? null));
  useLayoutEffect(() => {
    if (canvas.current && viewport) draw(canvas.current, source, camera, { image: row, viewport });
  }, [source, camera, row, viewport]);
  const fault = image?.fault ? say.frames.fault[image.fault] : null;
  return (
    <div
      ref={element}
      className={styles.pane}
      data-side={side}
      role="group"
      aria-label={say.compare.sides[side]}
      tabIndex={0}
      onKeyDown={(event) => {
        const next = cameraKeyOf(event, camera, stage);
        if (!next) return;
        event.preventDefault();
        moved(next);
      }}
      {...pointer}
    >
      <canvas
        ref={canvas}
        className={styles.canvas}
        role="img"
        aria-label={frameName(row)}
        data-resolution={source === null ? 'none' : source === image?.full ? 'full' : 'thumbnail'}
      />
      {fault && (
        <div className={styles.fault} role="alert">
          <Empty title={fault.title} icon={<ImageOff size={32} strokeWidth={1.25} aria-hidden />}>
            {fault.meaning}
          </Empty>
        </div>
      )}
      <span className={styles.side} aria-hidden>
        {say.compare.sides[side]}
      </span>
    </div>
  );
}
