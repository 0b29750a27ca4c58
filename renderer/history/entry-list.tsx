/** The log's entries, of which only those in sight are drawn. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { MouseEvent } from 'react';
import { say } from '../i18n/say.ts';
import { EntryRow, entryId } from './entry-row.tsx';
import type { HistoryState } from './history-store.ts';
import styles from './history.module.css';

/** Height of an entry in CSS pixels: history.module.css has the same. */
const rowHeight = 88;
/** Entries drawn above and below those in sight. */
const margin = 4;

export function EntryList({ state }: { readonly state: HistoryState }) {
  const { entries, chosen, other, isPicking, isComplete, moreWanted } = state;
  const box = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, height: 0 });

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = (): void => setSight({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);

  const current = other ?? chosen;
  const currentAt = entries.findIndex(({ batch }) => batch === current);
  useEffect(() => {
    const element = box.current;
    if (!element || currentAt < 0) return;
    const [top, bottom] = [currentAt * rowHeight, (currentAt + 1) * rowHeight];
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight)
      element.scrollTop = bottom - element.clientHeight;
    // Only when the choice moves: a page that comes in must not scroll.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [current]);

  const first = Math.max(0, Math.floor(sight.top / rowHeight) - margin);
  const end = Math.min(entries.length, Math.ceil((sight.top + sight.height) / rowHeight) + margin);
  const isAtEnd = sight.height > 0 && end === entries.length && !isComplete;
  useEffect(() => {
    if (isAtEnd) moreWanted();
  }, [isAtEnd, entries.length, moreWanted]);

  function clicked(event: MouseEvent): void {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-at]') : null;
    const entry = row && entries[Number(row.dataset.at)];
    if (!entry) return;
    if (event.ctrlKey || event.metaKey) state.otherChosen(entry.batch);
    else state.entryChosen(entry.batch);
  }

  return (
    <div
      ref={box}
      className={styles.entries}
      role="listbox"
      aria-label={say.history.list}
      aria-multiselectable
      aria-activedescendant={currentAt >= first && currentAt < end && current ? entryId(current) : undefined}
      tabIndex={0}
      data-picking={isPicking || undefined}
      onClick={clicked}
    >
      <div role="presentation" style={{ height: entries.length * rowHeight }}>
        {entries.slice(first, end).map((entry, place) => (
          <EntryRow
            key={entry.batch}
            entry={entry}
            before={entries[first + place + 1] ?? null}
            at={first + place}
            top={(first + place) * rowHeight}
            count={isComplete ? entries.length : -1}
            isChosen={entry.batch === chosen || entry.batch === other}
          />
        ))}
      </div>
    </div>
  );
}
