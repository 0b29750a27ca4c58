/**
 * What scrolls in the grid: cells, headers, the line of a drop. It follows the place by itself, so that a scroll and a frame that
 * comes draw nothing around it again.
 */
import type { RefObject } from 'react';
import { useStore } from 'zustand';
import { noStacks, stackAt } from '../../shared/frame/stacks.ts';
import type { StackedPlace } from '../../shared/frame/stacks.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import type { Rectangle } from './geometry.ts';
import { GridCell } from './grid-cell.tsx';
import type { CellStack } from './grid-cell.tsx';
import { cellsNear } from './grid-place.ts';
import type { Drop } from './grid-place.ts';
import type { GridStore } from './grid-store.ts';
import styles from './grid.module.css';
import { GroupHeaders } from './group-headers.tsx';
import { usePicturesAhead } from './pictures-ahead.ts';
import { useRowsNear } from './rows-near.ts';
import { useRestoredScroll } from './use-scroll-box.ts';

interface Props {
  readonly frames: FramesStore;
  readonly grid: GridStore;
  readonly box: RefObject<HTMLElement | null>;
  /** Where dragged frames would come. */
  readonly drop: Drop | null;
  /** Drawn to select, in the content. */
  readonly rectangle: Rectangle | null;
}

export function GridContent({ frames, grid, box, drop, rectangle }: Props) {
  const place = useStore(grid, (state) => state.place);
  useRestoredScroll(box, grid, place);
  usePicturesAhead(frames, grid, place);
  useRowsNear(frames, grid);
  const { order } = place;
  const stacks = useStore(frames, (state) => (state.order === order ? state.stacks : noStacks));

  return (
    <div className={styles.content} style={{ height: place.geometry.scrollHeight }} role="presentation">
      <GroupHeaders frames={frames} place={place} />
      {cellsNear(place).map(({ slot, ...cell }) => {
        const stacked = stackAt(stacks, cell.index);
        return (
          <GridCell
            key={slot}
            frames={frames}
            count={order.length}
            stackSize={stacked?.size ?? 0}
            stack={stacked && cellStack(stacked)}
            {...cell}
          />
        );
      })}
      {drop && (
        <div
          className={styles.drop}
          style={{
            height: drop.height,
            transform: `translate(${drop.left}px, ${drop.top}px)`,
          }}
        />
      )}
      {rectangle && (
        <div
          className={styles.rectangle}
          style={{
            width: rectangle.right - rectangle.left,
            height: rectangle.bottom - rectangle.top,
            transform: `translate(${rectangle.left}px, ${rectangle.top - (place.offset - place.scrollTop)}px)`,
          }}
        />
      )}
    </div>
  );
}

function cellStack({ size, isOpen, at }: StackedPlace): CellStack {
  if (!isOpen) return 'closed';
  if (at === 0) return 'top';
  return at === size - 1 ? 'last' : 'member';
}
