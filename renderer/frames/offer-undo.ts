/** Says what was done, with a button that takes it back. */
import type { AppTools } from '../app-context.tsx';
import { say } from '../i18n/say.ts';

/** How long the offer stays, in ms; the key works for as long as the window is open. */
const undoOffered = 10_000;

export function offerUndo({ notices, commands }: AppTools, title: string, detail?: string): void {
  // An offer that is left standing would take back another step than the one it names.
  notices.getState().withdrawn('last-step');
  notices.getState().posted({
    kind: 'done',
    title,
    ...(detail !== undefined && { detail }),
    action: { label: say.frames.undo, run: () => void commands.getState().run('edit.undo') },
    offers: 'last-step',
    stays: undoOffered,
  });
}
