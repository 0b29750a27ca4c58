/** The heads of the sheet: what differs, and which seed. A click selects the whole row, column or sheet. */
import type { MouseEvent } from 'react';
import { memo } from 'react';
import { gestureOf } from '../frames/selection.ts';
import { say } from '../i18n/say.ts';
import type { SheetGeometry } from './geometry.ts';
import { leftOf, widthOf } from './geometry.ts';
import type { ColumnPlace } from './sheet-model.ts';
import type { SheetStore } from './sheet-store.ts';
import styles from './sheet.module.css';

interface ColumnHeadsProps {
  readonly store: SheetStore;
  readonly geometry: SheetGeometry;
  /** Those in sight. */
  readonly columns: readonly ColumnPlace[];
}

export function ColumnHeads({ store, geometry, columns }: ColumnHeadsProps) {
  const { headWidth, headHeight, contentWidth, isUpright } = geometry;
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={styles.columnHeads}
      style={{ height: headHeight, width: contentWidth }}
      data-upright={isUpright || undefined}
    >
      <div
        role="columnheader"
        aria-colindex={1}
        aria-label={say.sheet.corner}
        title={say.sheet.cornerTip}
        className={styles.corner}
        style={{ width: headWidth, height: headHeight }}
        onClick={() => store.getState().allChosen()}
      />
      {columns.map((column) => (
        <ColumnHead key={column.index} store={store} geometry={geometry} column={column} />
      ))}
    </div>
  );
}

function ColumnHead({
  store,
  geometry,
  column: { index, firstSlot, n, seed },
}: Pick<ColumnHeadsProps, 'store' | 'geometry'> & { readonly column: ColumnPlace }) {
  const chosen = (event: MouseEvent): void =>
    store.getState().lineChosen({ column: index }, gestureOf(event));
  return (
    <div
      role="columnheader"
      aria-colindex={firstSlot + 2}
      {...(n > 1 && { 'aria-colspan': n })}
      aria-label={say.sheet.columnHead(seed, index)}
      title={say.sheet.columnHead(seed, index)}
      className={styles.columnHead}
      style={{
        width: widthOf(geometry, n),
        transform: `translateX(${leftOf(geometry, firstSlot)}px)`,
      }}
      onClick={chosen}
    >
      <span className={styles.seed}>{say.sheet.seed(seed, index)}</span>
      {n > 1 && <span className={styles.each}>{say.sheet.each(n)}</span>}
    </div>
  );
}

/** Whole lines of small text. */
function linesWithin(height: number): number {
  return Math.max(1, Math.floor(height / 16));
}

interface RowHeadProps {
  readonly store: SheetStore;
  readonly row: number;
  /** What this row has and others have not. */
  readonly differs: string;
  readonly prompt: string;
  readonly width: number;
  readonly height: number;
}

export const RowHead = memo(function RowHead({ store, row, differs, prompt, width, height }: RowHeadProps) {
  return (
    <div
      role="rowheader"
      aria-colindex={1}
      aria-label={say.sheet.rowHead(row, differs)}
      title={prompt}
      className={styles.rowHead}
      style={{ width, height }}
      onClick={(event) => store.getState().lineChosen({ row }, gestureOf(event))}
    >
      <span className={styles.differs} style={{ WebkitLineClamp: linesWithin(height) }}>
        {differs}
      </span>
    </div>
  );
});
