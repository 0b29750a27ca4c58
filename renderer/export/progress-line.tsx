/** How much of a run is done. */
import { Progress } from 'radix-ui';
import type { ExportRun } from '../../shared/export/run.ts';
import { say } from '../i18n/say.ts';
import styles from './progress-line.module.css';
import { shareDone } from './runs.ts';

export function ProgressLine({ run }: { readonly run: ExportRun }) {
  const share = shareDone(run);
  return (
    <Progress.Root
      className={styles.line}
      aria-label={say.exporting.run.progress}
      value={Math.round(share * 1_000)}
      max={1_000}
      getValueLabel={() => say.exporting.run.done(run.written, run.files)}
      data-run={run.state}
    >
      <Progress.Indicator className={styles.done} style={{ transform: `scaleX(${share})` }} />
    </Progress.Root>
  );
}
