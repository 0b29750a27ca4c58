/** What is laid over a corner of a picture: information, histogram, the colour under the pointer. */
import { useStore } from 'zustand';
import type { FrameRow } from '../../shared/frame/record.ts';
import { ColourReadout } from './colour-readout.tsx';
import { FrameInformation } from './frame-information.tsx';
import type { FullImage } from './full-images.ts';
import { useLooking } from './looking-context.tsx';
import styles from './pane-aids.module.css';

/** The lower corner that a pane's aids stand in. Of two panes upon each other each has its own. */
export type AidsCorner = 'left' | 'right';

interface Props {
  readonly row: FrameRow;
  readonly image: FullImage | undefined;
  readonly corner: AidsCorner;
}

export function PaneAids({ row, image, corner }: Props) {
  const shown = useStore(useLooking(), (state) => state.shown);
  return (
    <div className={styles.aids} data-corner={corner}>
      {shown.has('information') && <FrameInformation row={row} />}
      {shown.has('colour') && <ColourReadout source={image?.full ?? null} />}
    </div>
  );
}
