/** The index in the status line, while it is made anew: how far it is, and a way to stop it. */
import { DatabaseZap } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { say } from '../i18n/say.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import type { IndexingStore } from './indexing-store.ts';
import styles from './indexing-status.module.css';

const words = say.shell.status;

export function IndexingStatus({ store }: { readonly store: IndexingStore }) {
  const { indexing, opened, stopped, resumed } = useStore(store);
  useEffect(opened, [opened]);
  const { kind, done, total } = indexing;
  if (kind === 'idle') return null;
  const isRunning = kind === 'running';
  return (
    <span className={styles.item} data-state={kind} data-testid="indexing">
      <Tooltip text={isRunning ? words.indexingTip : words.indexingStoppedTip}>
        <span className={styles.text} tabIndex={0}>
          <DatabaseZap size={16} aria-hidden />
          {isRunning ? words.indexing(done, total) : words.indexingStopped(done, total)}
          <span className={styles.line} aria-hidden>
            <span className={styles.done} style={{ transform: `scaleX(${total > 0 ? done / total : 0})` }} />
          </span>
        </span>
      </Tooltip>
      <button type="button" className={styles.act} onClick={isRunning ? stopped : resumed}>
        {isRunning ? words.stopIndexing : words.resumeIndexing}
      </button>
    </span>
  );
}
