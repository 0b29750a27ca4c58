/** How the model is asked to render: what it has as controls, what it lacks in one line, and what waits for a model that has it. */
import type { Model } from '../../shared/models/model.ts';
import type { RequestField } from '../../shared/request-field.ts';
import { losesDetail } from '../../shared/request.ts';
import { FaultMark, useFaultMark } from './fault-mark.tsx';
import { say } from '../i18n/say.ts';
import { Row, Section } from '../ui/row.tsx';
import type { Segment } from '../ui/segmented.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { ComposeState } from './compose-store.ts';
import type { Draft, DraftProblem } from './draft.ts';
import { choicesOf } from './fit-model.ts';
import styles from './rendering-controls.module.css';

interface Props {
  readonly model: Model;
  readonly draft: Draft;
  readonly problems: readonly DraftProblem[];
  readonly act: ComposeState;
}

export function RenderingControls({ model, draft, problems, act }: Props) {
  const chosen = choicesOf(model, draft);
  const isCompressionFaulty = problems.some(({ kind }) => kind === 'compression');
  const isNegativeOff = !model.takesNegativePrompt && draft.negativePrompt.trim() !== '';
  const lacks = lacksOf(model, isNegativeOff);
  const compressionMark = useFaultMark(
    'output-compression',
    isCompressionFaulty ? 'compression-hint' : undefined,
  );
  return (
    <Section>
      {model.quality && (
        <Row label={say.compose.quality}>
          <Choice
            label={say.compose.quality}
            testId="quality"
            field="quality"
            choice={model.quality}
            value={chosen.quality}
            onChoose={(quality) => act.choiceMade('quality', quality)}
          />
        </Row>
      )}
      <FaultMark field="quality" />
      {model.style && (
        <Row label={say.compose.style}>
          <Choice
            label={say.compose.style}
            testId="style"
            field="style"
            choice={model.style}
            value={chosen.style}
            onChoose={(style) => act.choiceMade('style', style)}
          />
        </Row>
      )}
      <FaultMark field="style" />
      {model.outputFormat && (
        <Row label={say.compose.outputFormatShort}>
          <Choice
            label={say.compose.outputFormat}
            testId="output-format"
            field="output-format"
            choice={model.outputFormat}
            value={chosen.outputFormat}
            onChoose={(format) => act.choiceMade('outputFormat', format)}
          />
        </Row>
      )}
      <FaultMark field="output-format" />
      {model.takesOutputCompression && losesDetail(chosen.outputFormat) && (
        <Row
          label={say.compose.compressionShort}
          hintId="compression-hint"
          hint={isCompressionFaulty ? say.compose.compressionInvalid : null}
        >
          <TextField
            label={say.compose.compression}
            isNumeric
            isInvalid={isCompressionFaulty || compressionMark.isInvalid}
            aria-describedby={compressionMark.describedBy}
            inputMode="numeric"
            placeholder={say.compose.compressionPlaceholder}
            value={chosen.compressionText ?? ''}
            onChange={(event) => act.choiceMade('compressionText', event.currentTarget.value)}
            data-testid="compression"
          />
        </Row>
      )}
      <FaultMark field="output-compression" />
      {(model.takesNegativePrompt || isNegativeOff) && (
        <NegativePrompt model={model} text={draft.negativePrompt} onType={act.negativePromptTyped} />
      )}
      <FaultMark field="negative-prompt" />
      {lacks.length > 0 && <p className={styles.lacks}>{say.compose.lacks(model.name, lacks)}</p>}
    </Section>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly testId: string;
  readonly field: RequestField;
  readonly choice: { readonly values: readonly Value[]; readonly default: Value | null };
  /** Undefined: the model's own. */
  readonly value: Value | undefined;
  readonly onChoose: (value: Value | undefined) => void;
}

/** Where the vendor names no default there is a segment for it: else a choice could not be taken back. */
function Choice<Value extends string>({ label, testId, field, choice, value, onChoose }: ChoiceProps<Value>) {
  const mark = useFaultMark(field);
  const own: readonly Segment<Value | 'default'>[] =
    choice.default === null ? [{ value: 'default', label: say.compose.modelsOwn }] : [];
  return (
    <div className={styles.choice}>
      <Segmented<Value | 'default'>
        label={label}
        testId={testId}
        {...mark}
        value={value ?? choice.default ?? 'default'}
        segments={[
          ...own,
          ...choice.values.map((each) => ({ value: each, label: say.compose.choice(each) })),
        ]}
        onChange={(next) => onChoose(choice.values.find((each) => each === next))}
      />
    </div>
  );
}

interface NegativePromptProps {
  readonly model: Model;
  readonly text: string;
  readonly onType: (text: string) => void;
}

/** For a model that takes none it is shown only with something written in it, which is kept. */
function NegativePrompt({ model, text, onType }: NegativePromptProps) {
  const isTaken = model.takesNegativePrompt;
  const mark = useFaultMark('negative-prompt', isTaken ? undefined : 'negative-prompt-hint');
  return (
    <Row
      label={say.compose.negativePromptShort}
      hintId="negative-prompt-hint"
      hint={isTaken ? null : say.compose.negativePromptOff(model.name)}
    >
      <textarea
        className={styles.negative}
        aria-label={say.compose.negativePrompt}
        aria-invalid={mark.isInvalid || undefined}
        aria-describedby={mark.describedBy}
        placeholder={say.compose.negativePromptPlaceholder}
        rows={1}
        spellCheck
        disabled={!isTaken}
        value={text}
        onChange={(event) => onType(event.currentTarget.value)}
        data-testid="negative-prompt"
      />
    </Row>
  );
}

/** But for what stands there with its reason. */
function lacksOf(model: Model, isNegativeOff: boolean): readonly string[] {
  const { lackNames } = say.compose;
  return [
    ...(model.quality ? [] : [lackNames.quality]),
    ...(model.takesNegativePrompt || isNegativeOff ? [] : [lackNames.negativePrompt]),
    ...(model.style ? [] : [lackNames.style]),
    ...(model.outputFormat ? [] : [lackNames.outputFormat]),
  ];
}
