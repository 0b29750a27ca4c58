/** Which model, with what its vendor says of its time and price. */
import type { Model } from '../../shared/models/model.ts';
import { typicalSeconds } from '../../shared/models/model.ts';
import type { ModelTable } from '../../shared/models/table.ts';
import { FaultMark, useFaultMark } from './fault-mark.tsx';
import { say } from '../i18n/say.ts';
import { Row, Section } from '../ui/row.tsx';
import { Select } from '../ui/select.tsx';

interface Props {
  readonly models: ModelTable;
  /** Ids of those that the key may not call: in sight, and not to be chosen. */
  readonly denied: readonly string[];
  /** Undefined: the draft's is not in the table. */
  readonly model: Model | undefined;
  readonly modelId: string;
  readonly quality: string | undefined;
  readonly onChoose: (id: string) => void;
}

export function ModelControl({ models, denied, model, modelId, quality, onChoose }: Props) {
  const mark = useFaultMark('model', 'model-hint');
  return (
    <Section>
      <Row
        label={say.compose.model}
        hintId="model-hint"
        hint={
          model
            ? say.compose.modelHint(typicalSeconds(model, quality), model.quote?.usdPerImage ?? null)
            : say.compose.modelGone(modelId)
        }
      >
        <Select
          label={say.compose.model}
          value={modelId}
          options={models.map(({ id, name, maker }) => ({
            value: id,
            label: name,
            detail: maker,
            ...(denied.includes(id) && { unavailable: say.compose.notInPlan }),
          }))}
          onChange={onChoose}
          isInvalid={mark.isInvalid}
          describedBy={mark.describedBy}
          testId="model"
        />
      </Row>
      <FaultMark field="model" />
    </Section>
  );
}
