/** A call without an answer: what that means, how to find out more, and the two ways on. Nothing is decided here by itself. */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { FoundOut, JobView } from '../../shared/job/view.ts';
import { useApp } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { QueueStore } from './queue-store.ts';
import styles from './unknown-dialog.module.css';

interface Props {
  readonly job: JobView;
  readonly queue: QueueStore;
  readonly onClose: () => void;
}

const words = say.queue.unknown;

export function UnknownDialog({ job, queue, onClose }: Props) {
  const { canceled, retried } = queue.getState();
  const end = (act: Promise<void>): void => {
    void act;
    onClose();
  };
  return (
    <Dialog
      title={say.queue.confirmRetry.title}
      description={textOf(job)}
      isOpen
      isWide
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => end(canceled(job.id))} autoFocus>
            {words.letGo}
          </Button>
          <Button kind="primary" onClick={() => end(retried(job.id))}>
            {say.queue.confirmRetry.confirm}
          </Button>
        </>
      }
    >
      {!job.evidence && <FindOut queue={queue} />}
      <SafeOffer />
    </Dialog>
  );
}

function textOf({ evidence }: JobView): string {
  if (!evidence) return words.text;
  return evidence.billed === 'yes' ? words.billed[evidence.by] : `${words.notBilled[evidence.by]}.`;
}

function FindOut({ queue }: Pick<Props, 'queue'>) {
  const [isAsking, setAsking] = useState(false);
  const [found, setFound] = useState<FoundOut | null>(null);

  async function ask(): Promise<void> {
    setAsking(true);
    setFound(await queue.getState().foundOut());
    setAsking(false);
  }

  return (
    <p className={styles.line}>
      <Button isBusy={isAsking} tooltip={words.findOutTip} onClick={() => void ask()}>
        {isAsking ? words.findingOut : words.findOut}
      </Button>
      <span role="status">{found && (found.early > 0 ? words.early : words.unclear)}</span>
    </p>
  );
}

/** Where the next one need not end like this. */
function SafeOffer() {
  const { app } = useApp();
  const delivery = useStore(app, (state) => state.app?.settings.delivery);
  const [isTaken, setTaken] = useState(false);
  if (delivery === 'safe') return isTaken ? <p className={styles.line}>{words.usesSafe}</p> : null;
  return (
    <p className={styles.line}>
      <Button
        onClick={() => {
          app.getState().settingsChanged({ delivery: 'safe' });
          setTaken(true);
        }}
      >
        {words.useSafe}
      </Button>
      <span>{words.safe}</span>
    </p>
  );
}
