/** What can be done with the frames in the inspector. */
import { CircleMinus, Download, FolderOpen, Images, Trash2 } from 'lucide-react';
import { useStore } from 'zustand';
import { useApp, useRunCommand } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import styles from './inspector.module.css';

export function FrameActions({ count }: { readonly count: number }) {
  const run = useRunCommand();
  const isInCollection = useStore(
    useApp().commands,
    ({ handlers }) => (handlers['frame.uncollect'] ?? []).length > 0,
  );
  return (
    <div className={styles.actions}>
      {count === 1 && (
        <Button
          icon={<FolderOpen size={16} aria-hidden />}
          tooltip={say.frames.reveal}
          command="frame.reveal"
          onClick={() => run('frame.reveal')}
        >
          {say.frames.reveal}
        </Button>
      )}
      <Button
        icon={<Download size={16} aria-hidden />}
        tooltip={say.exporting.tip}
        command="export.open"
        onClick={() => run('export.open')}
      >
        {say.exporting.open}
      </Button>
      <Button
        icon={<Images size={16} aria-hidden />}
        tooltip={say.collections.add}
        command="frame.collect"
        onClick={() => run('frame.collect')}
      >
        {say.collections.addShort}
      </Button>
      {isInCollection && (
        <Button
          icon={<CircleMinus size={16} aria-hidden />}
          tooltip={say.collections.removeTip}
          command="frame.uncollect"
          onClick={() => run('frame.uncollect')}
        >
          {say.collections.removeShort}
        </Button>
      )}
      <Button
        icon={<Trash2 size={16} aria-hidden />}
        tooltip={say.frames.deleteTip}
        command="frame.trash"
        onClick={() => run('frame.trash')}
      >
        {say.frames.delete}
      </Button>
    </div>
  );
}
