/** Which seeds are sent: drawn ones, one that is locked, or a list. */
import { Dices, Lock, LockOpen, StepForward } from 'lucide-react';
import { useRef } from 'react';
import { useStore } from 'zustand';
import type { Model } from '../../shared/models/model.ts';
import { FaultMark, useFaultMark } from './fault-mark.tsx';
import { say } from '../i18n/say.ts';
import { IconButton } from '../ui/button.tsx';
import { Row, Section } from '../ui/row.tsx';
import { Select } from '../ui/select.tsx';
import { Switch } from '../ui/switch.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { ComposeStore } from './compose-store.ts';
import type { Draft, DraftProblem } from './draft.ts';
import { parseSeed } from './draft.ts';
import { problemWords } from './problem-words.ts';
import styles from './seed-controls.module.css';

interface Props {
  readonly compose: ComposeStore;
  readonly model: Model | undefined;
  /** As the model can be asked for it. */
  readonly draft: Draft;
  readonly problems: readonly DraftProblem[];
}

const plans = ['random', 'locked', 'list', 'explore'] as const;

export function SeedControls({ compose, model, draft, problems }: Props) {
  const act = compose.getState();
  const isOff = model !== undefined && !model.takesSeed;
  return (
    <Section>
      <Row
        label={say.compose.seeds}
        hintId="seeds-hint"
        hint={isOff ? say.compose.seedsOff(model.name) : null}
      >
        <Select
          label={say.compose.seeds}
          value={draft.seedPlan}
          options={plans.map((plan) => ({
            value: plan,
            label: say.compose.seedPlans[plan],
            detail: say.compose.seedPlanDetails[plan],
          }))}
          onChange={act.seedPlanChosen}
          disabled={isOff}
          describedBy={isOff ? 'seeds-hint' : undefined}
          testId="seeds"
        />
      </Row>
      {isOff ? null : draft.seedPlan === 'list' ? (
        <SeedList text={draft.listText} problems={problems} onType={act.seedListTyped} />
      ) : (
        <OneSeed compose={compose} draft={draft} />
      )}
      <FaultMark field="seed" />
    </Section>
  );
}

/** It looks after the last seed by itself: every frame that comes brings another. */
function OneSeed({ compose, draft }: Pick<Props, 'compose' | 'draft'>) {
  const lastSeed = useStore(compose, (state) => state.lastSeed);
  const act = compose.getState();
  const isLocked = draft.seedPlan === 'locked';
  const mark = useFaultMark('seed');
  return (
    <Row label={isLocked || lastSeed === null ? say.compose.seed : say.compose.lastSeedShort}>
      <TextField
        label={say.compose.seed}
        isNumeric
        isInvalid={mark.isInvalid || (isLocked && parseSeed(draft.seedText) === null)}
        aria-describedby={mark.describedBy}
        inputMode="numeric"
        placeholder={lastSeed === null ? say.compose.seedPlaceholder : String(lastSeed)}
        title={lastSeed === null || isLocked ? undefined : say.compose.lastSeed}
        value={isLocked ? draft.seedText : ''}
        onChange={(event) => act.seedTyped(event.currentTarget.value)}
        data-testid="seed"
      />
      <IconButton
        label={say.compose.newSeed}
        tooltip={say.compose.newSeedTip}
        icon={<Dices size={16} aria-hidden />}
        command="compose.new-seed"
        onClick={act.newSeedAsked}
        data-testid="new-seed"
      />
      <IconButton
        label={say.compose.nextSeed}
        tooltip={say.compose.nextSeedTip}
        icon={<StepForward size={16} aria-hidden />}
        command="compose.next-seed"
        onClick={act.nextSeedAsked}
        data-testid="next-seed"
      />
      <span className={styles.lock}>
        {isLocked ? <Lock size={16} aria-hidden /> : <LockOpen size={16} aria-hidden />}
      </span>
      <Switch
        label={say.compose.lockSeed}
        tooltip={say.compose.lockSeedTip}
        command="compose.lock-seed"
        isOn={isLocked}
        onChange={(isOn) => (isOn ? act.seedLocked() : act.seedUnlocked())}
        testId="lock-seed"
      />
    </Row>
  );
}

interface SeedListProps {
  readonly text: string;
  readonly problems: readonly DraftProblem[];
  readonly onType: (text: string) => void;
}

function SeedList({ text, problems, onType }: SeedListProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  // An empty list is said once, at the generate button; here it would scold before anything is typed.
  const faults = problems.filter(
    (problem) => problem.kind === 'seed-list' && problem.problem.reason !== 'empty',
  );

  const mark = useFaultMark('seed', faults.length > 0 ? 'seed-list-problems' : undefined);

  function show(start: number, end: number): void {
    field.current?.focus();
    field.current?.setSelectionRange(start, end);
  }

  return (
    <Row
      label={say.compose.seedListShort}
      hintId="seed-list-problems"
      hint={faults.length > 0 ? <SeedListFaults faults={faults} onShow={show} /> : null}
    >
      <textarea
        ref={field}
        className={styles.list}
        aria-label={say.compose.seedList}
        aria-invalid={faults.length > 0 || mark.isInvalid || undefined}
        aria-describedby={mark.describedBy}
        placeholder={say.compose.seedListPlaceholder}
        spellCheck={false}
        rows={1}
        value={text}
        onChange={(event) => onType(event.currentTarget.value)}
        data-testid="seed-list"
      />
    </Row>
  );
}

interface FaultsProps {
  readonly faults: readonly DraftProblem[];
  /** Selects the part of the text that is at fault. */
  readonly onShow: (start: number, end: number) => void;
}

/** Prose pasted into the list is one mistake, not fifty: the rest is only counted. */
const shownFaults = 3;

function SeedListFaults({ faults, onShow }: FaultsProps) {
  const more = faults.length - shownFaults;
  const shown = faults.slice(0, shownFaults).map((fault) => {
    if (fault.kind !== 'seed-list') return null;
    const { start, end } = fault.problem;
    return (
      <button key={start} type="button" className={styles.fault} onClick={() => onShow(start, end)}>
        {problemWords(fault)}
      </button>
    );
  });
  return (
    <>
      {shown}
      {more > 0 && say.compose.moreFaults(more)}
    </>
  );
}
