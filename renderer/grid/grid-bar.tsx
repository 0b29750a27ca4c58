/** The line under the grid: how many frames, selected, on their way; and the size of cells. */
import { useStore } from 'zustand';
import type { FramesStore } from '../frames/frames-store.ts';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import styles from './grid.module.css';
import { SizeSlider } from './size-slider.tsx';

interface Props {
  readonly frames: FramesStore;
  readonly coming: number;
  readonly cellSize: number;
  readonly onCellSizeChange: (size: number) => void;
}

export function GridBar({ frames, coming, cellSize, onCellSizeChange }: Props) {
  const total = useStore(frames, ({ order }) => order.length);
  const selected = useStore(frames, ({ selection }) => selection.selected.size);
  const isFailing = useStore(frames, (state) => state.failure !== null || state.rowsFailure !== null);
  return (
    <div className={styles.bar}>
      <span>{say.frames.counted(total)}</span>
      {selected > 1 && <span className={styles.chosen}>{say.frames.selected(selected)}</span>}
      {coming > 0 && <span className={styles.coming}>{say.frames.coming(coming)}</span>}
      {isFailing && (
        <>
          <span role="alert">{say.frames.rowsFailed}</span>
          <Button kind="quiet" onClick={() => void frames.getState().reloadAsked()}>
            {say.frames.again}
          </Button>
        </>
      )}
      <span className={styles.spring} />
      <SizeSlider value={cellSize} onChange={onCellSizeChange} />
    </div>
  );
}
