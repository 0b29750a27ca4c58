/** The files of a plan, of which only those in sight are drawn and asked for. */
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { toAppError } from '../../shared/errors.ts';
import { planRowsAtOnce } from '../../shared/export/run.ts';
import type { ExportPlan, PlanRow } from '../../shared/export/run.ts';
import type { FrameId } from '../../shared/ids.ts';
import { useApp } from '../app-context.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { Thumbnail } from '../frames/thumbnail.tsx';
import { say } from '../i18n/say.ts';
import styles from './plan-list.module.css';

/** CSS pixels: as in plan-list.module.css. */
const rowHeight = 44;
const margin = 4;

interface Props {
  readonly plan: ExportPlan;
  /** Of the frames, by which their pictures are found. */
  readonly numbers: ReadonlyMap<FrameId, number>;
  readonly frames: FramesStore;
  /** The next is being made. */
  readonly isStale: boolean;
}

const words = say.exporting.plan;

export function PlanList({ plan, numbers, frames, isStale }: Props) {
  const { bridge, notices } = useApp();
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 480 });
  const [pages, setPages] = useState<ReadonlyMap<number, readonly PlanRow[]>>(new Map([[0, plan.rows]]));
  const askedPages = useRef(new Set([0]));
  const total = plan.writes + plan.skips;
  const first = Math.max(0, Math.floor(view.top / rowHeight) - margin);
  const end = Math.min(total, Math.ceil((view.top + view.height) / rowHeight) + margin);
  const lastPage = end > 0 ? Math.floor((end - 1) / planRowsAtOnce) : 0;

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setView({ top: element.scrollTop, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    for (const page of new Set([Math.floor(first / planRowsAtOnce), lastPage])) {
      if (askedPages.current.has(page)) continue;
      askedPages.current.add(page);
      bridge.request('export.plan-rows', { plan: plan.id, from: page * planRowsAtOnce }).then(
        (rows) => setPages((known) => new Map(known).set(page, rows)),
        (thrown: unknown) => notices.getState().requestFailed(toAppError(thrown)),
      );
    }
  }, [bridge, notices, plan, first, lastPage]);

  const shown = Array.from({ length: Math.max(0, end - first) }, (_, i) => {
    const at = first + i;
    const page = Math.floor(at / planRowsAtOnce);
    return { at, row: pages.get(page)?.[at - page * planRowsAtOnce] };
  });
  const wanted = shown.flatMap(({ row }) => (row ? (numbers.get(row.frame) ?? []) : [])).join();
  useEffect(() => {
    frames.getState().rowsWanted('export', wanted === '' ? [] : wanted.split(',').map(Number));
  }, [frames, wanted]);
  useEffect(() => () => frames.getState().rowsWanted('export', []), [frames]);

  return (
    <div
      ref={box}
      className={styles.list}
      role="list"
      aria-label={words.list}
      tabIndex={0}
      data-stale={isStale || undefined}
      onScroll={({ currentTarget }) =>
        setView({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })
      }
    >
      <div className={styles.content} role="presentation" style={{ height: total * rowHeight }}>
        {shown.map(({ at, row }) => (
          <div
            key={at}
            className={styles.row}
            role="listitem"
            aria-setsize={total}
            aria-posinset={at + 1}
            data-action={row?.action}
            style={{ transform: `translateY(${at * rowHeight}px)` }}
          >
            {row && <File row={row} no={numbers.get(row.frame)} frames={frames} />}
          </div>
        ))}
      </div>
    </div>
  );
}

interface FileProps {
  readonly row: PlanRow;
  readonly no: number | undefined;
  readonly frames: FramesStore;
}

function File({ row, no, frames }: FileProps) {
  const frame = useStore(frames, ({ rows }) => (no === undefined ? undefined : rows.get(no)));
  const slash = row.path.lastIndexOf('/');
  const told = row.isNumbered ? words.wasNumbered : words.actions[row.action];
  return (
    <>
      <span className={styles.picture}>{frame && <Thumbnail row={frame} />}</span>
      <span className={styles.names} title={row.path}>
        <span className={styles.name}>{row.path.slice(slash + 1)}</span>
        <span className={styles.facts}>
          {slash > 0 && <span className={styles.folder}>{row.path.slice(0, slash)}</span>}
          <span>{words.size(row.width, row.height, row.bytes)}</span>
        </span>
      </span>
      {told !== '' && <span className={styles.told}>{told}</span>}
    </>
  );
}
