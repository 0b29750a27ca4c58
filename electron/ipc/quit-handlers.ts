/** The answer to what a quit would mean. */
import type { QuitGuard } from '../quit-guard.ts';
import type { Handlers } from './router.ts';

export function quitHandlers(guard: Pick<QuitGuard, 'answer'>): Pick<Handlers, 'quit.answer'> {
  return { 'quit.answer': ({ answer }) => guard.answer(answer) };
}
