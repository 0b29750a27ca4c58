/** The line under the grid: how many frames, selected, on their way; and the size of cells. */
import { Clock, LoaderCircle } from 'lucide-react';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { hiddenIn } from '../../shared/frame/stacks.ts';
import { useRunCommand } from '../app-context.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { SizeSlider } from '../ui/size-slider.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { largestCell, smallestCell } from './cell-size.ts';
import styles from './grid.module.css';

/** Frames asked for and not here yet, and whether a call for one is open just now. */
export interface Coming {
  readonly frames: number;
  readonly isMaking: boolean;
}

interface Props {
  readonly frames: FramesStore;
  /** Where it is chosen which frames are shown. */
  readonly source: ReactNode;
  readonly coming: Coming;
  /** In which order they stand. */
  readonly arrange: ReactNode;
  readonly cellSize: number;
  readonly onCellSizeChange: (size: number) => void;
}

export function GridBar({ frames, source, coming, arrange, cellSize, onCellSizeChange }: Props) {
  const total = useStore(frames, ({ order }) => order.length);
  const stacks = useStore(frames, (state) => state.stacks);
  const hidden = useMemo(() => hiddenIn(stacks), [stacks]);
  const all = useStore(frames, ({ library }) => library.length);
  const isSearched = useStore(frames, ({ source }) => source !== null && source.search.trim() !== '');
  const isEmptyLibrary = useStore(frames, ({ library }) => library.length === 0);
  const selected = useStore(frames, ({ selection }) => selection.selected.size);
  const isFailing = useStore(frames, (state) => state.failure !== null || state.rowsFailure !== null);
  // Nothing to count and nothing to size: what stands in the grid's place says all.
  if (isEmptyLibrary && !isFailing) return null;
  return (
    <div className={styles.bar}>
      {source}
      <span>{isSearched ? say.search.counted(total + hidden, all) : say.frames.counted(total + hidden)}</span>
      {hidden > 0 && <span>{say.arrange.inClosed(hidden)}</span>}
      {selected > 1 && <span className={styles.chosen}>{say.frames.selected(selected)}</span>}
      {coming.frames > 0 && <ComingFrames coming={coming} />}
      {isFailing && (
        <>
          <span role="alert">{say.frames.rowsFailed}</span>
          <Button kind="quiet" onClick={() => void frames.getState().reloadAsked()}>
            {say.frames.again}
          </Button>
        </>
      )}
      <span className={styles.spring} />
      {arrange}
      <SizeSlider
        label={say.frames.cellSize}
        tooltip={say.frames.cellSizeTip}
        value={cellSize}
        smallest={smallestCell}
        largest={largestCell}
        onChange={onCellSizeChange}
      />
    </div>
  );
}

function ComingFrames({ coming: { frames, isMaking } }: { readonly coming: Coming }) {
  const run = useRunCommand();
  return (
    <Tooltip text={say.shell.status.openQueue} command="queue.panel">
      <button type="button" className={styles.coming} onClick={() => run('queue.panel')}>
        {isMaking ? (
          <LoaderCircle size={14} aria-hidden className={styles.turning} />
        ) : (
          <Clock size={14} aria-hidden />
        )}
        {isMaking ? say.frames.coming(frames) : say.frames.waiting(frames)}
      </button>
    </Tooltip>
  );
}
