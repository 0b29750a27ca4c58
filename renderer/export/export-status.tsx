/** A run in the status line: how far it is, or what it waits for. It leads to the dialog. */
import { Download } from 'lucide-react';
import { useStore } from 'zustand';
import { assertNever } from '../../shared/assert-never.ts';
import type { ExportRun } from '../../shared/export/run.ts';
import { say } from '../i18n/say.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import type { ExportStore } from './export-store.ts';
import styles from './export-status.module.css';
import { runToTell, shareDone } from './runs.ts';

const words = say.exporting.status;

export function ExportStatus({ store }: { readonly store: ExportStore }) {
  const run = useStore(store, ({ runs }) => runToTell(runs));
  if (!run) return null;
  return (
    <Tooltip text={words.tip}>
      <button
        type="button"
        className={styles.item}
        data-state={run.state}
        data-testid="export-status"
        onClick={() => store.getState().runShown(run.id)}
      >
        <Download size={16} aria-hidden />
        <span>{told(run)}</span>
        <span className={styles.line} aria-hidden>
          <span className={styles.done} style={{ transform: `scaleX(${shareDone(run)})` }} />
        </span>
      </button>
    </Tooltip>
  );
}

function told(run: ExportRun): string {
  switch (run.state) {
    case 'running':
      return words.running(run.written + run.failed, run.files);
    case 'paused':
      return words.paused;
    case 'stopped':
      return words.stopped;
    case 'interrupted':
      return words.interrupted;
    case 'canceled':
    case 'done':
      return words.failed(run.failed);
    default:
      return assertNever(run.state);
  }
}
