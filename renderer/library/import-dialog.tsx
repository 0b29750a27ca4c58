/** An import: how far it is, what came in, and what did not with its reason. It goes on when the dialog is closed. */
import { Progress } from 'radix-ui';
import { useStore } from 'zustand';
import type { ImportRun } from '../../shared/import/run.ts';
import { isUnderWay } from '../../shared/import/run.ts';
import { wordsOf } from '../i18n/failures.ts';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import styles from './import-dialog.module.css';
import type { ImportStore } from './import-store.ts';

const words = say.importing;

export function ImportDialog({ store }: { readonly store: ImportStore }) {
  const { run, isShown } = useStore(store);
  const { closed } = store.getState();
  return (
    <Dialog
      title={words.title}
      description={words.description}
      isOpen={isShown && run !== null}
      onClose={closed}
      isWide
      footer={run && <Acts store={store} run={run} />}
    >
      {run && <Run run={run} />}
    </Dialog>
  );
}

function Run({ run }: { readonly run: ImportRun }) {
  const share = run.state === 'done' ? 1 : run.found === 0 ? 0 : run.done / run.found;
  return (
    <div className={styles.run}>
      <div className={styles.head}>
        <h3>{words.states[run.state]}</h3>
        <span className={styles.from} title={run.label}>
          {run.label}
        </span>
      </div>
      <Progress.Root
        className={styles.line}
        aria-label={words.progress}
        value={Math.round(share * 1_000)}
        max={1_000}
        getValueLabel={() => words.progressValue(run)}
        data-run={run.state}
      >
        <Progress.Indicator className={styles.done} style={{ transform: `scaleX(${share})` }} />
      </Progress.Root>
      <p className={styles.figures} role="status" data-testid="import-figures">
        {words.figures(run).map((figure) => (
          <span key={figure}>{figure}</span>
        ))}
      </p>
      <Note run={run} />
      {run.failures.length > 0 && (
        <ul className={styles.failures} aria-label={words.failures}>
          {run.failures.map(({ name, reason }) => (
            <li key={name}>
              <span className={styles.name}>{name}</span>
              <span className={styles.reason}>{words.reasons[reason]}</span>
            </li>
          ))}
          {run.failed > run.failures.length && <li>{words.more(run.failed - run.failures.length)}</li>}
        </ul>
      )}
    </div>
  );
}

function Note({ run }: { readonly run: ImportRun }) {
  if (run.error) {
    const { title, meaning } = wordsOf(run.error);
    return (
      <div className={styles.error} role="alert">
        <p>{title}</p>
        <p>{meaning}</p>
      </div>
    );
  }
  if (run.state === 'interrupted') return <p className={styles.note}>{words.interrupted}</p>;
  return run.state === 'canceled' && <p className={styles.note}>{words.canceled}</p>;
}

function Acts({ store, run }: { readonly store: ImportStore; readonly run: ImportRun }) {
  const { canceled, resumed, dismissed, closed } = store.getState();
  if (run.state === 'interrupted' || run.state === 'stopped')
    return (
      <>
        <Button onClick={() => void dismissed()}>{words.dismiss}</Button>
        <Button kind="primary" autoFocus onClick={() => void resumed()}>
          {words.resume}
        </Button>
      </>
    );
  return (
    <>
      {isUnderWay(run) && <Button onClick={() => void canceled()}>{words.cancel}</Button>}
      <Button kind={isUnderWay(run) ? 'plain' : 'primary'} autoFocus onClick={closed}>
        {words.close}
      </Button>
    </>
  );
}
