/** One frame under survey: its pane, and a quiet line under it as film has its numbers. */
import { memo, useEffect, useRef } from 'react';
import type { FrameRow } from '../../shared/frame/record.ts';
import { FrameMarks } from '../frames/frame-marks.tsx';
import { frameName } from '../frames/frame-name.ts';
import { say } from '../i18n/say.ts';
import type { CameraStore } from '../viewer/camera-store.ts';
import type { Extent } from '../viewer/camera.ts';
import type { FullImagesStore } from '../viewer/full-images.ts';
import { PicturePane } from '../viewer/picture-pane.tsx';
import type { Place } from './layout.ts';
import styles from './survey.module.css';

/** Of the line under a picture, in CSS pixels; survey.module.css sets it. */
export const captionHeight = 20;

interface Props {
  readonly row: FrameRow;
  readonly place: Place;
  /** What its prompt has and the others' have not. */
  readonly differs: string;
  /** Which of how many. */
  readonly ordinal: string;
  readonly images: FullImagesStore;
  readonly camera: CameraStore;
  readonly lead: Extent;
  readonly isActive: boolean;
  /** Keys or pointer have come to this frame. */
  readonly onActive: (no: number) => void;
}

export const SurveyFrame = memo(function SurveyFrame({
  row,
  place,
  differs,
  ordinal,
  images,
  camera,
  lead,
  isActive,
  onActive,
}: Props) {
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // Keys follow the active frame, unless they are somewhere else in the window.
    const focused = document.activeElement;
    const isElsewhere = focused && focused !== document.body && focused.checkVisibility();
    if (isActive && (!isElsewhere || focused.closest(`.${styles.frames}`)))
      element.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [isActive]);

  const { left, top, width, height } = place;
  return (
    <li
      ref={element}
      className={styles.frame}
      aria-current={isActive || undefined}
      data-flag={row.flag ?? undefined}
      style={{ left, top, width }}
    >
      <div className={styles.picture} style={{ height }}>
        <PicturePane
          row={row}
          name={nameOf(row, ordinal)}
          images={images}
          camera={camera}
          lead={lead}
          isMeant={isActive}
          className={styles.pane}
          onActive={() => onActive(row.no)}
        />
        <FrameMarks row={row} />
      </div>
      <p className={styles.caption} aria-hidden>
        <span className={styles.seed}>{row.seed ?? say.frames.noSeed}</span>
        <span className={styles.words}>{differs}</span>
      </p>
    </li>
  );
});

/** "Frame, seed 42, a lemon, 2 of 4, pick": what is heard when keys come to the pane. */
function nameOf(row: FrameRow, ordinal: string): string {
  return [frameName(row), ordinal, say.marks.described(row)?.toLowerCase()].filter(Boolean).join(', ');
}
