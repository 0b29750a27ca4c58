/** One cell of the pool: whichever frame stands in it now. */
import { memo } from 'react';
import { useStore } from 'zustand';
import { FrameMarks } from '../frames/frame-marks.tsx';
import { frameName } from '../frames/frame-name.ts';
import type { FrameRow } from '../../shared/frame/record.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import { Thumbnail } from '../frames/thumbnail.tsx';
import { TwinMark, describedWithTwin, earlierTwin } from '../frames/twin-mark.tsx';
import { say } from '../i18n/say.ts';
import styles from './grid.module.css';
import { cellInset } from './rows.ts';
import { StackBadge } from './stack-badge.tsx';

interface Props {
  readonly frames: FramesStore;
  readonly no: number;
  readonly index: number;
  readonly count: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Of how many frames is the stack that it stands in; 0 for none. */
  readonly stackSize: number;
  readonly stack: CellStack | null;
}

/** Alone for all of its stack, or where among the frames of an open one. */
export type CellStack = 'closed' | 'top' | 'member' | 'last';

export function cellId(no: number): string {
  return `grid-frame-${no}`;
}

export const GridCell = memo(function GridCell({
  frames,
  no,
  index,
  count,
  left,
  top,
  width,
  height,
  stackSize,
  stack,
}: Props) {
  const row = useStore(frames, ({ rows }) => rows.get(no));
  const isGone = useStore(frames, ({ absent }) => absent.has(no));
  const isSelected = useStore(frames, ({ selection }) => selection.selected.has(no));
  const isActive = useStore(frames, ({ selection }) => selection.active === no);
  const twin = row && earlierTwin(row);
  return (
    <div
      role="option"
      id={cellId(no)}
      className={styles.cell}
      aria-label={row ? frameName(row) : isGone ? say.frames.frameGone : say.frames.frameLoading}
      aria-description={row && described(row, stack && stackSize)}
      aria-selected={isSelected}
      aria-posinset={index + 1}
      aria-setsize={count}
      data-no={no}
      data-flag={row?.flag ?? undefined}
      data-stack={stack ?? undefined}
      data-active={isActive || undefined}
      draggable
      style={{ width, height, transform: `translate(${left}px, ${top}px)` }}
    >
      <div className={styles.frame} data-picture>
        {row && (
          <Thumbnail
            row={row}
            roomShape={(width - 2 * cellInset) / (height - 2 * cellInset)}
            roomEdge={Math.max(width, height) - 2 * cellInset}
          />
        )}
        {row && <FrameMarks row={row} />}
        {(stack === 'closed' || stack === 'top') && <StackBadge size={stackSize} isOpen={stack === 'top'} />}
        {row && twin && <TwinMark row={row} twin={twin} />}
        {isGone && <p className={styles.gone}>{say.frames.frameGone}</p>}
      </div>
      {row && (
        <p className={styles.caption} aria-hidden>
          <span>{row.seed ?? say.frames.noSeed}</span>
          {row.practice && <span>{say.frames.practice}</span>}
        </p>
      )}
    </div>
  );
});

function described(row: FrameRow, stackSize: number | null): string | undefined {
  const words = [
    describedWithTwin(row, earlierTwin(row)),
    stackSize === null ? undefined : say.arrange.inStack(stackSize),
  ];
  return words.filter((word) => word !== undefined).join(', ') || undefined;
}
