/** The library's lists: kept as text files that may be edited anywhere, here or outside the app. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { largestList } from '../../shared/lists/list-file.ts';
import type { ListsReading } from '../../shared/lists/list-file.ts';
import { starterLists } from '../../shared/lists/starter/starter-lists.ts';
import {
  fileError,
  hasErrno,
  makeFolderDurably,
  renameDurably,
  syncFolder,
  writeFileDurably,
} from '../files/atomic-file.ts';
import type { LibraryLayout } from '../files/library-layout.ts';
import type { LibraryMethods } from './contract.ts';
import { createFolderWatch } from './folder-watch.ts';
import { createGate } from './gate.ts';
import { findLists, revisionOf, takenBy } from './list-files.ts';
import type { FoundLists } from './list-files.ts';

type Input<Method extends keyof LibraryMethods> = Parameters<LibraryMethods[Method]>[0];

export interface ListKeeper {
  /** Puts the starter set into a library that has no lists yet, and follows changes from outside. Once; never rejects. */
  readonly open: () => Promise<void>;
  readonly read: () => Promise<ListsReading>;
  readonly write: (input: Input<'writeList'>) => Promise<ListsReading>;
  readonly rename: (input: Input<'renameList'>) => Promise<ListsReading>;
  readonly remove: (input: Input<'deleteList'>) => Promise<ListsReading>;
  readonly addStarters: () => Promise<ListsReading>;
  readonly close: () => void;
}

export function createLists(options: {
  readonly layout: LibraryLayout;
  readonly now: () => number;
  /** What is on disk is no longer what was read last. */
  readonly onChange: () => void;
  readonly onProblem: (problem: AppError) => void;
}): ListKeeper {
  const { layout, now, onChange, onProblem } = options;
  const folder = layout.lists;
  // One at a time: each looks at what is there and then changes it.
  const gate = createGate(1);
  const folderWatch = createFolderWatch({
    folder,
    look: (take) => gate.run(async () => take(stateOf(await findLists(folder)))),
    onChange,
    onProblem,
  });
  let prepared: Promise<void> | null = null;

  function reading(found: FoundLists): ListsReading {
    folderWatch.knows(stateOf(found));
    return {
      lists: found.lists.map(({ name, text, revision }) => ({ name, text, revision })),
      unusable: [...found.unusable],
      missingStarters: starterLists.map(({ name }) => name).filter((name) => takenBy(found, name) === null),
    };
  }

  /** The file of a list that is still as it was when it was read. */
  function fileOf(found: FoundLists, name: string, expected: string): string {
    const list = found.lists.find((one) => one.name === name);
    if (!list) throw new AppError('list-not-found', 'No such list', { data: { list: name } });
    if (list.revision !== expected) throw changed(name);
    return list.file;
  }

  const open = (): Promise<void> => (prepared ??= prepare());

  const work = (change: (found: FoundLists) => Promise<void>): Promise<ListsReading> =>
    gate.run(async () => {
      await open();
      await change(await findLists(folder));
      folderWatch.follow();
      return reading(await findLists(folder));
    });

  const addMissing = async (found: FoundLists): Promise<void> => {
    for (const { name, text } of starterLists)
      if (takenBy(found, name) === null)
        await writeFileDurably(join(folder, `${name}.txt`), text, layout.marker);
  };

  const prepare = async (): Promise<void> => {
    try {
      if (!(await isThere(folder))) {
        await makeFolderDurably(folder, layout.marker);
        await addMissing({ lists: [], unusable: [] });
      }
      folderWatch.follow();
    } catch (error) {
      // A library without lists still takes frames.
      onProblem(fileError(error, folder));
    }
  };

  return {
    open,
    read: () => work(() => Promise.resolve()),
    write: ({ name, text, expected }) =>
      work(async (found) => {
        if (Buffer.byteLength(text) > largestList)
          throw new AppError('list-too-large', 'Larger than a list may be', { data: { list: name } });
        if (expected === null && takenBy(found, name) !== null) throw taken(name);
        const file = expected === null ? `${name}.txt` : fileOf(found, name, expected);
        await writeFileDurably(join(folder, file), text, layout.marker);
      }),
    rename: ({ name, to, expected }) =>
      work(async (found) => {
        const file = fileOf(found, name, expected);
        const inTheWay = takenBy(found, to);
        if (inTheWay !== null && inTheWay !== file) throw taken(to);
        await moved(join(folder, file), join(folder, `${to}.txt`));
      }),
    remove: ({ name, expected }) =>
      work(async (found) => {
        const file = fileOf(found, name, expected);
        await makeFolderDurably(layout.trashedLists, layout.marker);
        const time = new Date(now()).toISOString().replaceAll(/[:.]/g, '-');
        await moved(join(folder, file), join(layout.trashedLists, `${name} ${time}.txt`));
        await syncFolder(folder);
      }),
    addStarters: () => work(addMissing),
    close: folderWatch.close,
  };
}

function stateOf({ lists, unusable }: FoundLists): string {
  return revisionOf(JSON.stringify([lists.map(({ name, revision }) => [name, revision]), unusable]));
}

async function isThere(folder: string): Promise<boolean> {
  try {
    await access(folder);
    return true;
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return false;
    throw error;
  }
}

async function moved(from: string, to: string): Promise<void> {
  try {
    await renameDurably(from, to);
  } catch (error) {
    throw fileError(error, from);
  }
}

function changed(name: string): AppError {
  return new AppError('list-changed-on-disk', 'Not what was edited', { data: { list: name } });
}

function taken(name: string): AppError {
  return new AppError('list-name-taken', 'There is a list of that name', { data: { list: name } });
}
