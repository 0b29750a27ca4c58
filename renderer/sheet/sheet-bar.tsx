/** The line under the sheet: which sheet, how far it is, what is selected, and the size of cells. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useStore } from 'zustand';
import type { JobView } from '../../shared/job/view.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import { firstWords } from '../frames/frame-name.ts';
import { say } from '../i18n/say.ts';
import { IconButton } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { SizeSlider } from '../ui/size-slider.tsx';
import type { GrowthKind } from './growth-draft.ts';
import { largestCell, smallestCell } from './geometry.ts';
import { twinsIn } from './same-picture.ts';
import { SheetActions } from './sheet-actions.tsx';
import { countsOf } from './sheet-model.ts';
import type { SheetStore } from './sheet-store.ts';
import styles from './sheet.module.css';

interface Props {
  readonly store: SheetStore;
  readonly frames: FramesStore;
  readonly cellSize: number;
  readonly onCellSizeChange: (size: number) => void;
  readonly onRetry: (jobs: readonly JobView[]) => void;
  readonly onGrow: (kind: GrowthKind) => void;
}

export function SheetBar({ store, frames, cellSize, onCellSizeChange, onRetry, onGrow }: Props) {
  const { sheet, model, rows, list, chosen } = useStore(store);
  const selected = useStore(frames, ({ selection }) => selection.selected.size) + chosen.size;
  if (!sheet) return null;
  const counts = countsOf(model);
  const twins = twinsIn(rows).size;
  const act = store.getState();
  return (
    <div className={styles.bar}>
      <span className={styles.pager}>
        <IconButton
          label={say.sheet.older}
          icon={<ChevronLeft size={16} aria-hidden />}
          onClick={() => void act.neighbourChosen('older')}
        />
        <span className={styles.chooser}>
          <Select
            label={say.sheet.choose}
            value={sheet.batch}
            options={list.map(({ batch, prompt, rows, columns }) => ({
              value: batch,
              label: firstWords(prompt),
              detail: say.sheet.size(rows, columns),
            }))}
            onChange={act.batchChosen}
            testId="shown-sheet"
          />
        </span>
        <IconButton
          label={say.sheet.newer}
          icon={<ChevronRight size={16} aria-hidden />}
          disabled={list[0]?.batch === sheet.batch}
          onClick={() => void act.neighbourChosen('newer')}
        />
      </span>
      <span className={styles.counts}>
        <span className={styles.whole}>{say.sheet.size(model.rows, model.columns.length)}</span>
        <span className={styles.whole}>{say.sheet.frames(counts.frames)}</span>
        {counts.open > 0 && <span className={styles.coming}>{say.sheet.coming(counts.open)}</span>}
        {counts.failed > 0 && <span>{say.sheet.wanting(counts.failed)}</span>}
        {twins > 0 && <span className={styles.whole}>{say.twins.counted(twins)}</span>}
        {selected > 1 && <span className={styles.chosenCount}>{say.sheet.selected(selected)}</span>}
      </span>
      <span className={styles.spring} />
      <SheetActions store={store} frames={frames} onRetry={onRetry} onGrow={onGrow} />
      <span className={styles.zoom}>
        <SizeSlider
          label={say.sheet.cellSize}
          tooltip={say.sheet.cellSizeTip}
          value={cellSize}
          smallest={smallestCell}
          largest={largestCell}
          onChange={onCellSizeChange}
        />
      </span>
    </div>
  );
}
