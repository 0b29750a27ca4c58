/** The loupe: the active frame alone, at full resolution. */
import { Aperture } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { FrameRow } from '../../shared/frame/record.ts';
import { useCommand } from '../app-context.tsx';
import { activeIndex, activeRow } from '../frames/frame-reading.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import { useTarget } from '../frames/use-target.ts';
import type { StripStore } from '../frames/strip-store.ts';
import { useStrip } from '../frames/use-strip.ts';
import { FrameMenu } from '../frames/frame-menu.tsx';
import { useDragOut } from '../frames/use-drag-out.ts';
import { say } from '../i18n/say.ts';
import { Empty } from '../ui/empty.tsx';
import type { CameraStore } from '../viewer/camera-store.ts';
import type { Stage } from '../viewer/camera.ts';
import { toggled } from '../viewer/camera.ts';
import type { FullImagesStore } from '../viewer/full-images.ts';
import { PicturePane } from '../viewer/picture-pane.tsx';
import { useShownExtent } from '../viewer/use-shown-extent.ts';
import type { Viewport } from '../viewer/use-viewport.ts';
import { LoupeBar } from './loupe-bar.tsx';
import styles from './loupe.module.css';

interface Props {
  readonly frames: FramesStore;
  readonly strips: StripStore;
  readonly images: FullImagesStore;
  readonly camera: CameraStore;
  /** Where the frame lies, when it is a sheet that is walked; null: it is the library. */
  readonly place: string | null;
  /** Back to where the photographer came from. */
  readonly onClose: () => void;
}

export function LoupeView({ frames, strips, images, camera, place, onClose }: Props) {
  const row = useStore(frames, activeRow);
  const active = useStore(frames, ({ selection }) => selection.active);
  const image = useStore(images, (state) => row && state.images.get(row.id));
  const [viewport, setViewport] = useState<Viewport | null>(null);
  const section = useRef<HTMLElement>(null);
  const extent = useShownExtent(row, image);
  const stage: Stage | null = row && viewport ? { image: extent, viewport } : null;

  const { position, neighbours } = useStrip(frames, strips, row, 'loupe-strip');
  useTarget(frames, active);
  const dragging = useDragOut(frames);
  useLook(frames, images, row, neighbours);
  useCommand(
    'view.zoom',
    () => camera.getState().moved(toggled(camera.getState().camera)),
    row !== undefined,
  );
  useCommand('view.back', onClose);
  const isThere = row !== undefined;
  useEffect(() => {
    // The grid that had the focus is out of sight: keys go on in the loupe.
    const focused = document.activeElement;
    if (focused && focused !== document.body && focused.checkVisibility()) return;
    section.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [isThere]);

  return (
    <section ref={section} className={styles.loupe} aria-label={say.frames.loupe} data-testid="loupe">
      {row ? (
        <FrameMenu onAsked={() => true}>
          <div className={styles.picture}>
            <PicturePane
              row={row}
              images={images}
              camera={camera}
              lead={extent}
              className={styles.stage}
              onViewport={setViewport}
              dragging={{
                onPointerDown: (event) => dragging.pressed(event, row.no, true),
                onDragStart: dragging.onDragStart,
              }}
            />
          </div>
        </FrameMenu>
      ) : (
        <div className={styles.stage} tabIndex={0}>
          <Empty
            title={say.frames.nothingActive.title}
            icon={<Aperture size={32} strokeWidth={1.25} aria-hidden />}
          >
            {say.frames.nothingActive.text}
          </Empty>
        </div>
      )}
      {row && <LoupeBar frames={frames} place={place} strip={position} camera={camera} stage={stage} />}
    </section>
  );
}

/** Brings the active frame's picture, then its neighbours': those in the library's order, then those on its sheet. */
function useLook(
  frames: FramesStore,
  images: FullImagesStore,
  row: FrameRow | undefined,
  onSheet: readonly FrameRow[],
): void {
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
    images.getState().looked('loupe', [row].filter(there), [next, previous, ...onSheet].filter(there));
  }, [images, row, next, previous, onSheet]);
  useEffect(() => () => images.getState().looked('loupe', []), [images]);
}
