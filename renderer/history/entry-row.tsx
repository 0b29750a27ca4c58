/** One request in the log: when, what, how, and what came of it. */
import { memo } from 'react';
import type { HistoryEntry } from '../../shared/history/entry.ts';
import type { BatchId } from '../../shared/ids.ts';
import { findModel } from '../../shared/models/table.ts';
import { shapeText } from '../../shared/size/size.ts';
import { useModels } from '../app-context.tsx';
import { firstWords } from '../frames/frame-name.ts';
import { say } from '../i18n/say.ts';
import { excerptOf } from './excerpt.ts';
import styles from './history.module.css';
import { dayOf, momentOf, timeOf } from './moment.ts';

interface Props {
  readonly entry: HistoryEntry;
  /** The one sent before it, as far as listed. */
  readonly before: HistoryEntry | null;
  readonly at: number;
  /** In CSS pixels from the list's beginning. */
  readonly top: number;
  /** Of all entries; -1 while that is not known. */
  readonly count: number;
  readonly isChosen: boolean;
}

export function entryId(batch: BatchId): string {
  return `history-${batch}`;
}

export const EntryRow = memo(function EntryRow({ entry, before, at, top, count, isChosen }: Props) {
  const models = useModels();
  const { request, createdAt, frames } = entry;
  const isNewDay = before === null || dayOf(before.createdAt) !== dayOf(createdAt);
  return (
    <div
      id={entryId(entry.batch)}
      className={styles.entry}
      role="option"
      aria-selected={isChosen}
      aria-posinset={at + 1}
      aria-setsize={count}
      aria-label={say.history.entry(momentOf(createdAt), firstWords(request.prompt))}
      data-at={at}
      data-last-of-day={isNewDay || undefined}
      style={{ top }}
    >
      <time className={styles.time} dateTime={new Date(createdAt).toISOString()}>
        <span className={styles.hour}>{timeOf(createdAt)}</span>
        <span className={styles.day}>{dayOf(createdAt)}</span>
      </time>
      <div className={styles.what}>
        <p className={styles.excerpt} data-gone={frames.made > 0 && frames.kept === 0 ? true : undefined}>
          {excerptOf(request.prompt, before?.request.prompt ?? null).map((part, place) =>
            part.kind === 'added' ? (
              <mark key={place} className={styles.new}>
                {part.text}
              </mark>
            ) : (
              part.text
            ),
          )}
        </p>
        <p className={styles.how}>
          <span>{findModel(models, request.model)?.name ?? request.model}</span>
          <span>{shapeText(request.shape).replace('x', ' × ')}</span>
          <span>{say.history.seeds(request.seeds)}</span>
          <span className={styles.came}>{say.history.frames(frames)}</span>
        </p>
      </div>
    </div>
  );
});
