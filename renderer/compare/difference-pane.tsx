/** The difference of both sides under the left's camera, with its figures; or a side itself while that is asked for. */
import { ImageOff } from 'lucide-react';
import { Fragment } from 'react';
import { useStore } from 'zustand';
import type { FrameRow } from '../../shared/frame/record.ts';
import { frameName } from '../frames/frame-name.ts';
import { MarksLine } from '../frames/marks-line.tsx';
import { say } from '../i18n/say.ts';
import { Empty } from '../ui/empty.tsx';
import type { CameraStore } from '../viewer/camera-store.ts';
import type { Extent } from '../viewer/camera.ts';
import type { Difference } from '../viewer/difference-store.ts';
import type { FullImagesStore } from '../viewer/full-images.ts';
import { PictureCanvas } from '../viewer/picture-canvas.tsx';
import styles from './compare.module.css';
import type { Side } from './pair.ts';

interface Props {
  readonly left: FrameRow;
  readonly right: FrameRow;
  readonly camera: CameraStore;
  readonly lead: Extent;
  readonly difference: Difference;
  readonly images: FullImagesStore;
  /** `right`: that picture stands in the difference's place. */
  readonly shown: Side;
}

export function DifferencePane({ left, right, camera, lead, difference, images, shown }: Props) {
  const isFaulty = useStore(images, (state) => [left, right].some(({ id }) => state.images.get(id)?.fault));
  const full = useStore(images, (state) => state.images.get(right.id)?.full ?? null);
  const instead = shown === 'right' ? full : null;
  const words = say.compare.difference;
  const isUnreadable = isFaulty || difference.state === 'unreadable';
  const figures =
    difference.figures && difference.sizes ? words.figures(difference.figures, difference.sizes) : null;
  const source = instead ?? difference.picture;
  return (
    <PictureCanvas
      name={words.name}
      camera={camera}
      lead={lead}
      extent={source ?? lead}
      source={source}
      resolution={source ? 'full' : 'none'}
      description={instead ? say.marks.described(right) : figures?.join(' · ')}
      label={instead ? frameName(right) : words.of(frameName(left), frameName(right))}
    >
      {isUnreadable && !instead && (
        <div className={styles.fault} role="alert">
          <Empty title={words.unreadable.title} icon={<ImageOff size={32} strokeWidth={1.25} aria-hidden />}>
            {words.unreadable.text}
          </Empty>
        </div>
      )}
      {instead && (
        <span className={styles.side} aria-hidden>
          {say.compare.sideOf('right', right.seed)}
          <MarksLine row={right} />
        </span>
      )}
      {!isUnreadable && (
        <p className={styles.figures} role="status">
          {figures
            ? figures.map((figure, at) => (
                <Fragment key={figure}>
                  {at > 0 && ' · '}
                  <span className={styles.figure}>{figure}</span>
                </Fragment>
              ))
            : words.comparing}
        </p>
      )}
    </PictureCanvas>
  );
}
