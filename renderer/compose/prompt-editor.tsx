/** The prompt: a plain text area, so that undo, spelling and input methods are the system's own. */
import { longestPrompt } from '../../shared/request.ts';
import { say } from '../i18n/say.ts';
import styles from './prompt-editor.module.css';

interface Props {
  readonly prompt: string;
  readonly onType: (prompt: string) => void;
}

export function PromptEditor({ prompt, onType }: Props) {
  const isTooLong = prompt.length > longestPrompt;
  return (
    <div className={styles.editor}>
      <textarea
        className={styles.text}
        aria-label={say.compose.prompt}
        aria-describedby="prompt-length"
        aria-invalid={isTooLong || undefined}
        placeholder={say.compose.promptPlaceholder}
        data-testid="prompt"
        spellCheck
        autoFocus
        value={prompt}
        onChange={(event) => onType(event.currentTarget.value)}
      />
      <span id="prompt-length" className={styles.length} data-invalid={isTooLong || undefined}>
        {prompt.length > 0 && say.compose.promptLength(prompt.length)}
      </span>
    </div>
  );
}
