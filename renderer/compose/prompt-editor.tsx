/** The prompt: a plain text area, so that undo, spelling and input methods are the system's own. */
import { useRef } from 'react';
import type { Expansion } from '../../shared/prompt/expand.ts';
import { longestPrompt } from '../../shared/request.ts';
import { say } from '../i18n/say.ts';
import { PromptFaults } from './prompt-faults.tsx';
import { VariantsPreview } from './variants-preview.tsx';
import styles from './prompt-editor.module.css';

interface Props {
  readonly prompt: string;
  readonly expansion: Expansion;
  readonly onType: (prompt: string) => void;
}

export function PromptEditor({ prompt, expansion, onType }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const isTooLong = prompt.length > longestPrompt;
  return (
    <div className={styles.editor}>
      <textarea
        ref={field}
        className={styles.text}
        aria-label={say.compose.prompt}
        aria-describedby="prompt-length prompt-faults"
        aria-invalid={isTooLong || expansion.problems.length > 0 || undefined}
        placeholder={say.compose.promptPlaceholder}
        data-testid="prompt"
        spellCheck
        autoFocus
        value={prompt}
        onChange={(event) => onType(event.currentTarget.value)}
      />
      <div className={styles.foot}>
        <VariantsPreview prompt={prompt} expansion={expansion} />
        <span id="prompt-length" className={styles.length} data-invalid={isTooLong || undefined}>
          {prompt.length > 0 && say.compose.promptLength(prompt.length)}
        </span>
      </div>
      <PromptFaults
        id="prompt-faults"
        problems={expansion.problems}
        onShow={(start, end) => {
          field.current?.focus();
          field.current?.setSelectionRange(start, end);
        }}
      />
    </div>
  );
}
