/**
 * Where the prompt is typed. The window opens with a plain text area; the editor takes its place once it is loaded, with
 * the text, the caret and the focus as they are then.
 */
import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react';
import type { Ref, RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { PromptProblem } from '../../shared/prompt/expand.ts';
import type { Lists } from '../../shared/prompt/lists.ts';
import { say } from '../i18n/say.ts';
import { joined } from '../editor/insertion.ts';
import type { createPromptView, PromptView } from '../editor/prompt-view.ts';
import editorStyles from '../editor/editor.module.css';
import { classes } from '../ui/classes.ts';
import styles from './prompt-field.module.css';

export interface PromptFieldHandle {
  /** Selects a part of the prompt and puts the focus there. */
  readonly show: (start: number, end: number) => void;
  /** Puts a phrase to the caret. */
  readonly insert: (phrase: string) => void;
}

interface Props {
  readonly ref: Ref<PromptFieldHandle>;
  readonly prompt: string;
  /** The prompt at this moment. */
  readonly readPrompt: () => string;
  readonly problems: readonly PromptProblem[];
  readonly lists: Lists;
  readonly isInvalid: boolean;
  readonly describedBy: string;
  readonly onType: (prompt: string) => void;
}

interface Handover {
  readonly create: typeof createPromptView;
  readonly selection: { readonly anchor: number; readonly head: number };
  readonly hasFocus: boolean;
}

export function PromptField(props: Props) {
  const [handover, setHandover] = useState<Handover | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    const leaving = new AbortController();
    async function load(): Promise<void> {
      await idle();
      const { createPromptView } = await import('../editor/prompt-view.ts');
      const { current } = area;
      if (!current || leaving.signal.aborted) return;
      const takeOver = (): void => {
        const { selectionStart, selectionEnd, selectionDirection } = current;
        const isBackward = selectionDirection === 'backward';
        // At once: a key pressed between reading the caret and drawing the editor would be lost.
        flushSync(() =>
          setHandover({
            create: createPromptView,
            selection: {
              anchor: isBackward ? selectionEnd : selectionStart,
              head: isBackward ? selectionStart : selectionEnd,
            },
            hasFocus: document.activeElement === current,
          }),
        );
      };
      // What an input method is composing belongs to the text area that it began in.
      if (current.dataset.composing === undefined) takeOver();
      else
        current.addEventListener('compositionend', () => setTimeout(takeOver), {
          once: true,
          signal: leaving.signal,
        });
    }
    void load();
    return () => leaving.abort();
  }, []);

  return handover ? <Editor {...props} {...handover} /> : <TextArea {...props} area={area} />;
}

/** After the first paint, and when nothing more urgent is waiting. */
function idle(): Promise<void> {
  return new Promise((settle) => {
    requestAnimationFrame(() => requestIdleCallback(() => settle(), { timeout: 500 }));
  });
}

function TextArea(props: Props & { readonly area: RefObject<HTMLTextAreaElement | null> }) {
  const { ref, prompt, isInvalid, describedBy, onType, area } = props;
  useImperativeHandle(ref, () => ({
    show(start, end) {
      area.current?.focus();
      area.current?.setSelectionRange(start, end);
    },
    insert(phrase) {
      const { current } = area;
      if (!current) return;
      const { selectionStart, selectionEnd, value } = current;
      const text = joined(value.slice(0, selectionStart), phrase, value.slice(selectionEnd));
      current.focus();
      current.setRangeText(text, selectionStart, selectionEnd, 'end');
      onType(current.value);
    },
  }));
  return (
    <textarea
      ref={area}
      className={styles.area}
      aria-label={say.compose.prompt}
      aria-describedby={describedBy}
      aria-invalid={isInvalid || undefined}
      placeholder={say.compose.promptPlaceholder}
      data-testid="prompt"
      spellCheck
      autoFocus
      value={prompt}
      onChange={(event) => onType(event.currentTarget.value)}
      onCompositionStart={({ currentTarget }) => (currentTarget.dataset.composing = '')}
      onCompositionEnd={({ currentTarget }) => delete currentTarget.dataset.composing}
    />
  );
}

function Editor(props: Props & Handover) {
  const { ref, prompt, readPrompt, problems, lists, isInvalid, describedBy } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<PromptView>(null);

  const currentLists = useEffectEvent(() => lists);
  const open = useEffectEvent((parent: HTMLElement) => {
    const { create, selection, hasFocus, onType } = props;
    const opened = create({
      parent,
      prompt: readPrompt(),
      selection,
      attributes: attributesOf(isInvalid, describedBy),
      lists: () => currentLists(),
      onType,
    });
    opened.problemsFound(problems);
    if (hasFocus) opened.focus();
    return opened;
  });

  useEffect(() => {
    if (!host.current) return;
    const opened = open(host.current);
    view.current = opened;
    return () => {
      view.current = null;
      opened.destroy();
    };
  }, []);
  // Not the prompt that was drawn: a key may have been pressed since.
  useEffect(() => view.current?.promptSet(readPrompt()), [prompt, readPrompt]);
  useEffect(() => view.current?.problemsFound(problems), [problems]);
  useEffect(
    () => view.current?.attributesChanged(attributesOf(isInvalid, describedBy)),
    [isInvalid, describedBy],
  );
  useImperativeHandle(ref, () => ({
    show: (start, end) => view.current?.show(start, end),
    insert: (phrase) => view.current?.insert(phrase),
  }));
  return (
    <div
      ref={host}
      className={classes(styles.editor, editorStyles.editor)}
      data-invalid={isInvalid || undefined}
    />
  );
}

function attributesOf(isInvalid: boolean, describedBy: string): Readonly<Record<string, string>> {
  return {
    'aria-label': say.compose.prompt,
    'aria-describedby': describedBy,
    'data-testid': 'prompt',
    tabindex: '0',
    spellcheck: 'true',
    ...(isInvalid && { 'aria-invalid': 'true' }),
  };
}
