/** One job of the list. */
import { ArrowUpToLine, RotateCw, X } from 'lucide-react';
import { memo } from 'react';
import type { JobView } from '../../shared/job/view.ts';
import type { FieldFault } from '../../shared/request-field.ts';
import { fieldFaultOf } from '../../shared/request-field.ts';
import { say } from '../i18n/say.ts';
import { jobIcons } from '../jobs/job-icons.ts';
import { actionsOf, wordsOfJob } from '../jobs/job-words.ts';
import { IconButton } from '../ui/button.tsx';
import type { QueueStore } from './queue-store.ts';
import styles from './job-item.module.css';

interface Props {
  readonly job: JobView;
  /** Ms since the epoch. */
  readonly now: number;
  readonly medianSeconds: number | null;
  readonly queue: QueueStore;
  /** The retry may be billed a second time: to be asked first. */
  readonly onAskRetry: (job: JobView) => void;
  /** Leads to the control at fault. */
  readonly onShowFault: (fault: FieldFault) => void;
}

export const JobItem = memo(function JobItem({
  job,
  now,
  medianSeconds,
  queue,
  onAskRetry,
  onShowFault,
}: Props) {
  const fault = job.status === 'failed' && job.error ? fieldFaultOf(job.error) : null;
  const words = wordsOfJob(job, now, medianSeconds);
  const Icon = jobIcons[job.status];
  return (
    <li className={styles.job} aria-label={words.name} data-status={job.status} data-job={job.id}>
      <Icon size={16} aria-hidden className={styles.icon} data-loss={words.isLoss || undefined} />
      <span className={styles.status}>{words.status}</span>
      <span className={styles.seed}>{job.seed === null ? say.queue.noSeed : say.queue.seed(job.seed)}</span>
      <span className={styles.prompt} title={job.prompt}>
        {job.prompt}
      </span>
      {words.time !== null && <span className={styles.time}>{words.time}</span>}
      <JobActions job={job} queue={queue} onAskRetry={onAskRetry} />
      {words.reason !== null && (
        <p className={styles.reason} data-loss={words.isLoss || undefined}>
          {words.reason}
          {fault && (
            <button type="button" className={styles.remedy} onClick={() => onShowFault(fault)}>
              {say.compose.showField(fault.field)}
            </button>
          )}
        </p>
      )}
    </li>
  );
});

const retryTips = {
  free: say.queue.retryDownload,
  inquire: say.queue.retryAsks,
  paid: say.queue.retryPaid,
  ask: say.queue.retryPaid,
} as const;

function JobActions({ job, queue, onAskRetry }: Pick<Props, 'job' | 'queue' | 'onAskRetry'>) {
  const { cancel, retry, toFront, letGo } = actionsOf(job);
  return (
    <span className={styles.actions}>
      {toFront && (
        <IconButton
          label={say.queue.toFront}
          icon={<ArrowUpToLine size={16} aria-hidden />}
          onClick={() => void queue.getState().movedToFront(job.id)}
        />
      )}
      {retry !== null && (
        <IconButton
          label={say.queue.retry}
          tooltip={retryTips[retry]}
          icon={<RotateCw size={16} aria-hidden />}
          onClick={() => (retry === 'ask' ? onAskRetry(job) : void queue.getState().retried(job.id))}
        />
      )}
      {letGo && (
        <IconButton
          label={say.queue.unknown.letGo}
          tooltip={say.queue.unknown.letGoTip}
          icon={<X size={16} aria-hidden />}
          onClick={() => void queue.getState().canceled(job.id)}
        />
      )}
      {cancel && (
        <IconButton
          label={say.queue.cancel}
          icon={<X size={16} aria-hidden />}
          onClick={() => void queue.getState().canceled(job.id)}
        />
      )}
    </span>
  );
}
