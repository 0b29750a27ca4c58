/** The inspector: what is known of the frame that is looked at, or of those that are selected. */
import { memo } from 'react';
import { useStore } from 'zustand';
import type { FrameRow } from '../../shared/frame/record.ts';
import type { BatchId } from '../../shared/ids.ts';
import { activeRow } from '../frames/frame-reading.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import { say } from '../i18n/say.ts';
import type { FullImagesStore } from '../viewer/full-images.ts';
import styles from './inspector.module.css';
import { MarkControls } from './mark-controls.tsx';
import { OneFrame } from './one-frame.tsx';
import { SeveralFrames } from './several-frames.tsx';

interface Props {
  readonly frames: FramesStore;
  readonly images: FullImagesStore;
  readonly onShowSheet: (batch: BatchId) => void;
  /** To the frame that is the same picture. */
  readonly onShowTwin: (row: FrameRow) => void;
}

export const Inspector = memo(function Inspector({ frames, images, onShowSheet, onShowTwin }: Props) {
  const row = useStore(frames, activeRow);
  const isSeveral = useStore(frames, ({ selection }) => selection.selected.size > 1);
  return (
    <section className={styles.inspector} aria-label={say.frames.inspector} data-testid="inspector">
      {(isSeveral || row) && <MarkControls frames={frames} />}
      {isSeveral ? (
        <SeveralFrames frames={frames} />
      ) : row ? (
        <OneFrame key={row.id} {...{ frames, row, images, onShowSheet, onShowTwin }} />
      ) : (
        <p className={styles.nothing}>{say.frames.inspectorEmpty}</p>
      )}
    </section>
  );
});
