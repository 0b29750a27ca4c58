/** One request, whole: its words, its parameters, and what can be done with it. */
import { CornerUpLeft, GitCompareArrows, Grid3x3 } from 'lucide-react';
import type { RefObject } from 'react';
import type { HistoryEntry } from '../../shared/history/entry.ts';
import type { Request } from '../../shared/request.ts';
import { useModels } from '../app-context.tsx';
import { parametersOfRequest } from '../frames/parameters.ts';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import styles from './history.module.css';
import { momentOf } from './moment.ts';
import { useWholeRequest } from './use-whole-request.ts';

interface Props {
  readonly entry: HistoryEntry;
  readonly isPicking: boolean;
  readonly canCompare: boolean;
  /** So that Enter in the log can press it. */
  readonly useButton: RefObject<HTMLButtonElement | null>;
  readonly onUse: (request: Request) => void;
  readonly onShowSheet: () => void;
  readonly onCompare: () => void;
}

export function EntryDetail({
  entry,
  isPicking,
  canCompare,
  useButton,
  onUse,
  onShowSheet,
  onCompare,
}: Props) {
  const models = useModels();
  const request = useWholeRequest(entry);
  const set = [...parametersOfRequest(entry.request, models)].filter(([, value]) => value !== null);
  return (
    <>
      <h3 className={styles.heading}>
        {momentOf(entry.createdAt)}
        <span className={styles.came}>{say.history.frames(entry.frames)}</span>
      </h3>
      <p className={styles.prompt} tabIndex={0} role="group" aria-label={say.compose.prompt}>
        {request?.prompt ?? entry.request.prompt}
      </p>
      <dl className={styles.parameters}>
        {set.map(([name, value]) => (
          <div key={name}>
            <dt>{say.parameters.names[name]}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isPicking && (
        <p className={styles.picking} role="status">
          {say.history.compareHint}
        </p>
      )}
      <footer className={styles.actions}>
        <Button
          ref={useButton}
          kind="primary"
          tooltip={say.history.useTip}
          icon={<CornerUpLeft size={16} aria-hidden />}
          disabled={request === null}
          onClick={() => request && onUse(request)}
        >
          {say.history.use}
        </Button>
        <Button icon={<Grid3x3 size={16} aria-hidden />} onClick={onShowSheet}>
          {say.history.showSheet}
        </Button>
        <Button
          icon={<GitCompareArrows size={16} aria-hidden />}
          aria-pressed={isPicking}
          disabled={!canCompare}
          onClick={onCompare}
        >
          {say.history.compare}
        </Button>
      </footer>
    </>
  );
}
