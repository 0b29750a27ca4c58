/** Two requests: their words as one text with marks, and the parameters that differ. */
import { Undo2 } from 'lucide-react';
import { diffParameters } from '../../shared/diff/parameters.ts';
import type { HistoryEntry } from '../../shared/history/entry.ts';
import { useModels } from '../app-context.tsx';
import { parametersOfRequest } from '../frames/parameters.ts';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { ParameterDiff } from '../ui/parameter-diff/parameter-diff.tsx';
import { WordDiff } from '../ui/word-diff/word-diff.tsx';
import styles from './history.module.css';
import { momentOf } from './moment.ts';
import { useWholeRequest } from './use-whole-request.ts';

interface Props {
  readonly one: HistoryEntry;
  readonly other: HistoryEntry;
  readonly onEnd: () => void;
}

/** Whichever was chosen first: the older stands before. */
export function Comparison({ one, other, onEnd }: Props) {
  const models = useModels();
  const [older, newer] = one.batch < other.batch ? [one, other] : [other, one];
  const left = useWholeRequest(older);
  const right = useWholeRequest(newer);
  const rows = diffParameters(
    parametersOfRequest(older.request, models),
    parametersOfRequest(newer.request, models),
  );
  const words = say.history;
  return (
    <>
      <h3 className={styles.heading}>{words.sides(momentOf(older.createdAt), momentOf(newer.createdAt))}</h3>
      <div className={styles.prompt} tabIndex={0} role="group" aria-label={words.words}>
        {left?.prompt === right?.prompt && left && <p className={styles.same}>{words.samePrompt}</p>}
        {left && right && <WordDiff left={left.prompt} right={right.prompt} />}
      </div>
      <div className={styles.parameters} role="group" aria-label={words.parameters}>
        {rows.length > 0 ? (
          <ParameterDiff rows={rows} />
        ) : (
          <p className={styles.same}>{words.sameParameters}</p>
        )}
      </div>
      <footer className={styles.actions}>
        <Button icon={<Undo2 size={16} aria-hidden />} onClick={onEnd}>
          {words.stopComparing}
        </Button>
      </footer>
    </>
  );
}
