/** What several selected frames have in common. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { FramesStore } from '../frames/frames-store.ts';
import { actedOn } from '../frames/selection.ts';
import { findModel } from '../../shared/models/table.ts';
import { useModels } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import type { Common } from './common.ts';
import { commonValues } from './common.ts';
import { Fact, Facts } from './facts.tsx';
import { FrameActions } from './frame-actions.tsx';
import styles from './inspector.module.css';
import { TwoFrames } from './two-frames.tsx';

/** Rows compared at most: one request's worth. */
const mostCompared = 1_000;

export function SeveralFrames({ frames }: { readonly frames: FramesStore }) {
  const models = useModels();
  const count = useStore(frames, ({ selection }) => selection.selected.size);
  const numbers = useStore(
    frames,
    useShallow(({ order, selection }) => actedOn(order, selection, mostCompared)),
  );
  const rows = useStore(
    frames,
    useShallow((state) => numbers.flatMap((no) => state.rows.get(no) ?? [])),
  );
  useEffect(() => {
    frames.getState().rowsWanted('inspector', numbers);
    return () => frames.getState().rowsWanted('inspector', []);
  }, [frames, numbers]);
  const values = commonValues(rows);
  const [older, newer] = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const words = say.frames;
  return (
    <>
      <section className={styles.part}>
        <h3 className={styles.count}>{words.selectedFrames(count)}</h3>
        {values && (
          <Facts label={words.common}>
            <Fact name={words.fields.model}>
              {shown(values.model, (id) => findModel(models, id)?.name ?? id)}
            </Fact>
            <Fact name={words.fields.seed}>{shown(values.seed, (seed) => seed ?? words.none)}</Fact>
            <Fact name={words.fields.pixels}>{shown(values.pixels, (pixels) => pixels)}</Fact>
            <Fact name={words.fields.gateway}>
              {shown(values.practice, (isPractice) => (isPractice ? words.practice : words.paid))}
            </Fact>
          </Facts>
        )}
      </section>
      {older && newer && count === 2 && <TwoFrames older={older} newer={newer} />}
      {values && count > 2 && (
        <section className={styles.part}>
          <header className={styles.head}>
            <h3>{words.prompt}</h3>
          </header>
          <p className={styles.prompt}>{shown(values.prompt, (prompt) => prompt)}</p>
        </section>
      )}
      <FrameActions count={count} />
    </>
  );
}

function shown<T>(common: Common<T>, write: (value: T) => string | number) {
  if (common.kind === 'same') return write(common.value);
  return <span className={styles.different}>{say.frames.different(common.count)}</span>;
}
