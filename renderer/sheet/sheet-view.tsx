/** The contact sheet of a batch: rows are variants, columns are seeds, and every cell is live. */
import { CircleAlert, Table2 } from 'lucide-react';
import { memo, useCallback, useEffect, useMemo, useState } from 'react';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { useStore } from 'zustand';
import { assertNever } from '../../shared/assert-never.ts';
import type { JobView } from '../../shared/job/view.ts';
import type { Lists } from '../../shared/prompt/lists.ts';
import { useCommand } from '../app-context.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { FrameMenu } from '../frames/frame-menu.tsx';
import { gestureOf } from '../frames/selection.ts';
import { wordsOf } from '../i18n/failures.ts';
import { say } from '../i18n/say.ts';
import { actionsOf } from '../jobs/job-words.ts';
import { needsClock } from '../jobs/waits.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Empty } from '../ui/empty.tsx';
import { useNow } from '../ui/use-now.ts';
import { rowsPerPage, visibleRows, visibleSlots } from './geometry.ts';
import { GrowthDialog } from './growth-dialog.tsx';
import type { GrowthKind } from './growth-draft.ts';
import { SaveDialog } from './save-dialog.tsx';
import { SheetBar } from './sheet-bar.tsx';
import { ColumnHeads } from './sheet-heads.tsx';
import { sheetKeyOf } from './sheet-keys.ts';
import type { Place } from './sheet-model.ts';
import { allCells, cellAt } from './sheet-model.ts';
import { headsOf, ratioOf } from './sheet-print.ts';
import { SheetRow } from './sheet-row.tsx';
import { cellId } from './sheet-cell.tsx';
import type { SheetState, SheetStore } from './sheet-store.ts';
import styles from './sheet.module.css';
import { clampedCell, useSheetBox } from './use-sheet-box.ts';

interface Props {
  readonly store: SheetStore;
  readonly frames: FramesStore;
  readonly isInFront: boolean;
  /** The loupe shows its frames. */
  readonly isWalked: boolean;
  readonly cellSize: number;
  readonly onCellSizeChange: (size: number) => void;
  /** The active frame is to be seen in the loupe. */
  readonly onOpen: () => void;
  readonly medianSeconds: number | null;
  readonly isPractice: boolean;
  /** What the prompt of a new row may draw from. */
  readonly lists: Lists;
  /** In the place of a sheet: why there can be none, and the way out; null while the library is well. */
  readonly trouble: ReactNode;
}

export const SheetView = memo(function SheetView(props: Props) {
  const { store, isInFront, isWalked } = props;
  const phase = useStore(store, (state) => state.phase);
  const [growing, setGrowing] = useState<GrowthKind | null>(null);
  /** Calls that may be billed twice: to be asked first. */
  const [asking, setAsking] = useState<readonly JobView[]>([]);
  const [isSaving, setSaving] = useState(false);
  const hasSheet = isInFront && phase === 'ready';
  useCommand('sheet.save', () => setSaving(true), hasSheet);
  useCommand('sheet.add-row', () => setGrowing('row'), hasSheet);
  useCommand('sheet.add-columns', () => setGrowing('columns'), hasSheet);
  const sized = (factor: number): void => props.onCellSizeChange(clampedCell(props.cellSize * factor));
  useCommand('view.larger', () => sized(1.25), hasSheet);
  useCommand('view.smaller', () => sized(0.8), hasSheet);

  const retry = useCallback(
    (jobs: readonly JobView[]): void => {
      if (jobs.some((job) => actionsOf(job).retry === 'ask')) setAsking(jobs);
      else void store.getState().retryAsked(jobs.map(({ id }) => id));
    },
    [store],
  );
  useEffect(() => store.getState().shownChanged(isInFront), [store, isInFront]);
  useEffect(() => store.getState().walkChanged(isWalked), [store, isWalked]);
  return (
    <section className={styles.sheet} aria-label={say.sheet.region} data-testid="sheet">
      {phase === 'ready' ? (
        <SheetStage {...props} onRetry={retry} />
      ) : (
        (props.trouble ?? <SheetNote store={store} />)
      )}
      <SheetBar {...props} onRetry={retry} onGrow={setGrowing} />
      {growing && (
        <GrowthDialog
          store={store}
          kind={growing}
          lists={props.lists}
          isPractice={props.isPractice}
          onClose={() => setGrowing(null)}
        />
      )}
      {isSaving && <SaveDialog store={store} onClose={() => setSaving(false)} />}
      <ConfirmDialog
        title={say.sheet.confirmRetry.title(asking.length)}
        confirmLabel={say.sheet.confirmRetry.confirm}
        isOpen={asking.length > 0}
        onClose={() => setAsking([])}
        onConfirm={() => void store.getState().retryAsked(asking.map(({ id }) => id))}
      >
        {say.sheet.confirmRetry.text}
      </ConfirmDialog>
    </section>
  );
});

function SheetNote({ store }: Pick<Props, 'store'>) {
  const { phase, failure, list } = useStore(store);
  const [first] = list;
  switch (phase) {
    case 'none':
      return (
        <Empty title={say.sheet.empty.title} icon={<Table2 size={32} strokeWidth={1.25} aria-hidden />}>
          {say.sheet.empty.text}
        </Empty>
      );
    case 'failed':
      return (
        <Empty
          title={failure ? wordsOf(failure).title : ''}
          icon={<CircleAlert size={32} strokeWidth={1.25} aria-hidden />}
          action={
            first && (
              <Button onClick={() => store.getState().batchChosen(first.batch)}>{say.sheet.failed}</Button>
            )
          }
        >
          {failure && wordsOf(failure).meaning}
        </Empty>
      );
    case 'loading':
    case 'ready':
      return <div className={styles.stage} aria-busy />;
    default:
      return assertNever(phase);
  }
}

