/** The key: typed once, handed to main, never kept here. */
import { KeyRound, TriangleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import { toAppError } from '../../shared/errors.ts';
import type { AppError } from '../../shared/errors.ts';
import type { AppState, KeyStatus } from '../../shared/ipc/app-state.ts';
import { useApp } from '../app-context.tsx';
import { wordsOf } from '../i18n/failures.ts';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { Row, Section } from '../ui/row.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './settings-dialog.module.css';

interface Props {
  readonly app: AppState;
  readonly onKeyChange: (key: KeyStatus) => void;
  /** Safe delivery is taken up. */
  readonly onSafe: () => void;
}

type Phase =
  { readonly is: 'idle' | 'checking' | 'saved' } | { readonly is: 'failed'; readonly error: AppError };

export function KeySection({ app, onKeyChange, onSafe }: Props) {
  const { bridge, announcer } = useApp();
  // Uncontrolled on purpose: a controlled field would keep the key in React's state.
  const field = useRef<HTMLInputElement>(null);
  const [phase, setPhase] = useState<Phase>({ is: 'idle' });
  const [isEmpty, setIsEmpty] = useState(true);
  const words = say.settings.key;

  async function ask(request: Promise<KeyStatus>, then: 'idle' | 'saved' = 'idle'): Promise<void> {
    setPhase({ is: 'checking' });
    try {
      const status = await request;
      onKeyChange(status);
      setPhase({ is: then });
      announcer.getState().announced(keyWords(status));
    } catch (thrown) {
      const error = toAppError(thrown);
      setPhase({ is: 'failed', error });
      announcer.getState().announced(say.queue.announce.keyProblem(wordsOf(error).title));
    }
  }

  function save(): void {
    const input = field.current;
    if (!input || input.value === '') return;
    const key = input.value.trim();
    input.value = '';
    setIsEmpty(true);
    void ask(bridge.request('key.save', { key }), 'saved');
  }

  return (
    <Section title={say.settings.sections.key}>
      <Row label={words.label} hintId="key-hint" hint={words.free}>
        <TextField
          ref={field}
          type="password"
          label={words.label}
          autoComplete="off"
          spellCheck={false}
          maxLength={400}
          aria-describedby="key-hint"
          placeholder={app.key.state === 'set' ? words.replacePlaceholder : words.placeholder}
          onChange={(event) => setIsEmpty(event.currentTarget.value === '')}
          onKeyDown={(event) => event.key === 'Enter' && save()}
          data-testid="api-key"
        />
        <Button
          aria-label={words.save}
          disabled={isEmpty}
          isBusy={phase.is === 'checking'}
          onClick={save}
          data-testid="check-and-save-key"
        >
          {phase.is === 'checking' ? words.checking : words.saveFace}
        </Button>
      </Row>
      <KeyState app={app} phase={phase} onRemove={() => void ask(bridge.request('key.remove'))} />
      {phase.is === 'saved' && app.settings.delivery === 'direct' && (
        <p className={styles['key-line']}>
          <span className={styles.grow}>{say.settings.delivery.offer}</span>
          <Button onClick={onSafe}>{say.settings.delivery.take}</Button>
        </p>
      )}
    </Section>
  );
}

interface KeyStateProps {
  readonly app: AppState;
  readonly phase: Phase;
  readonly onRemove: () => void;
}

function KeyState({ app, phase, onRemove }: KeyStateProps) {
  const words = say.settings.key;
  const failure = phase.is === 'failed' ? wordsOf(phase.error) : null;
  return (
    <div className={styles['key-state']}>
      <p className={styles['key-line']}>
        <KeyRound size={16} aria-hidden />
        <span className={styles.grow}>{keyWords(app.key)}</span>
        {app.key.state === 'set' && (
          <Button disabled={phase.is === 'checking'} onClick={onRemove} data-testid="remove-key">
            {words.remove}
          </Button>
        )}
      </p>
      {failure && (
        <p className={styles['key-line']} data-kind="failure" role="alert">
          <TriangleAlert size={16} aria-hidden />
          <span>
            {failure.title}. {failure.meaning}
          </span>
        </p>
      )}
      {!app.keychain && (
        <p className={styles['key-line']} data-kind="warning">
          <TriangleAlert size={16} aria-hidden />
          <span>{words.noKeychain}</span>
        </p>
      )}
    </div>
  );
}

function keyWords(key: KeyStatus): string {
  const words = say.settings.key;
  if (key.state === 'none') return words.none;
  const set = words.set(key.ending);
  if (key.elsewhere !== null) return `${set}. ${words.elsewhere(key.elsewhere)}`;
  if (key.kept === 'keychain') return set;
  return `${set}. ${key.because === 'environment' ? words.fromEnvironment : words.thisRun}`;
}
