/** Completion of the token under the caret: it opens while one types, and keys or the pointer take an option. */
import type { KeyboardEvent, RefObject, SyntheticEvent } from 'react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { Completion, Completions, KnownValues } from './completions.ts';
import { completed, completionsFor } from './completions.ts';

export interface CompletionState {
  readonly completions: Completions | null;
  /** Place of the option that keys are on; -1: none. */
  readonly at: number;
  readonly taken: (option: Completion) => void;
  /** True: the key was for the options. */
  readonly keyTaken: (event: KeyboardEvent) => boolean;
  readonly handlers: {
    readonly onInput: (event: SyntheticEvent<HTMLInputElement>) => void;
    readonly onSelect: (event: SyntheticEvent<HTMLInputElement>) => void;
    readonly onBlur: () => void;
  };
}

export function useCompletion(options: {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly typed: string;
  readonly known: KnownValues;
  readonly onTyped: (typed: string) => void;
}): CompletionState {
  const { field, typed, known, onTyped } = options;
  /** Null: nothing was typed since the field was entered, or the options were sent away. */
  const [caret, setCaret] = useState<number | null>(null);
  const [at, setAt] = useState(-1);
  const completions = caret === null ? null : completionsFor(typed, caret, known);

  function closed(): void {
    setCaret(null);
    setAt(-1);
  }

  function taken(option: Completion): void {
    if (!completions) return;
    const next = completed(typed, completions.range, option);
    // The text is there before the caret is put into it.
    flushSync(() => {
      onTyped(next.typed);
      setCaret(next.caret);
      setAt(-1);
    });
    field.current?.setSelectionRange(next.caret, next.caret);
  }

  function keyTaken(event: KeyboardEvent): boolean {
    if (!completions) return false;
    const step = steps[event.key];
    const option = completions.options[at];
    const [first] = completions.options;
    if (step !== undefined) setAt(Math.min(completions.options.length - 1, Math.max(-1, at + step)));
    else if (event.key === 'Escape') closed();
    else if (event.key === 'Enter' && option) taken(option);
    else if (event.key === 'Tab' && !event.shiftKey && first) taken(option ?? first);
    else return false;
    return true;
  }

  const moved = (event: SyntheticEvent<HTMLInputElement>): void => {
    setCaret(event.currentTarget.selectionStart);
    setAt(-1);
  };
  return {
    completions,
    at,
    taken,
    keyTaken,
    handlers: {
      onInput: moved,
      onSelect: (event) => {
        if (caret !== null && event.currentTarget.selectionStart !== caret) moved(event);
      },
      onBlur: closed,
    },
  };
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
