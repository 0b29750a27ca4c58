/** What differs between exactly two frames: their words as one text with marks, and their parameters. */
import type { ReactNode } from 'react';
import { diffParameters } from '../../shared/diff/parameters.ts';
import type { FrameRow } from '../../shared/frame/record.ts';
import { useModels } from '../app-context.tsx';
import { parametersOfFrame } from '../frames/parameters.ts';
import { say } from '../i18n/say.ts';
import { ParameterDiff } from '../ui/parameter-diff/parameter-diff.tsx';
import { WordDiff } from '../ui/word-diff/word-diff.tsx';
import styles from './inspector.module.css';
import { useRecord } from './use-record.ts';

interface Props {
  readonly older: FrameRow;
  readonly newer: FrameRow;
}

export function TwoFrames({ older, newer }: Props) {
  const models = useModels();
  const left = useRecord(older.id)?.record?.asked;
  const right = useRecord(newer.id)?.record?.asked;
  if (!left || !right) return null;
  const rows = diffParameters(parametersOfFrame(left, models), parametersOfFrame(right, models));
  const words = say.history;
  return (
    <>
      <Part title={words.words}>
        <div className={styles.prompt} tabIndex={0} role="group" aria-label={words.words}>
          {left.prompt === right.prompt && <p className={styles.note}>{words.samePrompt}</p>}
          <WordDiff left={left.prompt} right={right.prompt} />
        </div>
      </Part>
      <Part title={words.parameters}>
        {rows.length > 0 ? (
          <ParameterDiff rows={rows} />
        ) : (
          <p className={styles.note}>{words.sameParameters}</p>
        )}
      </Part>
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part}>
      <header className={styles.head}>
        <h3>{title}</h3>
      </header>
      {children}
    </section>
  );
}
