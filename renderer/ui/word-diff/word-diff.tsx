/** What changed between two texts, marked in the text: struck out what went, underlined what came. */
import { useMemo } from 'react';
import type { DiffPart } from '../../../shared/diff/words.ts';
import { diffWords } from '../../../shared/diff/words.ts';
import { say } from '../../i18n/say.ts';
import { VisuallyHidden } from '../visually-hidden.tsx';
import styles from './word-diff.module.css';

interface Props {
  readonly left: string;
  readonly right: string;
}

export function WordDiff({ left, right }: Props) {
  const parts = useMemo(() => diffWords(left, right), [left, right]);
  return (
    <p className={styles.diff}>
      {parts.map((part, at) => (
        // The parts of one comparison never move.
        <Part key={at} {...part} />
      ))}
    </p>
  );
}

/** Screen readers pass over `del` and `ins`, so the words say it. */
function Part({ kind, text }: DiffPart) {
  if (kind === 'same') return text;
  const Mark = kind === 'removed' ? 'del' : 'ins';
  return (
    <Mark className={styles[kind]}>
      <VisuallyHidden>{` ${say.ui.diff[kind]} `}</VisuallyHidden>
      {text}
      <VisuallyHidden>{` ${say.ui.diff.end} `}</VisuallyHidden>
    </Mark>
  );
}
