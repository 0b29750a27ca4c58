/** What can be done with the selected cells, or with the sheet: try again, cancel, add a row or columns. */
import { Columns3, Images, Printer, RotateCw, Rows3, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { JobView } from '../../shared/job/view.ts';
import { useRunCommand } from '../app-context.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { say } from '../i18n/say.ts';
import { Button, IconButton } from '../ui/button.tsx';
import type { GrowthKind } from './growth-draft.ts';
import { allCells } from './sheet-model.ts';
import { ordersFor, selectedCells } from './sheet-reading.ts';
import type { SheetStore } from './sheet-store.ts';
import styles from './sheet.module.css';

interface Props {
  readonly store: SheetStore;
  readonly frames: FramesStore;
  readonly onRetry: (jobs: readonly JobView[]) => void;
  readonly onGrow: (kind: GrowthKind) => void;
}

export function SheetActions({ store, frames, onRetry, onGrow }: Props) {
  const run = useRunCommand();
  const sheet = useStore(store);
  const numbers = useStore(frames, ({ selection }) => selection.selected);
  const hasFrame = useStore(
    frames,
    ({ selection }) => selection.active !== null || selection.selected.size > 0,
  );
  const selected = selectedCells(sheet, numbers);
  // One cell is where the keyboard stands, not a choice: then the whole sheet is meant.
  const { retry, cancel } = ordersFor(selected.length > 1 ? selected : allCells(sheet.model));
  return (
    <span className={styles.actions}>
      {retry.length > 0 && (
        <Button kind="quiet" icon={<RotateCw size={16} aria-hidden />} onClick={() => onRetry(retry)}>
          {say.sheet.retry(retry.length)}
        </Button>
      )}
      {cancel.length > 0 && (
        <Button
          kind="quiet"
          icon={<X size={16} aria-hidden />}
          onClick={() => void sheet.cancelAsked(cancel.map(({ id }) => id))}
        >
          {say.sheet.cancel(cancel.length)}
        </Button>
      )}
      <IconButton
        label={say.sheet.growth.titles.row}
        icon={<Rows3 size={16} aria-hidden />}
        command="sheet.add-row"
        onClick={() => onGrow('row')}
      />
      <IconButton
        label={say.sheet.growth.titles.columns}
        icon={<Columns3 size={16} aria-hidden />}
        command="sheet.add-columns"
        onClick={() => onGrow('columns')}
      />
      <IconButton
        label={say.collections.add}
        icon={<Images size={16} aria-hidden />}
        command="frame.collect"
        disabled={!hasFrame}
        onClick={() => run('frame.collect')}
      />
      <IconButton
        label={say.sheet.save.title}
        icon={<Printer size={16} aria-hidden />}
        command="sheet.save"
        onClick={() => run('sheet.save')}
      />
    </span>
  );
}
