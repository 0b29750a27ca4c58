/** The loupe: the active frame alone, at full resolution. */
import { Aperture, ImageOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { FrameRow } from '../../shared/frame/record.ts';
import { useCommand } from '../app-context.tsx';
import { activeIndex, activeRow } from '../frames/frame-reading.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import { say } from '../i18n/say.ts';
import { Empty } from '../ui/empty.tsx';
import type { Camera, Stage } from '../viewer/camera.ts';
import { fitCamera, toggled } from '../viewer/camera.ts';
import { createFullImages, loadPicture } from '../viewer/full-images.ts';
import type { FullImage } from '../viewer/full-images.ts';
import { LoupeBar } from './loupe-bar.tsx';
import { cameraKeyOf } from '../viewer/camera-keys.ts';
import { LoupeOverlay } from './loupe-overlay.tsx';
import { LoupePicture } from './loupe-picture.tsx';
import styles from './loupe.module.css';
import { usePointer } from '../viewer/use-pointer.ts';
import { useViewport } from '../viewer/use-viewport.ts';

interface Props {
  readonly frames: FramesStore;
  /** Where the frame lies, when it is a sheet that is walked; null: it is the library. */
  readonly place: string | null;
  /** Back to where the photographer came from. */
  readonly onClose: () => void;
}

export function LoupeView({ frames, place, onClose }: Props) {
  const row = useStore(frames, activeRow);
  const image = useFullImage(frames, row);
  const [camera, setCamera] = useState<Camera>(fitCamera);
  const [hasOverlay, setOverlay] = useState(false);
  const stageElement = useRef<HTMLDivElement>(null);
  const viewport = useViewport(stageElement);
  const stage: Stage | null = row && viewport ? { image: row, viewport } : null;
  const pointer = usePointer({
    element: stageElement,
    camera,
    stage,
    ratio: viewport?.ratio ?? 1,
    onCamera: setCamera,
  });

  useCommand('view.zoom', () => stage && setCamera(toggled(camera, stage, null)), row !== undefined);
  useCommand('view.back', onClose);
  useCommand('view.info', () => setOverlay(!hasOverlay), row !== undefined);
  useEffect(() => {
    // The grid that had the focus is out of sight: keys go on in the loupe.
    const focused = document.activeElement;
    if (!focused || focused === document.body || !focused.checkVisibility()) stageElement.current?.focus();
  }, []);

  function pressed(event: KeyboardEvent): void {
    const moved = cameraKeyOf(event, camera, stage);
    if (!moved) return;
    event.preventDefault();
    setCamera(moved);
  }

  return (
    <section className={styles.loupe} aria-label={say.frames.loupe} data-testid="loupe" onKeyDown={pressed}>
      <div
        ref={stageElement}
        className={styles.stage}
        tabIndex={0}
        data-zoomed={camera.zoom !== 'fit' || undefined}
        {...pointer}
      >
        {row && stage && <LoupePicture row={row} image={image} camera={camera} stage={stage} />}
        {row && image?.fault && <Fault fault={image.fault} />}
        {row && hasOverlay && <LoupeOverlay row={row} />}
        {!row && (
          <Empty
            title={say.frames.nothingActive.title}
            icon={<Aperture size={32} strokeWidth={1.25} aria-hidden />}
          >
            {say.frames.nothingActive.text}
          </Empty>
        )}
      </div>
      {row && (
        <LoupeBar
          frames={frames}
          place={place}
          camera={camera}
          stage={stage}
          hasOverlay={hasOverlay}
          onCamera={setCamera}
          onOverlay={setOverlay}
        />
      )}
    </section>
  );
}

function Fault({ fault }: { readonly fault: NonNullable<FullImage['fault']> }) {
  const words = say.frames.fault[fault];
  return (
    <div className={styles.fault} role="alert">
      <Empty title={words.title} icon={<ImageOff size={32} strokeWidth={1.25} aria-hidden />}>
        {words.meaning}
      </Empty>
    </div>
  );
}

/** The active frame's picture, with its neighbours' fetched ahead. */
function useFullImage(frames: FramesStore, row: FrameRow | undefined): FullImage | undefined {
  const [images] = useState(() => createFullImages(loadPicture));
  const previous = useStore(frames, (state) => state.rows.get(state.order[activeIndex(state) - 1] ?? -1));
  const next = useStore(frames, (state) => state.rows.get(state.order[activeIndex(state) + 1] ?? -1));
  const index = useStore(frames, activeIndex);
  useEffect(() => {
    if (index < 0) return;
    frames
      .getState()
      .rowsWanted('loupe', [...frames.getState().order.slice(Math.max(0, index - 1), index + 2)]);
  }, [frames, index]);
  useEffect(() => {
    const there = (each: FrameRow | undefined): each is FrameRow => each !== undefined;
    images.getState().looked([row].filter(there), [next, previous].filter(there));
  }, [images, row, next, previous]);
  useEffect(() => () => images.getState().closed(), [images]);
  return useStore(images, (state) => row && state.images.get(row.id));
}
