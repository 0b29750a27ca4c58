/** Deleted frames, the last deleted first: chosen by a click, brought back by two. */
import { FileQuestion, Trash2 } from 'lucide-react';
import { useStore } from 'zustand';
import type { TrashedFrame } from '../../shared/trash/trash.ts';
import { useApp } from '../app-context.tsx';
import { frameName } from '../frames/frame-name.ts';
import { Thumbnail } from '../frames/thumbnail.tsx';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import type { TrashStore } from './trash-store.ts';
import styles from './trash.module.css';

const words = say.trash;

export function DeletedFrames({ store }: { readonly store: TrashStore }) {
  const { notices } = useApp();
  const { trash, selected, frameToggled, moreAsked, restoreAsked } = useStore(store);
  if (!trash) return null;
  if (trash.total === 0)
    return (
      <Empty title={words.empty.title} icon={<Trash2 size={32} strokeWidth={1.25} aria-hidden />}>
        {words.empty.text}
      </Empty>
    );

  async function restore({ id }: TrashedFrame): Promise<void> {
    const restored = await restoreAsked([id]);
    if (restored > 0)
      notices.getState().posted({ kind: 'done', title: words.restored(restored), stays: 4_000 });
  }

  const left = trash.total - trash.frames.length;
  return (
    <>
      <ul className={styles.frames} aria-label={words.list}>
        {trash.frames.map((frame) => (
          <li key={frame.id}>
            <DeletedFrame
              frame={frame}
              isSelected={selected.has(frame.id)}
              onToggle={() => frameToggled(frame.id)}
              onRestore={() => void restore(frame)}
            />
          </li>
        ))}
      </ul>
      {left > 0 && (
        <div className={styles.more}>
          <Button kind="quiet" onClick={() => void moreAsked()}>
            {words.more(left)}
          </Button>
        </div>
      )}
    </>
  );
}

interface DeletedFrameProps {
  readonly frame: TrashedFrame;
  readonly isSelected: boolean;
  readonly onToggle: () => void;
  readonly onRestore: () => void;
}

function DeletedFrame({ frame: { id, known }, isSelected, onToggle, onRestore }: DeletedFrameProps) {
  if (!known)
    return (
      <div className={styles.frame} role="img" aria-label={words.unknownFrame(id)}>
        <div className={styles.unknown}>
          <FileQuestion size={16} aria-hidden />
          {words.unknown}
        </div>
      </div>
    );
  return (
    <button
      type="button"
      className={styles.frame}
      aria-pressed={isSelected}
      aria-label={frameName(known)}
      onClick={onToggle}
      onDoubleClick={onRestore}
    >
      <span className={styles.picture}>
        <Thumbnail row={known} />
      </span>
      <span className={styles.caption} aria-hidden>
        {known.prompt}
      </span>
    </button>
  );
}
