/** The line under the loupe: which frame, how large, and what is still on its way. */
import { ChevronLeft, ChevronRight, Info } from 'lucide-react';
import { useStore } from 'zustand';
import { useRunCommand } from '../app-context.tsx';
import { activeIndex, activeRow } from '../frames/frame-reading.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import { MarksLine } from '../frames/marks-line.tsx';
import { StripPlace } from '../frames/strip-place.tsx';
import type { StripPosition } from '../frames/strip.ts';
import { say } from '../i18n/say.ts';
import { IconButton } from '../ui/button.tsx';
import { Segmented } from '../ui/segmented.tsx';
import type { CameraStore } from '../viewer/camera-store.ts';
import type { Camera, Stage } from '../viewer/camera.ts';
import { centreOf, fitCamera, scaleOf, zoomedAt } from '../viewer/camera.ts';
import { useLooking } from '../viewer/looking-context.tsx';
import styles from './loupe.module.css';

const zooms = { fit: null, half: 0.5, whole: 1, double: 2 } as const;
type Zoom = keyof typeof zooms;

interface Props {
  readonly frames: FramesStore;
  readonly place: string | null;
  readonly strip: StripPosition | null;
  readonly camera: CameraStore;
  readonly stage: Stage | null;
}

export function LoupeBar({ frames, place, strip, camera: store, stage }: Props) {
  const run = useRunCommand();
  const isInformed = useStore(useLooking(), ({ shown }) => shown.has('information'));
  const camera = useStore(store, (state) => state.camera);
  const row = useStore(frames, activeRow);
  const index = useStore(frames, activeIndex);
  const total = useStore(frames, ({ order }) => order.length);
  const scale = stage && scaleOf(camera, stage);

  function chosen(zoom: Zoom): void {
    const wanted = zooms[zoom];
    if (!stage) return;
    const { moved } = store.getState();
    moved(wanted === null ? fitCamera : zoomedAt(camera, stage, centreOf(stage.viewport), wanted));
  }

  return (
    <div className={styles.bar}>
      <IconButton
        label={say.frames.previous}
        command="frame.previous"
        icon={<ChevronLeft size={16} aria-hidden />}
        disabled={place === null && index <= 0}
        onClick={() => run('frame.previous')}
      />
      <span className={styles.position}>{place ?? say.frames.position(index + 1, total)}</span>
      <IconButton
        label={say.frames.next}
        command="frame.next"
        icon={<ChevronRight size={16} aria-hidden />}
        disabled={place === null && index >= total - 1}
        onClick={() => run('frame.next')}
      />
      {place === null && <StripPlace position={strip} />}
      {row && <MarksLine row={row} />}
      <span className={styles.spring} />
      <output className={styles.scale} aria-label={say.frames.zoom.scale}>
        {scale !== null && say.frames.zoom.percent(scale)}
      </output>
      <div className={styles.zooms}>
        <Segmented
          label={say.frames.zoom.group}
          value={zoomOf(camera)}
          segments={[
            { value: 'fit', label: say.frames.zoom.fit },
            { value: 'half', label: say.frames.zoom.percent(zooms.half) },
            { value: 'whole', label: say.frames.zoom.percent(zooms.whole) },
            { value: 'double', label: say.frames.zoom.percent(zooms.double) },
          ]}
          onChange={chosen}
        />
      </div>
      <IconButton
        label={say.frames.overlay}
        command="view.info"
        icon={<Info size={16} aria-hidden />}
        isPressed={isInformed}
        onClick={() => run('view.info')}
      />
    </div>
  );
}

function zoomOf({ zoom }: Camera): Zoom | null {
  switch (zoom) {
    case 'fit':
      return 'fit';
    case zooms.half:
      return 'half';
    case zooms.whole:
      return 'whole';
    case zooms.double:
      return 'double';
    default:
      return null;
  }
}
