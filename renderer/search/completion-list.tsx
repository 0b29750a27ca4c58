/** The options under the search field. */
import { say } from '../i18n/say.ts';
import styles from './completion-list.module.css';
import type { CompletionState } from './use-completion.ts';

interface Props {
  readonly id: string;
  readonly state: CompletionState;
}

export function CompletionList({ id, state: { completions, at, taken } }: Props) {
  if (!completions) return null;
  return (
    <div id={id} className={styles.list} role="listbox" aria-label={say.search.completions} data-completions>
      {completions.options.map((option, index) => (
        <div
          key={option.text}
          id={`${id}${index}`}
          className={styles.option}
          role="option"
          aria-selected={index === at}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => taken(option)}
        >
          <span className={styles.text}>{option.text}</span>
          {option.name !== undefined && <span className={styles.name}>{option.name}</span>}
        </div>
      ))}
    </div>
  );
}
