/** A failed request as a notice. */
import type { AppError } from '../../shared/errors.ts';
import type { CommandId } from '../../shared/commands.ts';
import type { Notice } from '../ui/notices-store.ts';
import { wordsOf } from './failures.ts';

/** `run` runs the command that is the remedy. */
export function failureNotice(error: AppError, run: (command: CommandId) => void): Omit<Notice, 'id'> {
  const { title, meaning, action } = wordsOf(error);
  return {
    kind: 'failure',
    title,
    detail: meaning,
    ...(action && { action: { label: action.label, run: () => run(action.command) } }),
  };
}
