/** An import in the status line: how far it is, or that it wants a word. It leads to the dialog. */
import { ImagePlus } from 'lucide-react';
import { useStore } from 'zustand';
import { useCommand } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import styles from './import-status.module.css';
import type { ImportStore } from './import-store.ts';

const words = say.importing;

export function ImportStatus({ store }: { readonly store: ImportStore }) {
  const run = useStore(store, (state) => state.run);
  if (!run || run.state === 'done' || run.state === 'canceled') return null;
  return (
    <Tooltip text={words.statusTip}>
      <button
        type="button"
        className={styles.item}
        data-state={run.state}
        data-testid="import-status"
        onClick={() => store.getState().shown()}
      >
        <ImagePlus size={16} aria-hidden />
        {words.status[run.state](run)}
      </button>
    </Tooltip>
  );
}

export function ImportCommands({ store }: { readonly store: ImportStore }) {
  useCommand('library.import', () => void store.getState().folderAsked());
  return null;
}
