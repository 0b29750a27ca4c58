/** One row of the sheet: its head, and those of its cells that are in sight. */
import { memo } from 'react';
import { useStore } from 'zustand';
import type { JobView } from '../../shared/job/view.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import { say } from '../i18n/say.ts';
import { needsClock } from '../jobs/waits.ts';
import type { SheetGeometry, Span } from './geometry.ts';
import { leftOf, poolSizes, topOf, widthOf } from './geometry.ts';
import { twinsIn } from './same-picture.ts';
import { SheetCellView } from './sheet-cell.tsx';
import { RowHead } from './sheet-heads.tsx';
import type { SheetCell } from './sheet-model.ts';
import { columnOf } from './sheet-model.ts';
import type { SheetStore } from './sheet-store.ts';
import styles from './sheet.module.css';

interface Props {
  readonly store: SheetStore;
  readonly frames: FramesStore;
  readonly row: number;
  readonly head: string;
  readonly prompt: string;
  readonly geometry: SheetGeometry;
  readonly slots: Span;
  readonly now: number;
  readonly medianSeconds: number | null;
  readonly onRetry: (jobs: readonly JobView[]) => void;
}

export const SheetRow = memo(function SheetRow(props: Props) {
  const { store, frames, row, head, prompt, geometry, slots, now, medianSeconds, onRetry } = props;
  const { model, rows, gone, active, chosen } = useStore(store);
  const { cellHeight, headWidth, contentWidth } = geometry;
  const pool = poolSizes(geometry).slots;
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      className={styles.row}
      style={{ width: contentWidth, height: cellHeight, transform: `translateY(${topOf(geometry, row)}px)` }}
    >
      <RowHead store={store} row={row} differs={head} prompt={prompt} width={headWidth} height={cellHeight} />
      {cellsInSight(model.cells[row] ?? [], slots).map(({ slot, cell }) => {
        const left = leftOf(geometry, slot);
        if (!cell)
          return (
            <NoCell key={slot % pool} row={row} slot={slot} left={left} geometry={geometry} store={store} />
          );
        const frame = cell.frame ? rows.get(cell.frame) : undefined;
        return (
          <SheetCellView
            key={slot % pool}
            frames={frames}
            cell={cell}
            row={frame}
            twin={frame && twinsIn(rows).get(frame.id)}
            isGone={cell.frame !== null && gone.has(cell.frame)}
            isChosen={chosen.has(cell.key)}
            isActive={active?.row === row && active.slot === slot}
            left={left}
            width={widthOf(geometry, cell.span)}
            height={cellHeight}
            now={!frame && needsClock([cell.job]) ? now : 0}
            medianSeconds={medianSeconds}
            onRetry={onRetry}
          />
        );
      })}
    </div>
  );
});

/** A place that no call was made for. */
function NoCell({
  row,
  slot,
  left,
  geometry,
  store,
}: Pick<Props, 'row' | 'geometry' | 'store'> & { readonly slot: number; readonly left: number }) {
  const column = useStore(store, ({ model }) => columnOf(model, slot));
  return (
    <div
      role="gridcell"
      className={styles.cell}
      aria-label={say.sheet.nothingName(row, say.sheet.columnHead(column?.seed ?? null, column?.index ?? 0))}
      aria-colindex={slot + 2}
      data-row={row}
      data-slot={slot}
      data-status="none"
      style={{
        width: geometry.cellWidth,
        height: geometry.cellHeight,
        transform: `translateX(${left}px)`,
      }}
    />
  );
}

/** Each cell once, at its first slot, which may lie left of what is in sight. */
function cellsInSight(
  cells: readonly (SheetCell | null)[],
  { first, end }: Span,
): readonly { readonly slot: number; readonly cell: SheetCell | null }[] {
  return cells.slice(first, end).flatMap((cell, i) => {
    const slot = cell?.slot ?? first + i;
    return i > 0 && slot !== first + i ? [] : [{ slot, cell }];
  });
}
