/** A list's text, in the editor of the prompt. */
import { useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react';
import type { Ref } from 'react';
import type { EntryProblem } from '../../shared/lists/list-file.ts';
import { createListView } from '../editor/list-view.ts';
import type { ListView } from '../editor/list-view.ts';
import editorStyles from '../editor/editor.module.css';
import { say } from '../i18n/say.ts';
import { classes } from '../ui/classes.ts';
import styles from './lists.module.css';

export interface EntriesHandle {
  /** Puts the caret into a line, counted from 1. */
  readonly show: (line: number) => void;
}

interface Props {
  readonly ref: Ref<EntriesHandle>;
  readonly text: string;
  readonly problems: readonly EntryProblem[];
  readonly describedBy: string;
  /** An empty list is there to be typed into. */
  readonly takesFocus: boolean;
  readonly onType: (text: string) => void;
}

export function EntriesEditor({ ref, text, problems, describedBy, takesFocus, onType }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<ListView>(null);

  const typed = useEffectEvent(onType);
  const open = useEffectEvent((parent: HTMLElement) => {
    const opened = createListView({
      parent,
      text,
      attributes: {
        'aria-label': say.lists.entries,
        'aria-describedby': describedBy,
        'data-testid': 'entries',
        tabindex: '0',
        spellcheck: 'true',
      },
      onType: (after) => typed(after),
    });
    if (takesFocus) opened.focus();
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
  useEffect(() => view.current?.textSet(text), [text]);
  useEffect(() => view.current?.problemsFound(problems), [problems]);
  useImperativeHandle(ref, () => ({ show: (line) => view.current?.show(line) }));
  return <div ref={host} className={classes(editorStyles.editor, styles.editor)} />;
}
