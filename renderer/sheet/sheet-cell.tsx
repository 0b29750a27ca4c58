/** One cell of the sheet: a frame, or what has become of the call that should bring one. */
import { Trash2 } from 'lucide-react';
import { memo } from 'react';
import { useStore } from 'zustand';
import type { FrameRow } from '../../shared/frame/record.ts';
import type { JobView } from '../../shared/job/view.ts';
import { FrameMarks } from '../frames/frame-marks.tsx';
import { frameName } from '../frames/frame-name.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import { Thumbnail } from '../frames/thumbnail.tsx';
import { TwinMark, describedWithTwin } from '../frames/twin-mark.tsx';
import { useDragOut } from '../frames/use-drag-out.ts';
import { say } from '../i18n/say.ts';
import { jobIcons } from '../jobs/job-icons.ts';
import { actionsOf, wordsOfJob } from '../jobs/job-words.ts';
import type { SheetCell } from './sheet-model.ts';
import styles from './sheet.module.css';

interface Props {
  readonly frames: FramesStore;
  readonly cell: SheetCell;
  /** Of the frame, when it is there. */
  readonly row: FrameRow | undefined;
  /** An earlier frame of the sheet with the very same bytes. */
  readonly twin: FrameRow | undefined;
  readonly isGone: boolean;
  readonly isChosen: boolean;
  readonly isActive: boolean;
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** Ms since the epoch; 0 where nothing in the cell depends on it. */
  readonly now: number;
  readonly medianSeconds: number | null;
  readonly onRetry: (jobs: readonly JobView[]) => void;
}

export function cellId({ row, slot }: Pick<SheetCell, 'row' | 'slot'>): string {
  return `sheet-cell-${row}-${slot}`;
}

export const SheetCellView = memo(function SheetCellView(props: Props) {
  const {
    frames,
    cell,
    row,
    twin,
    isGone,
    isChosen,
    isActive,
    left,
    width,
    height,
    now,
    medianSeconds,
    onRetry,
  } = props;
  const isFrameSelected = useStore(
    frames,
    ({ selection }) => row !== undefined && selection.selected.has(row.no),
  );
  const dragging = useDragOut(frames);
  const words = wordsOfJob(cell.job, now, medianSeconds);
  return (
    <div
      role="gridcell"
      id={cellId(cell)}
      className={styles.cell}
      aria-label={row ? frameName(row) : isGone ? `${say.sheet.deleted}, ${frameName(cell.job)}` : words.name}
      aria-description={row && describedWithTwin(row, twin)}
      aria-selected={row ? isFrameSelected : isChosen}
      aria-colindex={cell.slot + 2}
      {...(cell.span > 1 && { 'aria-colspan': cell.span })}
      data-row={cell.row}
      data-slot={cell.slot}
      data-status={row ? 'frame' : isGone ? 'gone' : cell.job.status}
      data-active={isActive || undefined}
      data-flag={row?.flag ?? undefined}
      draggable={row !== undefined}
      onPointerDown={(event) => dragging.pressed(event, row?.no ?? null)}
      onDragStart={dragging.onDragStart}
      style={{ width, height, transform: `translateX(${left}px)` }}
    >
      {row ? (
        <>
          <Thumbnail row={row} roomEdge={Math.max(width, height)} />
          <FrameMarks row={row} />
          {twin && <TwinMark row={row} twin={twin} />}
        </>
      ) : isGone ? (
        <Gone />
      ) : (
        <JobState cell={cell} words={words} onRetry={onRetry} />
      )}
    </div>
  );
});

function Gone() {
  return (
    <p className={styles.state}>
      <Trash2 size={16} aria-hidden />
      <span className={styles.words}>{say.sheet.deleted}</span>
    </p>
  );
}

function JobState({
  cell: { job },
  words,
  onRetry,
}: Pick<Props, 'onRetry'> & {
  readonly cell: SheetCell;
  readonly words: ReturnType<typeof wordsOfJob>;
}) {
  const Icon = jobIcons[job.status];
  return (
    <div className={styles.state} data-loss={words.isLoss || undefined}>
      <Icon size={16} aria-hidden className={styles.icon} />
      <span className={styles.words}>{words.status}</span>
      {words.time !== null && <span className={styles.time}>{words.time}</span>}
      {words.reason !== null && <span className={styles.reason}>{words.reason}</span>}
      {actionsOf(job).retry !== null && (
        // By keyboard it is Enter on the cell.
        <button type="button" tabIndex={-1} className={styles.retry} onClick={() => onRetry([job])}>
          {say.sheet.retryCell}
        </button>
      )}
    </div>
  );
}
