/** What is wrong with the prompt, under it: each fault leads to its place. */
import type { PromptProblem } from '../../shared/prompt/expand.ts';
import { say } from '../i18n/say.ts';
import styles from './prompt-faults.module.css';

interface Props {
  readonly id: string;
  readonly problems: readonly PromptProblem[];
  /** Selects that part of the prompt. */
  readonly onShow: (start: number, end: number) => void;
}

/** A text that is no prompt at all is one mistake, not fifty: the rest is only counted. */
const shownFaults = 3;

export function PromptFaults({ id, problems, onShow }: Props) {
  const more = problems.length - shownFaults;
  return (
    <div id={id} className={styles.faults}>
      {problems.slice(0, shownFaults).map((problem) => (
        <button
          key={`${problem.reason} ${problem.start}`}
          type="button"
          className={styles.fault}
          onClick={() => onShow(problem.start, problem.end)}
        >
          {say.prompt.problem(problem)}
        </button>
      ))}
      {more > 0 && <p>{say.compose.moreFaults(more)}</p>}
    </div>
  );
}
