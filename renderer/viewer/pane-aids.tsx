/** What is laid over a corner of a picture: information, histogram, the colour under the pointer. */
import { useStore } from 'zustand';
import type { FrameRow } from '../../shared/frame/record.ts';
import { say } from '../i18n/say.ts';
import { classes } from '../ui/classes.ts';
import { ColourReadout } from './colour-readout.tsx';
import { FrameInformation } from './frame-information.tsx';
import type { Analysis } from './analysis-worker.ts';
import type { FullImage } from './full-images.ts';
import { HistogramPlot } from './histogram-plot.tsx';
import { useLooking } from './looking-context.tsx';
import styles from './pane-aids.module.css';

/** The lower corner that a pane's aids stand in. Of two panes upon each other each has its own. */
export type AidsCorner = 'left' | 'right';

interface Props {
  readonly row: FrameRow;
  readonly image: FullImage | undefined;
  /** Null as long as it is not known, or nobody wants to know. */
  readonly analysis: Analysis | null;
  readonly corner: AidsCorner;
}

export function PaneAids({ row, image, analysis, corner }: Props) {
  const shown = useStore(useLooking(), (state) => state.shown);
  return (
    <div className={styles.aids} data-corner={corner}>
      {shown.has('information') && <FrameInformation row={row} />}
      {image?.traits?.isAnimated && (
        <p className={styles.note} role="note" aria-label={say.viewer.animated.label}>
          {say.viewer.animated.text}
        </p>
      )}
      {shown.has('histogram') && (
        <div className={styles.histogram}>
          <HistogramPlot histogram={analysis?.histogram ?? null} />
        </div>
      )}
      {analysis?.clipping && (
        <p className={classes(styles.note, styles.figures)} role="note" aria-label={say.viewer.aids.clipping}>
          {say.viewer.clipped(analysis.clipping)}
        </p>
      )}
      {shown.has('colour') && <ColourReadout source={image?.full ?? null} />}
    </div>
  );
}
