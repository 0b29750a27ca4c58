/** The question before a request passes a spending limit, with its figures. */
import type { SpendQuestion } from '../../shared/money/spend.ts';
import { say } from '../i18n/say.ts';
import { ConfirmDialog } from '../ui/dialog.tsx';

interface Props {
  readonly question: SpendQuestion | null;
  readonly onConsent: () => void;
  readonly onDecline: () => void;
}

export function SpendDialog({ question, onConsent, onDecline }: Props) {
  return (
    <ConfirmDialog
      title={say.compose.spend.title}
      isOpen={question !== null}
      onClose={onDecline}
      onConfirm={onConsent}
      confirmLabel={say.compose.spend.confirm}
    >
      {question ? say.compose.spend.text(question) : ''}
    </ConfirmDialog>
  );
}
