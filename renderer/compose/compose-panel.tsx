/** Compose: the prompt, how the frames are made, and the button that says what it will do and cost. */
import { useStore } from 'zustand';
import { useApp, useCommand, useModels } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { Row, Section } from '../ui/row.tsx';
import { Select } from '../ui/select.tsx';
import { CountControls } from './count-controls.tsx';
import type { ComposeStore } from './compose-store.ts';
import { planOf } from './draft.ts';
import { GenerateButton } from './generate-button.tsx';
import { PromptEditor } from './prompt-editor.tsx';
import { problemWords } from './problem-words.ts';
import { SeedControls } from './seed-controls.tsx';
import { ShapePicker } from './shape-picker.tsx';
import styles from './compose-panel.module.css';

interface Props {
  readonly compose: ComposeStore;
  readonly isPractice: boolean;
}

export function ComposePanel({ compose, isPractice }: Props) {
  const { announcer } = useApp();
  const { draft, expansion, lastSeed, isSending } = useStore(compose);
  const models = useModels();
  const plan = planOf(draft, expansion, models);
  const act = compose.getState();

  function generate(): void {
    const [problem] = plan.problems;
    if (problem) announcer.getState().announced(problemWords(problem));
    else void act.generateAsked();
  }
  useCommand('compose.generate', generate);
  useCommand('compose.lock-seed', () =>
    draft.seedPlan === 'locked' ? act.seedUnlocked() : act.seedLocked(),
  );
  useCommand('compose.new-seed', act.newSeedAsked);
  useCommand('compose.next-seed', act.nextSeedAsked);

  return (
    <section className={styles.compose} aria-label={say.compose.region} data-testid="compose">
      <div className={styles.controls}>
        <PromptEditor prompt={draft.prompt} expansion={expansion} onType={act.promptTyped} />
        <Section>
          <Row label={say.compose.model}>
            <Select
              label={say.compose.model}
              value={draft.model}
              options={models.map(({ id, name, maker }) => ({ value: id, label: name, detail: maker }))}
              onChange={act.modelChosen}
              testId="model"
            />
          </Row>
        </Section>
        {plan.model && (
          <ShapePicker
            sizes={plan.model.sizes}
            aspectRatios={plan.model.aspectRatios}
            shape={draft.shape}
            onChoose={act.shapeChosen}
          />
        )}
        <SeedControls draft={draft} lastSeed={lastSeed} problems={plan.problems} act={act} />
        <CountControls
          draft={draft}
          frames={plan.framesEach}
          variants={plan.variants}
          mostPerCall={plan.model?.maxImagesPerCall ?? 1}
          act={act}
        />
      </div>
      <GenerateButton plan={plan} isPractice={isPractice} isSending={isSending} onGenerate={generate} />
    </section>
  );
}
