/** Export: what is to become of the selected frames on the left, what that comes to on the right. */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { FramesStore } from '../frames/frames-store.ts';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Section } from '../ui/row.tsx';
import type { ExportStore } from './export-store.ts';
import styles from './export-dialog.module.css';
import { FileSection } from './file-section.tsx';
import { PlanPane, planOf } from './plan-pane.tsx';
import { PresetBar } from './preset-bar.tsx';
import { RunPane } from './run-pane.tsx';
import { TemplateField } from './template-field.tsx';
import type { Escapes } from './use-escape.ts';
import { EscapeContext } from './use-escape.ts';
import { WordsSection } from './words-section.tsx';

interface Props {
  readonly store: ExportStore;
  readonly frames: FramesStore;
}

const words = say.exporting;

export function ExportDialog({ store, frames }: Props) {
  const { shown, runs, dialogClosed, runDismissed, runShown } = useStore(store);
  const hasFrames = useStore(store, (state) => state.toExport.ids.length > 0);
  const [escapes] = useState<Escapes>(() => new Set());
  const run = runs.find(({ id }) => id === shown);
  const isOver = run?.state === 'done' || run?.state === 'canceled';
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={dialogClosed}
      isLarge
      onEscape={() => [...escapes].some((escape) => escape())}
      footer={
        run ? (
          <>
            {hasFrames && <Button onClick={() => runShown(null)}>{words.run.another}</Button>}
            <Button
              kind="primary"
              autoFocus
              onClick={() => {
                if (isOver) void runDismissed(run.id);
                dialogClosed();
              }}
            >
              {isOver ? words.run.dismiss : words.close}
            </Button>
          </>
        ) : (
          <StartButtons store={store} />
        )
      }
    >
      <EscapeContext value={escapes}>
        {run ? <RunPane store={store} run={run} /> : <Choices store={store} frames={frames} />}
      </EscapeContext>
    </Dialog>
  );
}

function Choices({ store, frames }: Props) {
  const { draft, example, edited } = useStore(store);
  return (
    <div className={styles.columns}>
      <div className={styles.choices}>
        <div className={styles.preset}>
          <PresetBar store={store} />
        </div>
        <Section title={words.sections.names}>
          <TemplateField
            template={draft.naming.template}
            example={example}
            onType={(template) => edited({ naming: { ...draft.naming, template } })}
          />
        </Section>
        <FileSection draft={draft} onEdit={edited} />
        <WordsSection draft={draft} onEdit={edited} />
      </div>
      <PlanPane store={store} frames={frames} />
    </div>
  );
}

function StartButtons({ store }: { readonly store: ExportStore }) {
  const { planning, isStarting, toExport, startAsked, dialogClosed } = useStore(store);
  const plan = planOf(planning);
  const canStart = planning.phase === 'ready' && planning.plan.writes > 0;
  return (
    <>
      <span className={styles.count}>
        {planning.phase === 'ready' && planning.plan.writes === 0
          ? words.plan.nothingToWrite
          : words.subtitle(toExport.ids.length)}
      </span>
      <Button onClick={dialogClosed}>{say.ui.cancel}</Button>
      <Button
        kind="primary"
        aria-label={words.start}
        disabled={!canStart}
        isBusy={isStarting}
        onClick={() => void startAsked()}
        data-testid="export"
      >
        {plan && plan.writes > 0 ? words.startFace(plan.writes) : words.start}
      </Button>
    </>
  );
}
