/** The queue: every job with its status, time and reason, and what can be done about it. */
import { ListRestart, ListX, Pause, Play, X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { JobView, QueueSummary } from '../../shared/job/view.ts';
import type { FieldFault } from '../../shared/request-field.ts';
import { say } from '../i18n/say.ts';
import { needsClock, withSharedWait } from '../jobs/waits.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Empty } from '../ui/empty.tsx';
import { useNow } from '../ui/use-now.ts';
import { JobItem } from './job-item.tsx';
import { inReadingOrder } from './jobs.ts';
import { PausedBanner } from './paused-banner.tsx';
import type { QueueStore } from './queue-store.ts';
import { UnknownDialog } from './unknown-dialog.tsx';
import styles from './queue-panel.module.css';

interface Props {
  readonly queue: QueueStore;
  readonly onClose: () => void;
  readonly onShowFault: (fault: FieldFault) => void;
}

export function QueuePanel({ queue, onClose, onShowFault }: Props) {
  const { jobs, summary } = useStore(queue);
  const now = useNow(needsClock(jobs.values()));
  const [asking, setAsking] = useState<JobView | null>(null);
  const listed = withSharedWait(inReadingOrder(jobs));
  return (
    <section className={styles.queue} aria-label={say.queue.region} data-testid="queue">
      <QueueHeader queue={queue} summary={summary} onClose={onClose} hasJobs={listed.length > 0} />
      {summary?.paused && <PausedBanner summary={summary} paused={summary.paused} />}
      {listed.length === 0 ? (
        <Empty title={say.queue.empty}>{say.queue.emptyText}</Empty>
      ) : (
        <ul className={styles.jobs} aria-label={say.queue.jobs} data-testid="jobs">
          {listed.map((job) => (
            <JobItem
              key={job.id}
              job={job}
              now={now}
              medianSeconds={summary?.medianSeconds ?? null}
              queue={queue}
              onAskRetry={setAsking}
              onShowFault={onShowFault}
            />
          ))}
        </ul>
      )}
      {asking?.status === 'unknown' && (
        <UnknownDialog
          // As it is now: what was found out meanwhile counts.
          job={jobs.get(asking.id) ?? asking}
          queue={queue}
          onClose={() => setAsking(null)}
        />
      )}
      <ConfirmDialog
        title={say.queue.confirmRetry.title}
        confirmLabel={say.queue.confirmRetry.confirm}
        isOpen={asking !== null && asking.status !== 'unknown'}
        onClose={() => setAsking(null)}
        onConfirm={() => asking && void queue.getState().retried(asking.id)}
      >
        {say.queue.confirmRetry.text}
      </ConfirmDialog>
    </section>
  );
}

interface HeaderProps {
  readonly queue: QueueStore;
  readonly summary: QueueSummary | null;
  readonly hasJobs: boolean;
  readonly onClose: () => void;
}

function QueueHeader({ queue, summary, hasJobs, onClose }: HeaderProps) {
  const waiting = summary?.waiting ?? 0;
  const inFlight = summary?.inFlight ?? 0;
  const isPaused = summary?.paused !== null && summary?.paused !== undefined;
  return (
    <header className={styles.header}>
      <h2 className={styles.title}>{say.queue.region}</h2>
      <Button
        kind="quiet"
        icon={isPaused ? <Play size={16} aria-hidden /> : <Pause size={16} aria-hidden />}
        onClick={() => void queue.getState().pauseToggled()}
      >
        {isPaused ? say.queue.resume : say.queue.pause}
      </Button>
      <Button
        kind="quiet"
        icon={<ListRestart size={16} aria-hidden />}
        disabled={(summary?.wanting ?? 0) === 0}
        onClick={() => void queue.getState().failedRetried()}
      >
        {say.queue.retryFailed}
      </Button>
      <Button
        kind="quiet"
        disabled={waiting + inFlight === 0}
        onClick={() => void queue.getState().allCanceled()}
        tooltip={say.queue.cancelAllTip}
      >
        {say.queue.cancelAll}
      </Button>
      <span className={styles.space} />
      <IconButton
        label={say.queue.clear}
        icon={<ListX size={16} aria-hidden />}
        disabled={!hasJobs}
        onClick={() => void queue.getState().settledCleared()}
      />
      <IconButton
        label={say.queue.close}
        icon={<X size={16} aria-hidden />}
        command="queue.panel"
        onClick={onClose}
      />
    </header>
  );
}
