/** Before a quit that would cost something, or another library that would: what happens to each call, and three ways on. */
import { useEffect, useState } from 'react';
import { toAppError } from '../../shared/errors.ts';
import type { Leaving, QuitAnswer, QuitQuestion } from '../../shared/ipc/routes/quit.ts';
import { useApp } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import styles from './quit-dialog.module.css';

export function QuitDialog() {
  const { bridge, notices } = useApp();
  const [question, setQuestion] = useState<QuitQuestion | null>(null);
  useEffect(() => bridge.on('quit.asked', setQuestion), [bridge]);

  async function answer(given: QuitAnswer): Promise<void> {
    if (!question) return;
    try {
      await bridge.request('quit.answer', { answer: given, leaving: question.leaving });
    } catch (thrown) {
      notices.getState().requestFailed(toAppError(thrown));
    }
  }

  const isWaiting = question?.isWaiting === true;
  const words = say.quit[question?.leaving ?? 'app'];
  return (
    <Dialog
      title={isWaiting ? words.waitingTitle : say.quit.title}
      isOpen={question !== null}
      onClose={() => void answer('stay')}
      footer={
        <Answers
          words={words}
          isWaiting={isWaiting}
          losesAnswers={(question?.direct ?? 0) > 0}
          onAnswer={(given) => void answer(given)}
        />
      }
    >
      {question && <What question={question} />}
    </Dialog>
  );
}

function What({ question }: { readonly question: QuitQuestion }) {
  if (question.isWaiting)
    return (
      <p>{say.quit[question.leaving].waitingText(question.direct + question.safe + question.downloading)}</p>
    );
  return (
    <ul className={styles.kinds}>
      {say.quit.sentences(question, question.leaving).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

interface AnswersProps {
  readonly words: (typeof say.quit)[Leaving];
  readonly isWaiting: boolean;
  /** Direct calls are in flight. */
  readonly losesAnswers: boolean;
  readonly onAnswer: (answer: QuitAnswer) => void;
}

/** Waiting loses nothing: it has the focus. */
function Answers({ words, isWaiting, losesAnswers, onAnswer }: AnswersProps) {
  return (
    <>
      <Button kind={losesAnswers ? 'danger' : 'plain'} onClick={() => onAnswer('now')}>
        {words.now}
      </Button>
      <Button onClick={() => onAnswer('stay')}>{words.stay}</Button>
      {!isWaiting && (
        <Button kind="primary" autoFocus onClick={() => onAnswer('when-done')}>
          {words.wait}
        </Button>
      )}
    </>
  );
}
