/** "Check seed": the command on the active frame, the question what it costs, and the dialog that shows what came of it. */
import { useStore } from 'zustand';
import { toAppError } from '../../shared/errors.ts';
import { isSettled } from '../../shared/job/status.ts';
import { findModel } from '../../shared/models/table.ts';
import { estimateCost } from '../../shared/money/estimate.ts';
import { checkLackOf, checkRequestOf } from '../../shared/seed/seed-check.ts';
import { useApp, useCommand, useModels } from '../app-context.tsx';
import { activeRow } from '../frames/frame-reading.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import { say } from '../i18n/say.ts';
import { SpendDialog } from '../money/spend-dialog.tsx';
import { actionsOf, wordsOfJob } from '../jobs/job-words.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog, Dialog } from '../ui/dialog.tsx';
import { useNow } from '../ui/use-now.ts';
import { CheckResult } from './check-result.tsx';
import type { SeedCheckStore } from './seed-check-store.ts';
import styles from './seed-check.module.css';

interface Props {
  readonly store: SeedCheckStore;
  readonly frames: FramesStore;
  readonly isPractice: boolean;
  /** Of a call lately; null before the first. */
  readonly medianSeconds: number | null;
}

/** In ms. */
const lackStays = 5_000;

export function SeedCheck({ store, frames, isPractice, medianSeconds }: Props) {
  const { bridge, notices, announcer } = useApp();
  const { original, job, again, isSending, isRepeating, spendQuestion } = useStore(store);
  const { closed, asked, spendConsented, repeatAsked } = store.getState();
  const hasActive = useStore(frames, ({ selection }) => selection.active !== null);
  const models = useModels();

  function lacking(title: string): void {
    notices.getState().posted({ kind: 'note', title, stays: lackStays });
    announcer.getState().announced(title);
  }

  async function check(): Promise<void> {
    const row = activeRow(frames.getState());
    if (!row) return;
    try {
      const record = await bridge.request('frames.record', { frame: row.id });
      const lack = checkLackOf(record, isPractice);
      const fault = lack ? say.seedCheck.lacks[lack] : checkRequestOf(record) ? null : say.seedCheck.noShape;
      if (fault !== null) {
        lacking(fault);
        return;
      }
      const isKnown = await store.getState().opened(record);
      // What costs nothing needs no question.
      if (!isKnown && isPractice) await asked();
    } catch (thrown) {
      notices.getState().requestFailed(toAppError(thrown));
    }
  }

  useCommand('frame.check-seed', () => void check(), hasActive);
  if (!original) return null;
  // Confirming closes too: then the call is on its way, and its dialog stays.
  function declined(): void {
    if (!store.getState().isSending) store.getState().declined();
  }
  if (spendQuestion)
    return (
      <SpendDialog question={spendQuestion} onConsent={() => void spendConsented()} onDecline={declined} />
    );
  if ((!job || isRepeating) && !isSending && !isPractice) {
    const model = findModel(models, original.asked.model);
    return (
      <ConfirmDialog
        title={say.seedCheck.question(model ? estimateCost(model, 1, false) : { kind: 'unknown' })}
        isOpen
        onClose={declined}
        onConfirm={() => void asked()}
        confirmLabel={say.seedCheck.ask}
      >
        {say.seedCheck.questionText}
      </ConfirmDialog>
    );
  }
  const isOver = job !== null && isSettled(job.status);
  const retry = job ? actionsOf(job).retry : null;
  return (
    <Dialog
      title={say.seedCheck.title}
      isOpen
      onClose={closed}
      isLarge={again !== null}
      isWide
      isRead
      footer={
        isOver && (retry === 'free' || retry === 'paid' || retry === 'inquire') ? (
          <Button kind="primary" onClick={() => void store.getState().retried()}>
            {say.seedCheck.retry}
          </Button>
        ) : again ? (
          <Button
            disabled={isSending}
            // What costs nothing needs no question; and a double click is one wish.
            onClick={({ detail }) => detail < 2 && (isPractice ? void asked() : repeatAsked())}
          >
            {say.seedCheck.ask}
          </Button>
        ) : undefined
      }
    >
      {again ? (
        <CheckResult key={again.id} original={original} again={again} />
      ) : (
        <UnderWay store={store} medianSeconds={medianSeconds} />
      )}
    </Dialog>
  );
}

function UnderWay({ store, medianSeconds }: Pick<Props, 'store' | 'medianSeconds'>) {
  const { job } = useStore(store);
  const isOver = job !== null && isSettled(job.status);
  const now = useNow(!isOver);
  const words = say.seedCheck;
  if (!job) return <p role="status">{say.queue.status.waiting}</p>;
  const { status, time, reason } = wordsOfJob(job, now, medianSeconds);
  return (
    <>
      <p role="status" className={styles.status}>
        {[status, time].filter((part) => part !== null).join(' · ')}
      </p>
      {reason !== null && <p className={styles.quiet}>{reason}</p>}
      {actionsOf(job).retry === 'ask' && <p className={styles.quiet}>{words.retryInQueue}</p>}
      {job.status === 'done' && job.frames.length === 0 && <p className={styles.quiet}>{words.noFrame}</p>}
      {!isOver && <p className={styles.quiet}>{words.goesOn}</p>}
    </>
  );
}