function SheetStage(props: Props & { readonly onRetry: (jobs: readonly JobView[]) => void }) {
  const { store, frames, isInFront, cellSize, onCellSizeChange, onOpen, onRetry, medianSeconds } = props;
  const { model, sheet, rows, active } = useStore(store);
  const variants = sheet?.variants ?? noVariants;
  const heads = useMemo(() => headsOf(variants), [variants]);
  const { box, geometry, scroll, show } = useSheetBox({
    rows: model.rows,
    slots: model.slots,
    ratio: sheet ? ratioOf(sheet) : 1,
    figures: Math.max(1, ...model.columns.map(({ seed, index }) => say.sheet.seed(seed, index).length)),
    cellSize,
    onCellSizeChange,
  });
  const isTimed = useMemo(() => needsClock(allCells(model).map(({ job }) => job)), [model]);
  const now = useNow(isTimed);
  useWantedRows(frames, rows);

  const isMeasured = geometry.width > 0;
  const activeCell = active && cellAt(model, active);
  useEffect(() => {
    if (active && isMeasured) show(active, activeCell?.span ?? 1);
    // Only when the place changes or the sheet comes into sight: scrolling away from it is the photographer's right.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [active, isMeasured, isInFront]);

  const rowSpan = visibleRows(geometry, scroll);
  const slotSpan = visibleSlots(geometry, scroll);

  function pressed(event: KeyboardEvent): void {
    const key = sheetKeyOf(event);
    if (!key) return;
    event.preventDefault();
    const act = store.getState();
    switch (key.kind) {
      case 'move':
        act.moved(key.move, event.shiftKey ? 'range' : 'only', rowsPerPage(geometry));
        return;
      case 'all':
        act.allChosen();
        return;
      case 'none':
        act.noneChosen();
        return;
      case 'act':
        if (frames.getState().selection.active !== null) onOpen();
        else if (activeCell && actionsOf(activeCell.job).retry !== null) onRetry([activeCell.job]);
        return;
      default:
        assertNever(key);
    }
  }

  function clicked(event: MouseEvent): void {
    const place = placeUnder(event.target);
    if (place) store.getState().cellChosen(place, gestureOf(event));
  }

  /** By the key there is no cell under the pointer: it is meant for what is active. */
  function asked(event: MouseEvent): boolean {
    const place = placeUnder(event.target);
    const state = frames.getState();
    if (place) {
      const frame = cellAt(model, place)?.frame;
      const row = frame ? rows.get(frame) : undefined;
      if (row === undefined || !state.selection.selected.has(row.no))
        store.getState().cellChosen(place, 'only');
    }
    return frames.getState().selection.active !== null;
  }

  return (
    <div className={styles.stage}>
      <FrameMenu onAsked={asked}>
        <div
          ref={box}
          className={styles.scroller}
          role="grid"
          aria-label={say.sheet.grid}
          aria-multiselectable
          aria-rowcount={model.rows + 1}
          aria-colcount={model.slots + 1}
          aria-activedescendant={activeCell ? cellId(activeCell) : undefined}
          tabIndex={0}
          data-size={geometry.cellWidth < 72 ? 'tiny' : geometry.cellWidth < 128 ? 'small' : 'large'}
          onKeyDown={pressed}
          onClick={clicked}
          onDoubleClick={(event) =>
            placeUnder(event.target) && frames.getState().selection.active !== null && onOpen()
          }
        >
          <div
            className={styles.content}
            role="presentation"
            style={{ width: geometry.contentWidth, height: geometry.contentHeight }}
          >
            <ColumnHeads
              store={store}
              geometry={geometry}
              columns={model.columns.filter(
                ({ firstSlot, n }) => firstSlot + n > slotSpan.first && firstSlot < slotSpan.end,
              )}
            />
            {Array.from({ length: rowSpan.end - rowSpan.first }, (_, i) => rowSpan.first + i).map((row) => (
              <SheetRow
                key={row}
                store={store}
                frames={frames}
                row={row}
                head={heads[row] ?? ''}
                prompt={variants[row] ?? ''}
                geometry={geometry}
                slots={slotSpan}
                now={now}
                medianSeconds={medianSeconds}
                onRetry={onRetry}
              />
            ))}
          </div>
        </div>
      </FrameMenu>
    </div>
  );
}

const noVariants: readonly string[] = [];

/** Rows of frames on the sheet are kept at hand for the inspector and the loupe. */
function useWantedRows(frames: FramesStore, rows: SheetState['rows']): void {
  const numbers = useMemo(() => [...rows.values()].map(({ no }) => no), [rows]);
  useEffect(() => frames.getState().rowsWanted('sheet', numbers), [frames, numbers]);
  useEffect(() => () => frames.getState().rowsWanted('sheet', []), [frames]);
}

function placeUnder(target: EventTarget): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-slot]') : null;
  return cell ? { row: Number(cell.dataset.row), slot: Number(cell.dataset.slot) } : null;
}
