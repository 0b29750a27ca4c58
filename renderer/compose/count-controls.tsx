/** How many frames, and how many of them share a call. */
import type { Model } from '../../shared/models/model.ts';
import { mostJobs } from '../../shared/request.ts';
import { FaultMark, useFaultMark } from './fault-mark.tsx';
import { say } from '../i18n/say.ts';
import { NumberField } from '../ui/number-field.tsx';
import { Row, Section } from '../ui/row.tsx';
import { Segmented } from '../ui/segmented.tsx';
import type { ComposeState } from './compose-store.ts';
import type { Draft } from './draft.ts';
import { framesOfLock } from './draft.ts';
import styles from './count-controls.module.css';

interface Props {
  readonly model: Model | undefined;
  /** As the model can be asked for it. */
  readonly draft: Draft;
  /** What the request comes to for each variant. */
  readonly frames: number;
  readonly variants: number;
  readonly act: ComposeState;
}

export function CountControls({ model, draft, frames, variants, act }: Props) {
  const mostPerCall = model?.maxImagesPerCall ?? 1;
  const hasChoice = mostPerCall > 1 && draft.seedPlan !== 'explore';
  const perCall = Array.from({ length: mostPerCall }, (_, i) => String(i + 1));
  const hint = framesHint(draft, variants);
  const mark = useFaultMark('n', hasChoice ? 'per-call-hint' : 'frames-hint');
  return (
    <Section>
      <Row label={say.compose.frames} hintId="frames-hint" hint={hint}>
        <FramesField
          draft={draft}
          frames={frames}
          mark={hasChoice ? unmarked : mark}
          onChange={act.framesChosen}
        />
        {hasChoice && (
          <span className={styles.perCall}>
            {/* More segments leave no room for the words; the hint below has them. */}
            {mostPerCall <= 2 && (
              <span className={styles.label} aria-hidden>
                {say.compose.imagesPerCallShort}
              </span>
            )}
            <Segmented
              label={say.compose.imagesPerCall}
              testId="images-per-call"
              {...mark}
              value={String(draft.imagesPerCall)}
              segments={perCall.map((n) => ({ value: n, label: n }))}
              onChange={(n) => act.imagesPerCallChosen(Number(n))}
            />
          </span>
        )}
      </Row>
      <FaultMark field="n" />
      {hasChoice && (
        <p className={styles.hint} id="per-call-hint">
          {say.compose.imagesPerCallHint(draft.imagesPerCall, model?.takesSeed ?? true)}
        </p>
      )}
    </Section>
  );
}

function framesHint(draft: Draft, variants: number): string | null {
  const each = variants > 1 ? say.compose.framesOfEach(variants) : null;
  switch (draft.seedPlan) {
    case 'random':
      return each;
    case 'explore':
      return each ?? say.compose.framesToExplore;
    case 'locked':
      return say.compose.framesFromLock;
    case 'list':
      return say.compose.framesFromList;
  }
}

/** The images of a call are their own control where the model makes several. */
const unmarked = { isInvalid: false, describedBy: 'frames-hint' } as const;

interface FramesFieldProps {
  readonly draft: Draft;
  readonly frames: number;
  readonly mark: ReturnType<typeof useFaultMark>;
  readonly onChange: (frames: number) => void;
}

/** With a locked seed it ends at one call's images; with a list it only shows what the list comes to. */
function FramesField({ draft, frames, mark, onChange }: FramesFieldProps) {
  const common = { label: say.compose.frames, onChange, testId: 'frames', ...mark };
  switch (draft.seedPlan) {
    case 'random':
    case 'explore':
      return <NumberField {...common} value={draft.frames} smallest={1} largest={mostJobs} />;
    case 'locked':
      return (
        <NumberField {...common} value={framesOfLock(draft)} smallest={1} largest={draft.imagesPerCall} />
      );
    case 'list':
      return (
        <NumberField
          {...common}
          value={frames}
          smallest={0}
          largest={mostJobs * draft.imagesPerCall}
          disabled
        />
      );
  }
}
