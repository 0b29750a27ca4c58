/**
 * The lists while they are edited: which one is open, what was typed and is not on disk yet, and what became of it.
 * What is typed is written by itself once typing rests, never over what another program wrote meanwhile.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { AppError, toAppError } from '../../shared/errors.ts';
import { isListName } from '../../shared/lists/list-file.ts';
import type { ListFile, ListsReading } from '../../shared/lists/list-file.ts';
import type { Bridge } from '../bridge.ts';
import type { VocabularyStore } from '../vocabulary-store.ts';

/** What was typed into a list and is not on disk yet. */
export interface ListEdit {
  readonly text: string;
  /** The revision that it was typed into. */
  readonly base: string;
  /** Why it could not be written; null while all is well. */
  readonly failure: AppError | null;
}

export type Naming = {
  readonly text: string;
  readonly problem: NameProblem | null;
} & ({ readonly kind: 'new' } | { readonly kind: 'rename'; readonly name: string });

type NameProblem = 'empty' | 'not-a-name' | 'taken';

export interface ListsState {
  readonly chosen: string | null;
  readonly query: string;
  readonly edits: ReadonlyMap<string, ListEdit>;
  /** What was asked last could not be done. */
  readonly failure: AppError | null;
  /** The list that was deleted last, to be put back. */
  readonly lost: { readonly name: string; readonly text: string } | null;
  /** A list is being named: a new one, or one that is to have another name. */
  readonly naming: Naming | null;
  readonly listChosen: (name: string) => void;
  readonly queryTyped: (query: string) => void;
  readonly typed: (name: string, text: string) => void;
  /** Writes everything that was typed; settles when it is written or has failed. Never rejects. */
  readonly savedNow: () => Promise<void>;
  /** What is on disk gives way to what was typed. */
  readonly mineKept: (name: string) => Promise<void>;
  /** What was typed gives way to what is on disk. */
  readonly theirsTaken: (name: string) => void;
  readonly newAsked: () => void;
  readonly renameAsked: () => void;
  readonly nameTyped: (text: string) => void;
  readonly nameGiven: () => Promise<void>;
  readonly namingEnded: () => void;
  readonly deleteAsked: () => Promise<void>;
  readonly putBack: () => Promise<void>;
  readonly startersAdded: () => Promise<void>;
}
export type ListsStore = StoreApi<ListsState>;

/** Whether someone must say which of two texts is to stay. */
export function isConflict({ failure }: Pick<ListEdit, 'failure'>): boolean {
  return failure?.code === 'list-changed-on-disk' || failure?.code === 'list-not-found';
}

/** How long typing must rest before it is written, in ms. */
const rest = 800;

export interface ListsTools {
  readonly bridge: Pick<Bridge, 'request'>;
  readonly vocabulary: VocabularyStore;
}

