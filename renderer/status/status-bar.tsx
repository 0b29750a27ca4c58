/** The status bar: the queue in three numbers, the gateway, the key, the library. */
import { KeyRound, Pause, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AppState, KeyStatus } from '../../shared/ipc/app-state.ts';
import type { QueueSummary } from '../../shared/job/view.ts';
import type { SpendToday } from '../../shared/money/spend.ts';
import { useRunCommand } from '../app-context.tsx';
import { dollars } from '../i18n/numbers.ts';
import { say } from '../i18n/say.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import styles from './status-bar.module.css';

interface Props {
  readonly app: AppState;
  readonly summary: QueueSummary | null;
  readonly spend: SpendToday | null;
  readonly isQueueOpen: boolean;
  /** What else is at work. */
  readonly work: ReactNode;
  /** Which library is open. */
  readonly library: ReactNode;
}

const words = say.shell.status;

export function StatusBar({ app, summary, spend, isQueueOpen, work, library }: Props) {
  const run = useRunCommand();
  const left = summary?.quotaRemainingUsd ?? null;
  return (
    <section className={styles.bar} aria-label={words.region} data-testid="status">
      <Tooltip text={words.openQueue} command="queue.panel">
        <button
          type="button"
          className={styles.item}
          aria-expanded={isQueueOpen}
          onClick={() => run('queue.panel')}
          data-testid="queue-counts"
        >
          <QueueCounts summary={summary} />
        </button>
      </Tooltip>
      {work}
      <span className={styles.space} />
      <GatewayChip app={app} />
      <Spent spend={spend} isPractice={app.practice} />
      {left !== null && !app.practice && <span className={styles.text}>{words.keyLeft(dollars(left))}</span>}
      <Tooltip text={words.keyTip} command="app.settings">
        <button type="button" className={styles.item} onClick={() => run('app.settings')}>
          <KeyRound size={16} aria-hidden />
          {keyWords(app.key)}
        </button>
      </Tooltip>
      <Unreadable count={app.library.unreadable} />
      {library}
    </section>
  );
}

function QueueCounts({ summary }: { readonly summary: QueueSummary | null }) {
  const { inFlight = 0, downloading = 0, waiting = 0, wanting = 0, paused = null } = summary ?? {};
  const flying = inFlight + downloading;
  const isIdle = flying + waiting + wanting === 0;
  return (
    <>
      {paused && (
        <span className={styles.paused}>
          <Pause size={16} aria-hidden />
          {words.paused}
        </span>
      )}
      {flying > 0 && <span data-count="in-flight">{words.inFlight(flying)}</span>}
      {waiting > 0 && <span data-count="waiting">{words.waiting(waiting)}</span>}
      {wanting > 0 && (
        <span data-count="wanting" className={styles.wanting}>
          {words.wanting(wanting)}
        </span>
      )}
      {isIdle && !paused && <span>{words.idle}</span>}
    </>
  );
}

/** In practice only what was paid for before it: practice itself costs nothing. */
function Spent({ spend, isPractice }: { readonly spend: SpendToday | null; readonly isPractice: boolean }) {
  const run = useRunCommand();
  if (!spend) return null;
  const { usd, unpriced } = spend;
  if (isPractice && usd === 0 && unpriced === 0) return null;
  return (
    <Tooltip text={words.spentTip} command="queue.ledger">
      <button
        type="button"
        className={styles.item}
        onClick={() => run('queue.ledger')}
        data-testid="spend-today"
      >
        {words.spentToday(usd, unpriced)}
      </button>
    </Tooltip>
  );
}

function GatewayChip({ app }: { readonly app: AppState }) {
  return app.practice ? (
    <Tooltip text={words.practiceTip}>
      <span className={styles.chip} tabIndex={0} data-testid="practice">
        {words.practice}
      </span>
    </Tooltip>
  ) : (
    <Tooltip text={words.gatewayTip}>
      <span className={styles.text} tabIndex={0} data-testid="gateway">
        {app.gatewayLabel}
      </span>
    </Tooltip>
  );
}

function Unreadable({ count }: { readonly count: number }) {
  const run = useRunCommand();
  if (count === 0) return null;
  return (
    <Tooltip text={words.unreadableTip}>
      <button type="button" className={styles.item} onClick={() => run('library.report')}>
        <TriangleAlert size={16} aria-hidden />
        {words.unreadable(count)}
      </button>
    </Tooltip>
  );
}

function keyWords(key: KeyStatus): string {
  if (key.state === 'none') return words.noKey;
  return key.kept === 'keychain' ? words.key(key.ending) : words.keyThisRun(key.ending);
}
