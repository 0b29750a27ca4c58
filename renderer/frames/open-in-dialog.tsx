/** In which program frames are opened: those the user has chosen before, or another. */
import { AppWindow, Plus, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Program, ProgramId } from '../../shared/handout/program.ts';
import { toAppError } from '../../shared/errors.ts';
import { useApp } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { FramesStore } from './frames-store.ts';
import { actedOnIn } from './frames-store.ts';
import styles from './open-in-dialog.module.css';

interface Props {
  readonly store: FramesStore;
  readonly onClose: () => void;
}

const words = say.handout.openIn;

export function OpenInDialog({ store, onClose }: Props) {
  const { bridge, announcer, notices } = useApp();
  const [programs, setPrograms] = useState<readonly Program[] | null>(null);
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    bridge.request('handout.programs').then(setPrograms, (thrown: unknown) => {
      notices.getState().requestFailed(toAppError(thrown));
      onClose();
    });
    // Read once, when the dialog opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  async function attempt(act: () => Promise<void>): Promise<void> {
    setBusy(true);
    try {
      await act();
    } catch (thrown) {
      notices.getState().requestFailed(toAppError(thrown));
    } finally {
      setBusy(false);
    }
  }

  async function open({ id, name }: Program): Promise<void> {
    const frames = await store.getState().idsAsked(actedOnIn(store.getState()));
    if (frames.length > 0) await bridge.request('handout.open-in', { frames: [...frames], program: id });
    announcer.getState().announced(words.opened(frames.length, name));
    onClose();
  }

  async function choose(): Promise<void> {
    const { programs: known, added } = await bridge.request('handout.add-program');
    setPrograms(known);
    const chosen = known.find(({ id }) => id === added);
    if (chosen) await open(chosen);
  }

  async function forget(program: ProgramId): Promise<void> {
    setPrograms(await bridge.request('handout.remove-program', { program }));
  }

  if (!programs) return null;
  return (
    <Dialog title={words.title} description={words.hint} isOpen onClose={onClose}>
      {programs.length === 0 && <p className={styles.none}>{words.none}</p>}
      <ul className={styles.programs} aria-label={words.list}>
        {programs.map((program) => (
          <li key={program.id} className={styles.program}>
            <button
              type="button"
              className={styles.open}
              disabled={isBusy}
              onClick={() => void attempt(() => open(program))}
            >
              <AppWindow size={16} aria-hidden />
              <span className={styles.name}>{program.name}</span>
            </button>
            <IconButton
              label={words.forget(program.name)}
              icon={<X size={16} aria-hidden />}
              onClick={() => void attempt(() => forget(program.id))}
            />
          </li>
        ))}
      </ul>
      <Button
        icon={<Plus size={16} aria-hidden />}
        isBusy={isBusy}
        onClick={() => void attempt(choose)}
        data-testid="choose-program"
      >
        {words.choose}
      </Button>
    </Dialog>
  );
}