export function createListsStore({ bridge, vocabulary }: ListsTools): ListsStore {
  return createStore<ListsState>((set, get) => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    /** One change after the other: each needs the revision that the one before left. */
    let working: Promise<unknown> = Promise.resolve();

    function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
      const turn = working.then(work);
      working = turn.catch(() => undefined);
      return turn;
    }

    const onDisk = (name: string): ListFile | undefined =>
      vocabulary.getState().reading?.lists.find((list) => list.name === name);

    const took = (reading: ListsReading): void => vocabulary.getState().took(reading);

    function edited(name: string, edit: ListEdit | null): void {
      const edits = new Map(get().edits);
      if (edit) edits.set(name, edit);
      else edits.delete(name);
      set({ edits });
    }

    async function write(name: string): Promise<void> {
      const edit = get().edits.get(name);
      if (!edit) return;
      try {
        const expected = onDisk(name) ? edit.base : null;
        if (expected === null && edit.failure === null)
          throw new AppError('list-not-found', 'Gone meanwhile');
        took(await bridge.request('lists.write', { name, text: edit.text, expected }));
        const written = onDisk(name);
        const now = get().edits.get(name);
        // What was typed while it was written goes on from there.
        const isAllWritten = !now || now.text === edit.text || !written;
        edited(name, isAllWritten ? null : { text: now.text, base: written.revision, failure: null });
      } catch (thrown) {
        await failed(name, toAppError(thrown));
      }
    }

    /** Nothing that was typed is lost: it stays, with the reason. */
    async function failed(name: string, failure: AppError): Promise<void> {
      if (isConflict({ failure })) await lookAgain();
      const edit = get().edits.get(name);
      if (!edit) return;
      // Somebody else wrote the very same.
      if (onDisk(name)?.text === edit.text) edited(name, null);
      else edited(name, { ...edit, failure });
    }

    async function lookAgain(): Promise<void> {
      try {
        took(await bridge.request('lists.read'));
      } catch (thrown) {
        set({ failure: toAppError(thrown) });
      }
    }

    /** Whether it was done; if not, why was said. */
    async function changed(ask: () => Promise<ListsReading>): Promise<boolean> {
      set({ failure: null });
      try {
        took(await inTurn(ask));
        return true;
      } catch (thrown) {
        set({ failure: toAppError(thrown) });
        await lookAgain();
        return false;
      }
    }

    function problemOf(naming: Naming): NameProblem | null {
      const name = naming.text.trim().normalize('NFC');
      if (name === '') return 'empty';
      return isListName(name) ? null : 'not-a-name';
    }

    return {
      chosen: null,
      query: '',
      edits: new Map(),
      naming: null,
      failure: null,
      lost: null,
      listChosen(chosen) {
        set({ chosen, naming: null, failure: null, lost: null });
        void get().savedNow();
      },
      queryTyped: (query) => set({ query }),
      typed(name, text) {
        const before = get().edits.get(name);
        const file = onDisk(name);
        if (!before && file?.text === text) return;
        const base = before?.base ?? file?.revision ?? '';
        edited(name, { text, base, failure: before && isConflict(before) ? before.failure : null });
        if (timer !== null) clearTimeout(timer);
        timer = setTimeout(() => void get().savedNow(), rest);
      },
      async savedNow() {
        if (timer !== null) clearTimeout(timer);
        timer = null;
        // What met something in its way waits for a word.
        const names = [...get().edits].filter(([, { failure }]) => failure === null).map(([name]) => name);
        for (const name of names) await inTurn(() => write(name));
      },
      async mineKept(name) {
        const edit = get().edits.get(name);
        if (edit) edited(name, { ...edit, base: onDisk(name)?.revision ?? edit.base });
        await inTurn(() => write(name));
      },
      theirsTaken(name) {
        edited(name, null);
        if (!onDisk(name) && get().chosen === name) set({ chosen: null });
      },
      newAsked: () => set({ naming: { kind: 'new', text: '', problem: null } }),
      renameAsked() {
        const { chosen } = get();
        if (chosen !== null) set({ naming: { kind: 'rename', name: chosen, text: chosen, problem: null } });
      },
      nameTyped(text) {
        const { naming } = get();
        // What most people type where no space can be.
        const name = text.replaceAll(/\s+/g, '-');
        if (naming) set({ naming: { ...naming, text: name, problem: null } });
      },
      namingEnded: () => set({ naming: null }),
      async nameGiven() {
        const { naming } = get();
        if (!naming) return;
        const problem = problemOf(naming);
        if (problem) {
          set({ naming: { ...naming, problem } });
          return;
        }
        const to = naming.text.trim().normalize('NFC');
        if (naming.kind === 'rename' && to === naming.name) {
          set({ naming: null });
          return;
        }
        try {
          if (naming.kind === 'rename') await renamed(naming.name, to);
          else
            took(await inTurn(() => bridge.request('lists.write', { name: to, text: '', expected: null })));
          set({ naming: null, chosen: to, query: '', failure: null, lost: null });
        } catch (thrown) {
          const error = toAppError(thrown);
          if (error.code === 'list-name-taken') set({ naming: { ...naming, problem: 'taken' } });
          else set({ failure: error });
        }
      },
      async deleteAsked() {
        await get().savedNow();
        const { chosen: name, edits } = get();
        const file = name === null ? undefined : onDisk(name);
        if (name === null || !file) return;
        const text = edits.get(name)?.text ?? file.text;
        if (!(await changed(() => bridge.request('lists.delete', { name, expected: file.revision })))) return;
        edited(name, null);
        set({ chosen: null, lost: { name, text } });
      },
      async putBack() {
        const { lost } = get();
        if (lost && (await changed(() => bridge.request('lists.write', { ...lost, expected: null }))))
          set({ chosen: lost.name, lost: null });
      },
      async startersAdded() {
        await changed(() => bridge.request('lists.add-starters'));
      },
    };

    async function renamed(name: string, to: string): Promise<void> {
      await get().savedNow();
      took(
        await inTurn(() =>
          bridge.request('lists.rename', { name, to, expected: onDisk(name)?.revision ?? '' }),
        ),
      );
      const edit = get().edits.get(name);
      edited(name, null);
      if (edit) edited(to, edit);
    }
  });
}
