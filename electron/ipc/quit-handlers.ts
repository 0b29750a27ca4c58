/** The answer to what a quit would mean. */
import type { Leaving } from '../../shared/ipc/routes/quit.ts';
import type { QuitGuard } from '../quit-guard.ts';
import type { Handlers } from './router.ts';

export function quitHandlers(
  guards: Readonly<Record<Leaving, Pick<QuitGuard, 'answer'>>>,
): Pick<Handlers, 'quit.answer'> {
  return { 'quit.answer': ({ answer, leaving }) => guards[leaving].answer(answer) };
}
