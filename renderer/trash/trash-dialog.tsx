/** The trash: deleted frames and what is in quarantine, each with its way back. */
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog, Dialog } from '../ui/dialog.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { DeletedFrames } from './deleted-frames.tsx';
import { QuarantineFiles } from './quarantine-files.tsx';
import type { TrashStore } from './trash-store.ts';
import { places } from './trash-store.ts';
import styles from './trash.module.css';

interface Props {
  readonly store: TrashStore;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const words = say.trash;

export function TrashDialog({ store, isOpen, onClose }: Props) {
  return (
    <Dialog title={words.title} description={words.description} isOpen={isOpen} onClose={onClose} isLarge>
      <TrashView store={store} />
    </Dialog>
  );
}

function TrashView({ store }: Pick<Props, 'store'>) {
  const { place, trash, quarantine, placeChosen } = useStore(store);
  useEffect(() => store.getState().opened(), [store]);
  const counts = { deleted: trash?.total ?? 0, quarantine: quarantine?.length ?? 0 };
  return (
    <div className={styles.trash}>
      <div className={styles.bar}>
        <Segmented
          label={words.shown}
          value={place}
          segments={places.map((value) => ({ value, label: words.tabs[value](counts[value]) }))}
          onChange={placeChosen}
          testId="trash-shown"
        />
        {place === 'deleted' && <DeletedActions store={store} />}
      </div>
      {trash && quarantine ? (
        <div className={styles.scroll}>
          {place === 'deleted' ? <DeletedFrames store={store} /> : <QuarantineFiles store={store} />}
        </div>
      ) : (
        <p className={styles.reading}>{words.reading}</p>
      )}
    </div>
  );
}

function DeletedActions({ store }: Pick<Props, 'store'>) {
  const { notices } = useApp();
  const [isAsking, setAsking] = useState(false);
  const { trash, selected, isBusy, restoreAsked, emptyAsked } = useStore(store);
  const total = trash?.total ?? 0;
  if (total === 0) return null;

  async function restore(): Promise<void> {
    const restored = await restoreAsked(selected.size > 0 ? [...selected] : 'all');
    if (restored > 0)
      notices.getState().posted({ kind: 'done', title: words.restored(restored), stays: 4_000 });
  }

  async function empty(): Promise<void> {
    const gone = await emptyAsked();
    if (gone > 0) notices.getState().posted({ kind: 'done', title: words.emptied(gone), stays: 4_000 });
  }

  return (
    <>
      <span className={styles.chosen} aria-live="polite">
        {selected.size > 0 ? words.selected(selected.size) : words.nothingSelected}
      </span>
      <Button isBusy={isBusy} onClick={() => void restore()}>
        {selected.size > 0 ? words.restore(selected.size) : words.restoreAll}
      </Button>
      <Button disabled={isBusy} onClick={() => setAsking(true)}>
        {words.emptyTrash}
      </Button>
      <ConfirmDialog
        title={words.question.title(total)}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void empty()}
        confirmLabel={words.question.confirm}
        isDangerous
      >
        {words.question.text}
      </ConfirmDialog>
    </>
  );
}
