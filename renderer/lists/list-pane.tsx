/** The list that is open: its name, its entries, what is wrong with them, and whether they are on disk. */
import { useDeferredValue, useId, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { parseList } from '../../shared/lists/list-file.ts';
import type { EntryProblem, ListsReading } from '../../shared/lists/list-file.ts';
import { wordsOf } from '../i18n/failures.ts';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { EntriesEditor } from './entries-editor.tsx';
import type { EntriesHandle } from './entries-editor.tsx';
import { ListName } from './list-name.tsx';
import type { ListEdit, ListsStore } from './lists-store.ts';
import { isConflict } from './lists-store.ts';
import styles from './lists.module.css';

interface Props {
  readonly store: ListsStore;
  readonly reading: ListsReading | null;
  readonly onInsert: (text: string) => void;
}

export function ListPane({ store, reading, onInsert }: Props) {
  const { chosen, edits, naming, failure } = useStore(store);
  const onDisk = reading?.lists.find(({ name }) => name === chosen)?.text;
  const edit = chosen === null ? undefined : edits.get(chosen);
  const text = edit?.text ?? onDisk;
  return (
    <section className={styles.pane} aria-label={chosen ?? say.lists.title}>
      {naming?.kind === 'new' && <ListName store={store} naming={naming} />}
      {failure && (
        <p className={styles.failure} role="alert">
          {wordsOf(failure).title}. {wordsOf(failure).meaning}
        </p>
      )}
      {chosen !== null && text !== undefined ? (
        <OpenList
          key={chosen}
          store={store}
          name={chosen}
          text={text}
          onDisk={onDisk}
          edit={edit}
          onInsert={onInsert}
        />
      ) : (
        <NoList store={store} reading={reading} />
      )}
    </section>
  );
}

interface OpenProps {
  readonly store: ListsStore;
  readonly name: string;
  readonly text: string;
  /** Undefined once it is gone. */
  readonly onDisk: string | undefined;
  readonly edit: ListEdit | undefined;
  readonly onInsert: (text: string) => void;
}

function OpenList({ store, name, text, onDisk, edit, onInsert }: OpenProps) {
  const { naming, typed, renameAsked, deleteAsked } = useStore(store);
  const editor = useRef<EntriesHandle>(null);
  const problemsId = useId();
  const read = useDeferredValue(text);
  const { entries, problems } = useMemo(() => parseList(read), [read]);
  return (
    <>
      {naming?.kind === 'rename' ? (
        <ListName store={store} naming={naming} />
      ) : (
        <header className={styles.head}>
          <h2 className={styles.title}>{name}</h2>
          <span className={styles.counted}>{say.lists.entryCount(entries.length)}</span>
          <Button kind="quiet" onClick={renameAsked} disabled={onDisk === undefined}>
            {say.lists.rename}
          </Button>
          <Button kind="quiet" onClick={() => void deleteAsked()} disabled={onDisk === undefined}>
            {say.lists.delete}
          </Button>
          <Button onClick={() => onInsert(`__${name}__`)}>{say.lists.insert}</Button>
        </header>
      )}
      {edit?.failure && <Unsaved store={store} name={name} edit={edit} onDisk={onDisk} />}
      <EntriesEditor
        ref={editor}
        text={text}
        problems={problems}
        describedBy={problemsId}
        takesFocus={text === ''}
        onType={(after) => typed(name, after)}
      />
      <footer className={styles.foot}>
        <Problems id={problemsId} problems={problems} onShow={(line) => editor.current?.show(line)} />
        <p className={styles.state} role="status">
          {edit ? (edit.failure ? say.lists.unsaved : say.lists.saving) : say.lists.saved}
        </p>
      </footer>
    </>
  );
}

/** What stands in the way of what was typed, and the ways on: nothing is lost by waiting. */
function Unsaved({
  store,
  name,
  edit,
  onDisk,
}: Pick<OpenProps, 'store' | 'name' | 'onDisk'> & { readonly edit: ListEdit }) {
  const { mineKept, theirsTaken } = store.getState();
  if (!edit.failure) return null;
  const isGone = onDisk === undefined;
  const words = !isConflict(edit)
    ? `${wordsOf(edit.failure).title}. ${wordsOf(edit.failure).meaning}`
    : isGone
      ? say.lists.goneFromDisk
      : say.lists.changedOnDisk;
  return (
    <div className={styles.conflict} role="alert">
      <p>{words}</p>
      {isConflict(edit) && !isGone && (
        <pre className={styles.theirs} aria-label={say.lists.theirs} tabIndex={0}>
          {onDisk}
        </pre>
      )}
      <div className={styles.ways}>
        {isConflict(edit) && (
          <Button kind="quiet" onClick={() => theirsTaken(name)}>
            {isGone ? say.lists.letGo : say.lists.takeTheirs}
          </Button>
        )}
        <Button onClick={() => void mineKept(name)}>
          {!isConflict(edit) ? say.lists.tryAgain : isGone ? say.lists.saveAsNew : say.lists.keepMine}
        </Button>
      </div>
    </div>
  );
}

/** More than this is one mistake made often. */
const shownProblems = 3;

interface ProblemsProps {
  readonly id: string;
  readonly problems: readonly EntryProblem[];
  readonly onShow: (line: number) => void;
}

function Problems({ id, problems, onShow }: ProblemsProps) {
  const more = problems.length - shownProblems;
  return (
    <div id={id} className={styles.problems}>
      {problems.slice(0, shownProblems).map((problem) => (
        <button
          key={`${problem.line} ${problem.reason}`}
          type="button"
          className={styles.problem}
          data-fault={problem.reason !== 'repeated' || undefined}
          onClick={() => onShow(problem.line)}
        >
          {say.lists.atLine(problem.line, say.lists.entryProblem(problem))}
        </button>
      ))}
      {more > 0 && <p>{say.lists.moreProblems(more)}</p>}
    </div>
  );
}

function NoList({ store, reading }: Pick<Props, 'store' | 'reading'>) {
  const { lost, naming, putBack } = useStore(store);
  if (lost)
    return (
      <Empty
        title={say.lists.deleted(lost.name)}
        action={<Button onClick={() => void putBack()}>{say.lists.undo}</Button>}
      />
    );
  if (naming?.kind === 'new') return null;
  if (!reading) return <Empty title={say.lists.reading} />;
  const words = reading.lists.length === 0 ? say.lists.empty : say.lists.noneChosen;
  return <Empty title={words.title}>{words.text}</Empty>;
}
