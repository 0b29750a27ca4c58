/** The prompt: where it is typed, its length, what it comes to and what is wrong with it. */
import { Braces } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Expansion } from '../../shared/prompt/expand.ts';
import type { Lists } from '../../shared/prompt/lists.ts';
import { longestPrompt } from '../../shared/request.ts';
import { FaultMark, useFaultMark } from './fault-mark.tsx';
import { say } from '../i18n/say.ts';
import { IconButton } from '../ui/button.tsx';
import { PromptFaults } from './prompt-faults.tsx';
import { PromptField } from './prompt-field.tsx';
import type { PromptFieldHandle } from './prompt-field.tsx';
import { PromptHelp } from './prompt-help.tsx';
import { Snippets } from './snippets.tsx';
import { VariantsPreview } from './variants-preview.tsx';
import styles from './prompt-editor.module.css';

interface Props {
  readonly prompt: string;
  /** The prompt at this moment. */
  readonly readPrompt: () => string;
  readonly expansion: Expansion;
  readonly lists: Lists;
  readonly onType: (prompt: string) => void;
  /** Text on its way to the caret. */
  readonly insertion: string | null;
  readonly onInserted: () => void;
}

export function PromptEditor(props: Props) {
  const { prompt, readPrompt, expansion, lists, onType, insertion } = props;
  const field = useRef<PromptFieldHandle>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const insert = useEffectEvent((phrase: string) => {
    field.current?.insert(phrase);
    props.onInserted();
  });
  useEffect(() => {
    if (insertion !== null) insert(insertion);
  }, [insertion]);
  const mark = useFaultMark('prompt');
  const isTooLong = prompt.length > longestPrompt;
  return (
    <div className={styles.editor}>
      <PromptField
        ref={field}
        prompt={prompt}
        readPrompt={readPrompt}
        problems={expansion.problems}
        lists={lists}
        isInvalid={mark.isInvalid || isTooLong || expansion.problems.length > 0}
        describedBy={['prompt-length prompt-faults', mark.describedBy].filter(Boolean).join(' ')}
        onType={onType}
      />
      <FaultMark field="prompt" />
      <div className={styles.foot}>
        <VariantsPreview prompt={prompt} expansion={expansion} />
        <span id="prompt-length" className={styles.length} data-invalid={isTooLong || undefined}>
          {prompt.length > 0 && say.compose.promptLength(prompt.length)}
        </span>
        <Snippets lists={lists} onInsert={(phrase) => field.current?.insert(phrase)} />
        <IconButton
          label={say.prompt.language}
          icon={<Braces size={16} aria-hidden />}
          aria-expanded={isHelpOpen}
          aria-controls="prompt-help"
          onClick={() => setHelpOpen(!isHelpOpen)}
        />
      </div>
      {isHelpOpen && <PromptHelp id="prompt-help" />}
      <PromptFaults
        id="prompt-faults"
        problems={expansion.problems}
        onShow={(start, end) => field.current?.show(start, end)}
      />
    </div>
  );
}
