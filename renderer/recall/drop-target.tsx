/** The window as a place to drop or paste pictures on. Files never reach the page's own handling, which would open or type them. */
import { ImageDown } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { say } from '../i18n/say.ts';
import styles from './drop-target.module.css';
import { wordsAreMeant } from './pasted-words.ts';

export interface Dropped {
  readonly files: readonly File[];
  readonly isOnPrompt: boolean;
  readonly hasFolder: boolean;
}

interface Props {
  /** What is dragged over the window came from it: nothing would be gained by dropping it here. */
  readonly isOwn: () => boolean;
  readonly onPasted: (files: readonly File[]) => void;
  readonly onDropped: (dropped: Dropped) => void;
}

interface Over {
  readonly isOnPrompt: boolean;
  /** How many are dragged; a folder is one. */
  readonly files: number;
}

function isSame(a: Over | null, b: Over): boolean {
  return a?.isOnPrompt === b.isOnPrompt && a.files === b.files;
}

/** Over the panel in which a request is made: there a picture is dropped for its words. */
function isOnPrompt({ target }: DragEvent): boolean {
  return target instanceof Element && target.closest('[data-testid="compose"]') !== null;
}

export function DropTarget({ isOwn, onPasted, onDropped }: Props) {
  const [over, setOver] = useState<Over | null>(null);
  const given = useEffectEvent(onPasted);
  const handed = useEffectEvent(onDropped);
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
      const next = { isOnPrompt: isOnPrompt(event), files: event.dataTransfer?.items.length ?? 1 };
      setOver((before) => (isNews ? (isSame(before, next) ? before : next) : null));
    }
    function left(event: DragEvent): void {
      // From one element to another is not out of the window.
      if (event.relatedTarget === null) setOver(null);
    }
    function dropped(event: DragEvent): void {
      setOver(null);
      if (!takesFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const { files = [], items = [] } = event.dataTransfer ?? {};
      if (files.length === 0 || comesFromHere()) return;
      handed({
        files: [...files],
        isOnPrompt: isOnPrompt(event),
        hasFolder: [...items].some((item) => item.webkitGetAsEntry()?.isDirectory === true),
      });
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

  if (!over) return null;
  const words = say.recall.drop[over.isOnPrompt ? 'onPrompt' : over.files > 1 ? 'several' : 'one'];
  return (
    <div className={styles.target} data-testid="drop-target">
      <ImageDown size={32} strokeWidth={1.25} aria-hidden />
      <p className={styles.title}>{words.title}</p>
      <p className={styles.text}>{words.text}</p>
    </div>
  );
}
