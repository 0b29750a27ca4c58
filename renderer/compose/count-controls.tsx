/** How many frames, and how many of them share a call. */
import { mostFrames } from '../../shared/request.ts';
import { say } from '../i18n/say.ts';
import { NumberField } from '../ui/number-field.tsx';
import { Row, Section } from '../ui/row.tsx';
import { Segmented } from '../ui/segmented.tsx';
import type { ComposeState } from './compose-store.ts';
import type { Draft } from './draft.ts';
import { framesOfLock } from './draft.ts';

interface Props {
  readonly draft: Draft;
  /** What the request comes to. */
  readonly frames: number;
  readonly mostPerCall: number;
  readonly act: ComposeState;
}

export function CountControls({ draft, frames, mostPerCall, act }: Props) {
  const perCall = Array.from({ length: mostPerCall }, (_, i) => String(i + 1));
  return (
    <Section>
      <Row label={say.compose.frames} hintId="frames-hint" hint={framesHint(draft)}>
        <FramesField draft={draft} frames={frames} onChange={act.framesChosen} />
      </Row>
      {mostPerCall > 1 && (
        <Row
          label={say.compose.imagesPerCallShort}
          hintId="per-call-hint"
          hint={say.compose.imagesPerCallHint(draft.imagesPerCall)}
        >
          <Segmented
            label={say.compose.imagesPerCall}
            testId="images-per-call"
            describedBy="per-call-hint"
            value={String(draft.imagesPerCall)}
            segments={perCall.map((n) => ({ value: n, label: n }))}
            onChange={(n) => act.imagesPerCallChosen(Number(n))}
          />
        </Row>
      )}
    </Section>
  );
}

function framesHint(draft: Draft): string | null {
  switch (draft.seedPlan) {
    case 'random':
      return null;
    case 'locked':
      return say.compose.framesFromLock;
    case 'list':
      return say.compose.framesFromList;
  }
}

interface FramesFieldProps {
  readonly draft: Draft;
  readonly frames: number;
  readonly onChange: (frames: number) => void;
}

/** With a locked seed it ends at one call's images; with a list it only shows what the list comes to. */
function FramesField({ draft, frames, onChange }: FramesFieldProps) {
  const common = { label: say.compose.frames, onChange, testId: 'frames' };
  switch (draft.seedPlan) {
    case 'random':
      return <NumberField {...common} value={draft.frames} smallest={1} largest={mostFrames} />;
    case 'locked':
      return (
        <NumberField
          {...common}
          value={framesOfLock(draft)}
          smallest={1}
          largest={draft.imagesPerCall}
          describedBy="frames-hint"
        />
      );
    case 'list':
      return (
        <NumberField
          {...common}
          value={frames}
          smallest={0}
          largest={mostFrames}
          describedBy="frames-hint"
          disabled
        />
      );
  }
}
