/** The grid: all frames, newest first, in a pool of cells that is reused while scrolling. */
import { memo, useEffect, useLayoutEffect, useState } from 'react';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { useStore } from 'zustand';
import { toAppError } from '../../shared/errors.ts';
import { useApp } from '../app-context.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { isByHand } from '../frames/source.ts';
import { gestureOf } from '../frames/selection.ts';
import { FrameMenu } from '../frames/frame-menu.tsx';
import { askedFor } from '../frames/selection-asked.ts';
import { useDragOut } from '../frames/use-drag-out.ts';
import { say } from '../i18n/say.ts';
import type { Arrangement } from './arrange-menu.tsx';
import { ArrangeMenu } from './arrange-menu.tsx';
import type { Coming } from './grid-bar.tsx';
import { GridBar } from './grid-bar.tsx';
import { cellId } from './grid-cell.tsx';
import { GridContent } from './grid-content.tsx';
import type { MonthsStore } from './months-store.ts';
import { Scrubber } from './scrubber.tsx';
import type { ShapesStore } from './shapes-store.ts';
import { StickyHeader } from './group-headers.tsx';
import { gridKeyOf, runGridKey } from './grid-keys.ts';
import { isNear } from './grid-place.ts';
import { createGridStore } from './grid-store.ts';
import styles from './grid.module.css';
import { toggleStack } from './stack-acts.ts';
import { GroupCommands } from './group-commands.tsx';
import { useArranging } from './use-arranging.ts';
import { useRectangle } from './use-rectangle.ts';
import { useScrollBox } from './use-scroll-box.ts';

interface Props {
  readonly frames: FramesStore;
  /** Edge of a cell in CSS pixels, before it is fitted to the width. */
  readonly cellSize: number;
  readonly onCellSizeChange: (size: number) => void;
  readonly months: MonthsStore;
  readonly shapes: ShapesStore;
  readonly arrangement: Arrangement;
  readonly onArrange: (change: Partial<Arrangement>) => void;
  /** The active frame is to be seen in the loupe. */
  readonly onOpen: () => void;
  readonly coming: Coming;
  /** Where it is typed which frames are shown. */
  readonly search: ReactNode;
  /** Where it is chosen of what. */
  readonly source: ReactNode;
  /** What stands here while there are no frames. */
  readonly empty?: ReactNode;
}

export const GridView = memo(function GridView({
  frames,
  cellSize,
  onCellSizeChange,
  months,
  shapes,
  arrangement,
  onArrange,
  onOpen,
  coming,
  search,
  source,
  empty,
}: Props) {
  const { notices } = useApp();
  const [grid] = useState(() => createGridStore(frames));
  useEffect(() => grid.getState().opened(), [grid]);
  const shapeOf = useStore(shapes, (state) => state.shapeOf);
  const isJustified = arrangement.cells === 'justified';
  useLayoutEffect(() => {
    if (isJustified) shapes.getState().wanted();
    grid.getState().shaped(isJustified ? shapeOf : null);
  }, [grid, shapes, shapeOf, isJustified]);
  const box = useScrollBox(grid, cellSize, onCellSizeChange);
  const dragging = useDragOut(frames);
  const arranging = useArranging(grid, frames, dragging.begun);
  const drawing = useRectangle(grid, frames);
  const active = useStore(frames, ({ selection }) => selection.active);
  const isActiveHere = useStore(grid, ({ place }) => isNear(place, active));
  const isEmpty = useStore(grid, ({ place }) => place.order.length === 0);

  function told(act: Promise<void>): void {
    act.catch((thrown: unknown) => notices.getState().requestFailed(toAppError(thrown)));
  }

  function pressed(event: KeyboardEvent): void {
    const key = gridKeyOf(event);
    if (!key || arranging.takesKey(event) || drawing.takesKey(event)) return;
    event.preventDefault();
    runGridKey(key, event, grid.getState().place, frames.getState(), onOpen);
  }

  function clicked(event: MouseEvent): void {
    if (arranging.takesClick(event) || drawing.takesClick(event)) return;
    const no = frameUnder(event.target);
    if (no !== null && isOnBadge(event.target)) told(toggleStack(frames, no));
    else if (no === null) frames.getState().noneChosen();
    else frames.getState().frameChosen(no, gestureOf(event));
  }

  return (
    <section className={styles.grid} aria-label={say.frames.grid} data-testid="grid">
      {search}
      <GroupCommands frames={frames} />
      <div className={styles.stage}>
        <FrameMenu onAsked={(event) => askedFor(frames, frameUnder(event.target))}>
          <div
            ref={box}
            className={styles.scroller}
            role="listbox"
            aria-label={say.frames.list}
            aria-multiselectable
            aria-activedescendant={active !== null && isActiveHere ? cellId(active) : undefined}
            tabIndex={0}
            hidden={isEmpty}
            data-arranging={arranging.drop !== null || undefined}
            onPointerDown={(event) => {
              const no = drawing.pressed(event) ? null : frameUnder(event.target);
              arranging.pressed(event, no);
              dragging.pressed(event, no);
            }}
            onDragStart={(event) => {
              // In a collection a drag puts frames in order, until it leaves the window.
              const isOwn = drawing.isPressed() || isByHand(frames.getState().source);
              if (isOwn) event.preventDefault();
              else dragging.onDragStart(event);
            }}
            onPointerMove={(event) => {
              drawing.moved(event);
              arranging.moved(event);
            }}
            onPointerUp={() => {
              drawing.released();
              arranging.released();
            }}
            onPointerCancel={() => {
              drawing.canceled();
              arranging.canceled();
            }}
            onKeyDown={pressed}
            onClick={clicked}
            onDoubleClick={(event) =>
              frameUnder(event.target) !== null && !isOnBadge(event.target) && onOpen()
            }
          >
            <GridContent
              frames={frames}
              grid={grid}
              box={box}
              drop={arranging.drop}
              rectangle={drawing.rectangle}
            />
          </div>
        </FrameMenu>
        <Scrubber grid={grid} months={months} />
        <StickyHeader frames={frames} grid={grid} />
        {isEmpty && empty}
      </div>
      <GridBar
        frames={frames}
        source={source}
        coming={coming}
        arrange={<ArrangeMenu frames={frames} arrangement={arrangement} onArrange={onArrange} />}
        cellSize={cellSize}
        onCellSizeChange={onCellSizeChange}
      />
    </section>
  );
});

function isOnBadge(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-stack-badge]') !== null;
}

function frameUnder(target: EventTarget): number | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-no]') : null;
  return cell ? Number(cell.dataset.no) : null;
}
