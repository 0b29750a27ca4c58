/** The requests that this frame's one was made from and led to, each a way to its sheet. */
import { useEffect, useState } from 'react';
import { toAppError } from '../../shared/errors.ts';
import type { Family as FamilyOfRequest, HistoryEntry } from '../../shared/history/entry.ts';
import type { BatchId } from '../../shared/ids.ts';
import { useApp } from '../app-context.tsx';
import { firstWords } from '../frames/frame-name.ts';
import { say } from '../i18n/say.ts';
import styles from './family.module.css';
import { moment } from './format.ts';
import inspectorStyles from './inspector.module.css';

interface Props {
  readonly batch: BatchId;
  readonly onShowSheet: (batch: BatchId) => void;
}

/** Nothing is shown of a request that has neither. */
export function Family({ batch, onShowSheet }: Props) {
  const family = useFamily(batch);
  if (!family || family.ancestors.length + family.children.length === 0) return null;
  const { ancestors, children } = family;
  return (
    <section className={inspectorStyles.part}>
      <header className={inspectorStyles.head}>
        <h3>{say.frames.family}</h3>
      </header>
      <ul className={styles.tree} aria-label={say.frames.family}>
        {ancestors.map((entry, depth) => (
          <Member key={entry.batch} entry={entry} depth={depth} onShowSheet={onShowSheet} />
        ))}
        <li className={styles.self} data-depth={depthOf(ancestors.length)} aria-current="true">
          {say.frames.thisRequest}
        </li>
        {children.map((entry) => (
          <Member key={entry.batch} entry={entry} depth={ancestors.length + 1} onShowSheet={onShowSheet} />
        ))}
      </ul>
    </section>
  );
}

interface MemberProps {
  readonly entry: HistoryEntry;
  readonly depth: number;
  readonly onShowSheet: (batch: BatchId) => void;
}

function Member({ entry, depth, onShowSheet }: MemberProps) {
  return (
    <li data-depth={depthOf(depth)}>
      <button
        type="button"
        className={styles.member}
        title={`${moment(entry.createdAt)} · ${say.history.showSheet}`}
        onClick={() => onShowSheet(entry.batch)}
      >
        {firstWords(entry.request.prompt)}
      </button>
    </li>
  );
}

/** Deeper ones share the last indent: the panel is narrow. */
function depthOf(depth: number): number {
  return Math.min(depth, 4);
}

function useFamily(batch: BatchId): FamilyOfRequest | null {
  const { bridge, notices } = useApp();
  const [read, setRead] = useState<{ readonly batch: BatchId; readonly family: FamilyOfRequest } | null>(
    null,
  );
  useEffect(() => {
    let isCurrent = true;
    const ask = (): void => {
      bridge.request('history.family', { batch }).then(
        (family) => isCurrent && setRead({ batch, family }),
        (thrown: unknown) => isCurrent && notices.getState().requestFailed(toAppError(thrown)),
      );
    };
    ask();
    const stop = bridge.on('history.changed', ask);
    return () => {
      isCurrent = false;
      stop();
    };
  }, [bridge, notices, batch]);
  return read?.batch === batch ? read.family : null;
}
