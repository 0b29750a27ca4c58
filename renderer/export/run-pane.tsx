/** A run: how far it is, how it can be held or ended, and what became of each file that failed. */
import { CircleCheck, CirclePause, FolderOpen, Pause, Play, RotateCcw, TriangleAlert } from 'lucide-react';
import type { ExportRun } from '../../shared/export/run.ts';
import { wordsOf } from '../i18n/failures.ts';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import type { ExportStore } from './export-store.ts';
import { ProgressLine } from './progress-line.tsx';
import styles from './run-pane.module.css';

interface Props {
  readonly store: ExportStore;
  readonly run: ExportRun;
}

const words = say.exporting.run;

export function RunPane({ store, run }: Props) {
  const act = store.getState();
  const { state } = run;
  const isOver = state === 'done' || state === 'canceled';
  return (
    <section className={styles.pane} aria-label={words.states[state]}>
      <header className={styles.head}>
        <StateIcon run={run} />
        <div className={styles.title}>
          <h3>{words.states[state]}</h3>
          <p>{words.to(run.preset, run.destination)}</p>
        </div>
      </header>
      <ProgressLine run={run} />
      <p className={styles.figures} role="status" data-testid="export-figures">
        {figuresOf(run).map((figure) => (
          <span key={figure}>{figure}</span>
        ))}
      </p>
      {run.error && (
        <div className={styles.error} role="alert">
          <p>{wordsOf(run.error).title}</p>
          <p>{wordsOf(run.error).meaning}</p>
        </div>
      )}
      <div className={styles.acts}>
        {state === 'running' && (
          <Button
            icon={<Pause size={16} aria-hidden />}
            onClick={() => void act.runTold('export.pause', run.id)}
          >
            {words.pause}
          </Button>
        )}
        {(state === 'paused' || state === 'stopped' || state === 'interrupted') && (
          <Button
            icon={<Play size={16} aria-hidden />}
            onClick={() => void act.runTold('export.resume', run.id)}
          >
            {words.resume}
          </Button>
        )}
        {isOver && run.failed > 0 && (
          <Button
            icon={<RotateCcw size={16} aria-hidden />}
            onClick={() => void act.runTold('export.retry', run.id)}
          >
            {words.retry}
          </Button>
        )}
        <Button icon={<FolderOpen size={16} aria-hidden />} onClick={() => void act.runRevealed(run.id)}>
          {words.reveal}
        </Button>
        {!isOver && (
          <Button kind="quiet" onClick={() => void act.runTold('export.cancel', run.id)}>
            {words.cancel}
          </Button>
        )}
      </div>
      <Failures run={run} />
    </section>
  );
}

function StateIcon({ run: { state, failed } }: { readonly run: ExportRun }) {
  if (state === 'running') return null;
  if (state === 'done' && failed === 0) return <CircleCheck size={24} strokeWidth={1.5} aria-hidden />;
  if (state === 'paused') return <CirclePause size={24} strokeWidth={1.5} aria-hidden />;
  return <TriangleAlert size={24} strokeWidth={1.5} aria-hidden />;
}

function figuresOf(run: ExportRun): readonly string[] {
  const isOn = run.state === 'running';
  return [
    words.done(run.written, run.files),
    ...(isOn && run.bytesPerSecond !== null ? [words.speed(run.bytesPerSecond)] : []),
    ...(isOn && run.millisecondsLeft !== null ? [words.left(run.millisecondsLeft)] : []),
    ...(run.skipped > 0 ? [words.skipped(run.skipped)] : []),
    ...(run.failed > 0 ? [words.failed(run.failed)] : []),
  ];
}

function Failures({ run }: { readonly run: ExportRun }) {
  const { failures, failed, state } = run;
  if (failures.length === 0)
    return (
      <p className={styles.note}>
        {state === 'done' ? words.allWell : state === 'canceled' ? words.stayed : ''}
      </p>
    );
  const more = failed - failures.length;
  return (
    <ul className={styles.failures} aria-label={words.failures} tabIndex={0}>
      {failures.map(({ no, path, error }) => (
        <li key={no}>
          <span className={styles.path}>{path}</span>
          <span className={styles.reason}>
            {wordsOf(error).title}. {wordsOf(error).meaning}
          </span>
        </li>
      ))}
      {more > 0 && <li className={styles.reason}>{words.moreFailures(more)}</li>}
    </ul>
  );
}
