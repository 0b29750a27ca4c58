/** Why nothing is being sent, and the way on. */
import { CirclePause } from 'lucide-react';
import type { QueueSummary } from '../../shared/job/view.ts';
import { useRunCommand } from '../app-context.tsx';
import { wordsOf } from '../i18n/failures.ts';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import styles from './queue-panel.module.css';

interface Props {
  readonly summary: QueueSummary;
  readonly paused: NonNullable<QueueSummary['paused']>;
}

/** The header's own button resumes: here stands only what else helps. */
export function PausedBanner({ summary, paused }: Props) {
  const run = useRunCommand();
  const failure = paused.error && wordsOf(paused.error);
  const { action } = failure ?? {};
  return (
    <div className={styles.banner}>
      <CirclePause size={16} aria-hidden />
      <p className={styles['banner-text']}>
        {failure ? `${failure.title}. ${failure.meaning}` : sentenceOf(paused.by, summary.waiting)}
      </p>
      {action && <Button onClick={() => run(action.command)}>{action.label}</Button>}
    </div>
  );
}

function sentenceOf(by: Props['paused']['by'], waiting: number): string {
  return by === 'restart' ? say.queue.paused.restart(waiting) : say.queue.paused[by];
}
