/** The history: a log of every request, newest first, and beside it the one that is chosen or two compared. */
import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { HistoryEntry } from '../../shared/history/entry.ts';
import type { BatchId } from '../../shared/ids.ts';
import { useApp } from '../app-context.tsx';
import { wordsOf } from '../i18n/failures.ts';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Empty } from '../ui/empty.tsx';
import { TextField } from '../ui/text-field.tsx';
import { Comparison } from './comparison.tsx';
import { EntryDetail } from './entry-detail.tsx';
import { EntryList } from './entry-list.tsx';
import type { HistoryState, HistoryStore } from './history-store.ts';
import styles from './history.module.css';

interface Props {
  readonly history: HistoryStore;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** The request becomes the draft. */
  readonly onUse: (entry: Pick<HistoryEntry, 'batch' | 'request'>) => void;
  readonly onUndoUse: () => void;
  readonly onShowSheet: (batch: BatchId) => void;
}

export function HistoryDialog(props: Props) {
  return (
    <Dialog
      title={say.history.title}
      description={say.history.description}
      isOpen={props.isOpen}
      onClose={props.onClose}
      isLarge
    >
      <HistoryLog {...props} />
    </Dialog>
  );
}

/** How long the offer to undo stays, in ms; the key works until the draft is changed by hand. */
const undoOffered = 10_000;

/** Steps of the arrow keys and their larger kin. */
const steps: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -8,
  PageDown: 8,
};

function HistoryLog({ history, onUse, onUndoUse, onShowSheet, onClose }: Props) {
  const { notices, announcer } = useApp();
  const useButton = useRef<HTMLButtonElement>(null);
  const state = useStore(history);
  useEffect(() => history.getState().opened(), [history]);
  const chosen = state.entries.find(({ batch }) => batch === state.chosen) ?? null;
  const other = state.entries.find(({ batch }) => batch === state.other) ?? null;

  function use(entry: Pick<HistoryEntry, 'batch' | 'request'>): void {
    onUse(entry);
    onClose();
    notices.getState().withdrawn('recall');
    notices.getState().posted({
      kind: 'done',
      title: say.history.used,
      action: { label: say.history.undo, run: onUndoUse },
      offers: 'recall',
      stays: undoOffered,
    });
    announcer.getState().announced(say.history.used);
  }

  function pressed(event: KeyboardEvent): void {
    if (event.key === 'Enter') useButton.current?.click();
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    history.getState().stepped(step);
  }

  return (
    <div className={styles.history}>
      <div className={styles.log} onKeyDown={pressed}>
        <div className={styles.search}>
          <TextField
            type="search"
            role="searchbox"
            label={say.history.search}
            placeholder={say.history.searchPlaceholder}
            value={state.query}
            maxLength={1_000}
            onChange={(event) => state.queryTyped(event.currentTarget.value)}
          />
          <p className={styles.count} role="status">
            {countWords(state)}
          </p>
        </div>
        <Log state={state} />
      </div>
      <section className={styles.detail} aria-label={other ? say.history.difference : say.history.title}>
        {chosen && other ? (
          <Comparison one={chosen} other={other} onEnd={state.comparingEnded} />
        ) : chosen ? (
          <EntryDetail
            key={chosen.batch}
            entry={chosen}
            isPicking={state.isPicking}
            useButton={useButton}
            onUse={(request) => use({ batch: chosen.batch, request })}
            onShowSheet={() => {
              onClose();
              onShowSheet(chosen.batch);
            }}
            onCompare={state.isPicking ? state.comparingEnded : state.compareAsked}
            canCompare={state.entries.length > 1}
          />
        ) : (
          state.entries.length > 0 && <p className={styles.hint}>{say.history.chooseOne}</p>
        )}
      </section>
    </div>
  );
}

function Log({ state }: { readonly state: HistoryState }) {
  const { entries, answered, failure } = state;
  if (failure)
    return (
      <Empty
        title={wordsOf(failure).title}
        action={<Button onClick={state.retried}>{say.history.again}</Button>}
      >
        {wordsOf(failure).meaning}
      </Empty>
    );
  if (entries.length > 0) return <EntryList state={state} />;
  if (answered === null) return <Empty title={say.history.reading} />;
  const words = answered.trim() === '' ? say.history.empty : say.history.noneFound(answered.trim());
  return <Empty title={words.title}>{words.text}</Empty>;
}

function countWords({ entries, isComplete, answered }: HistoryState): string {
  if (answered === null) return '';
  return answered.trim() === ''
    ? say.history.counted(entries.length, isComplete)
    : say.history.found(entries.length, isComplete);
}
