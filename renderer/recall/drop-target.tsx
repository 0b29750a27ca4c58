/** The window as a place to drop or paste pictures on. Files never reach the page's own handling, which would open or type them. */
import { ImageDown } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { say } from '../i18n/say.ts';
import styles from './drop-target.module.css';
import { wordsAreMeant } from './pasted-words.ts';

interface Props {
  /** What is dragged over the window came from it: nothing would be gained by dropping it here. */
  readonly isOwn: () => boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

export function DropTarget({ isOwn, onFiles }: Props) {
  const [isOver, setOver] = useState(false);
  const given = useEffectEvent(onFiles);
  const comesFromHere = useEffectEvent(isOwn);

  useEffect(() => {
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    const takesFiles = ({ dataTransfer }: DragEvent): boolean =>
      dataTransfer?.types.includes('Files') === true;

    function dragged(event: DragEvent): void {
      if (!takesFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const isNews = !comesFromHere();
      if (event.dataTransfer) event.dataTransfer.dropEffect = isNews ? 'copy' : 'none';
      setOver(isNews);
    }
    function left(event: DragEvent): void {
      // From one element to another is not out of the window.
      if (event.relatedTarget === null) setOver(false);
    }
    function dropped(event: DragEvent): void {
      setOver(false);
      if (!takesFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0 && !comesFromHere()) given(files);
    }
    function pasted(event: ClipboardEvent): void {
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (files.length === 0 || wordsAreMeant(text, files)) return;
      event.preventDefault();
      event.stopPropagation();
      given(files);
    }
    window.addEventListener('dragenter', dragged, options);
    window.addEventListener('dragover', dragged, options);
    window.addEventListener('dragleave', left, options);
    window.addEventListener('drop', dropped, options);
    window.addEventListener('paste', pasted, options);
    return () => listening.abort();
  }, []);

  if (!isOver) return null;
  return (
    <div className={styles.target} data-testid="drop-target">
      <ImageDown size={32} strokeWidth={1.25} aria-hidden />
      <p className={styles.title}>{say.recall.drop.title}</p>
      <p className={styles.text}>{say.recall.drop.text}</p>
    </div>
  );
}
