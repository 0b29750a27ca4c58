/** The canvas: the thumbnail, marked as such, until the picture itself takes its place. */
import { useLayoutEffect, useRef } from 'react';
import type { FrameRow } from '../../shared/frame/record.ts';
import { frameName } from '../frames/frame-name.ts';
import { say } from '../i18n/say.ts';
import type { Camera, Stage } from '../viewer/camera.ts';
import { draw } from '../viewer/draw.ts';
import type { FullImage } from '../viewer/full-images.ts';
import styles from './loupe.module.css';

interface Props {
  readonly row: FrameRow;
  readonly image: FullImage | undefined;
  readonly camera: Camera;
  readonly stage: Stage;
}

export function LoupePicture({ row, image, camera, stage }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const source = image?.full ?? (image?.fault ? null : (image?.preview ?? null));
  const { image: extent, viewport } = stage;
  useLayoutEffect(() => {
    if (canvas.current) draw(canvas.current, source, camera, { image: extent, viewport });
  }, [source, camera, extent, viewport]);
  const isFull = source !== null && source === image?.full;
  return (
    <>
      <canvas
        ref={canvas}
        className={styles.canvas}
        role="img"
        aria-label={frameName(row)}
        data-resolution={isFull ? 'full' : source ? 'thumbnail' : 'none'}
      />
      {!isFull && !image?.fault && (
        <p className={styles.loading} role="status">
          {say.frames.loadingFull}
        </p>
      )}
    </>
  );
}
