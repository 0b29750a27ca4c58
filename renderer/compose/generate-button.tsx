/** The one primary button: it says what it will make and cost, or what is missing. */
import { estimateCost } from '../../shared/money/estimate.ts';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import type { DraftProblem, Plan } from './draft.ts';
import { problemWords } from './problem-words.ts';
import styles from './generate-button.module.css';

interface Props {
  readonly plan: Plan;
  readonly isPractice: boolean;
  readonly isSending: boolean;
  readonly onGenerate: () => void;
}

export function GenerateButton({ plan, isPractice, isSending, onGenerate }: Props) {
  const { model, frames, calls, problems } = plan;
  const cost = model ? estimateCost(model, frames, isPractice) : ({ kind: 'unknown' } as const);
  const isCounted = plan.request !== null && plan.variants > 0;
  return (
    <div className={styles.generate}>
      {problems.length > 0 && (
        <ul className={styles.problems} id="generate-problems">
          {reasonsOf(problems).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      <Button
        kind="primary"
        isWide
        aria-label={say.compose.generate}
        aria-describedby={problems.length > 0 ? 'generate-problems' : 'generate-description'}
        data-testid="generate"
        tooltip={say.compose.generate}
        command="compose.generate"
        side="right"
        disabled={problems.length > 0}
        // A double click and a held Enter are one wish: each further one would be paid for.
        onClick={({ detail }) => detail < 2 && onGenerate()}
        onKeyDown={(event) => event.repeat && event.preventDefault()}
        aria-busy={isSending || undefined}
      >
        {isCounted ? say.compose.generateFace(frames, calls, cost) : say.compose.generate}
      </Button>
      {isCounted && (
        <VisuallyHidden id="generate-description">
          {say.compose.generateDescription(frames, calls, cost)}
        </VisuallyHidden>
      )}
    </div>
  );
}

/** Faults of the prompt and of the seed list stand beside them, each in its place: here they are one reason. */
function reasonsOf(problems: readonly DraftProblem[]): readonly string[] {
  const reasons = problems.map((problem) => {
    if (problem.kind === 'seed-list' && problem.problem.reason !== 'empty') return say.compose.seedListFaulty;
    if (problem.kind === 'request' && problem.problem.reason === 'prompt-language') return say.prompt.faulty;
    return problemWords(problem);
  });
  return [...new Set(reasons)];
}
