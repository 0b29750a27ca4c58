/** Compose: the prompt, how the frames are made, and the button that says what it will do and cost. */
import { memo, useRef } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useApp, useCommand, useDeniedModels, useModels } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { SpendDialog } from '../money/spend-dialog.tsx';
import { CountControls } from './count-controls.tsx';
import type { ComposeStore } from './compose-store.ts';
import { planOf } from './draft.ts';
import { FaultContext, useFaultFocus } from './fault-mark.tsx';
import { placeOf } from './field-fault.ts';
import { GenerateButton } from './generate-button.tsx';
import { ModelControl } from './model-control.tsx';
import { PromptEditor } from './prompt-editor.tsx';
import { PromptWalk } from './prompt-walk.tsx';
import { problemWords } from './problem-words.ts';
import { RenderingControls } from './rendering-controls.tsx';
import { SeedControls } from './seed-controls.tsx';
import { ShapePicker } from './shape-picker.tsx';
import styles from './compose-panel.module.css';

interface Props {
  readonly compose: ComposeStore;
  readonly isPractice: boolean;
}

export const ComposePanel = memo(function ComposePanel({ compose, isPractice }: Props) {
  const { announcer } = useApp();
  const { draft, expansion, lists, isSending, spendQuestion, insertion, fault } = useStore(
    compose,
    // A new one with every frame that comes: only the seed's own row is drawn again for it.
    useShallow(({ lastSeed: _own, ...drawn }) => drawn),
  );
  const models = useModels();
  const denied = useDeniedModels();
  const plan = planOf(draft, expansion, models, denied);
  const act = compose.getState();
  const panel = useRef<HTMLElement>(null);
  useFaultFocus(panel, fault);

  function generate(): void {
    const [problem] = plan.problems;
    if (problem) announcer.getState().announced(problemWords(problem));
    else void act.generateAsked();
  }
  useCommand('compose.generate', generate);
  const takesSeed = plan.model?.takesSeed ?? true;
  useCommand(
    'compose.lock-seed',
    () => (draft.seedPlan === 'locked' ? act.seedUnlocked() : act.seedLocked()),
    takesSeed,
  );
  useCommand('compose.new-seed', act.newSeedAsked, takesSeed);
  useCommand('compose.next-seed', act.nextSeedAsked, takesSeed);

  return (
    <section ref={panel} className={styles.compose} aria-label={say.compose.region} data-testid="compose">
      <FaultContext value={fault && { fault, place: placeOf(fault.field, plan.model, draft) }}>
        <div className={styles.controls}>
          <PromptWalk compose={compose}>
            <PromptEditor
              prompt={draft.prompt}
              expansion={expansion}
              lists={lists}
              readPrompt={act.promptNow}
              onType={act.promptTyped}
              insertion={insertion}
              onInserted={act.insertionDone}
            />
          </PromptWalk>
          <ModelControl
            models={models}
            denied={denied}
            model={plan.model}
            modelId={draft.model}
            quality={plan.request?.quality}
            onChoose={act.modelChosen}
          />
          {plan.model && (
            <ShapePicker
              model={plan.model}
              wished={draft.shape}
              shape={plan.fitted.shape}
              onChoose={act.shapeChosen}
            />
          )}
          <SeedControls compose={compose} model={plan.model} draft={plan.fitted} problems={plan.problems} />
          <CountControls
            model={plan.model}
            draft={plan.fitted}
            frames={plan.framesEach}
            variants={plan.variants}
            act={act}
          />
          {plan.model && (
            <RenderingControls model={plan.model} draft={draft} problems={plan.problems} act={act} />
          )}
        </div>
      </FaultContext>
      <SpendDialog
        question={spendQuestion}
        onConsent={() => void act.spendConsented()}
        onDecline={act.spendDeclined}
      />
      <GenerateButton plan={plan} isPractice={isPractice} isSending={isSending} onGenerate={generate} />
    </section>
  );
});
