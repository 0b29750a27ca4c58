/** What is told of an open library, and of one that does not answer. */
import { expect, test, vi } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import type { LibraryStatus } from '../../../shared/ipc/app-state.ts';
import type { LibraryHostClient } from '../../../electron/library-host/library-host-client.ts';
import type { Queue } from '../../../electron/queue/contract.ts';
import { createWorkspace } from '../../../electron/workspace.ts';

test('a batch that cannot be read is told of, also after the index was read again', async () => {
  // Catches: paid answers in a damaged journal, of which only the log knows.
  const host: Pick<LibraryHostClient, 'call'> = {
    call: () => Promise.resolve({ libraryId: '', frames: 5, unreadable: 1 } as never),
  };
  const queue: Pick<Queue, 'load'> = {
    load: () =>
      Promise.resolve([{ file: 'x.journal', error: { code: 'record-unparsable', message: 'Damaged' } }]),
  };
  const workspace = createWorkspace({
    host: host as LibraryHostClient,
    createQueue: () => queue as Queue,
    onStatus: () => undefined,
    log: () => undefined,
  });
  expect(await workspace.open('/pictures')).toMatchObject({ state: 'ready', unreadable: 2 });
  workspace.reread(0);
  expect(workspace.status()).toMatchObject({ unreadable: 1 });
});

/** A host that answers for the folder `/here` at once, and for others when `answer` is called. */
function stalling() {
  const told: LibraryStatus[] = [];
  const abandoned: string[] = [];
  let asked = '';
  let answer = (): void => undefined;
  let leave = (_: AppError): void => undefined;
  const host = {
    call: (_: string, { folder }: { readonly folder: string }) =>
      new Promise((resolve, reject) => {
        asked = folder;
        answer = () => resolve({ libraryId: '', frames: 0, unreadable: 0 });
        leave = reject;
        if (folder === '/here') answer();
      }),
    abandon: () => {
      abandoned.push(asked);
      leave(new AppError('library-silent', 'Left'));
    },
    close: () => Promise.resolve(),
  };
  const queue = { load: () => Promise.resolve([]), close: () => Promise.resolve() };
  const workspace = createWorkspace({
    host: host as unknown as LibraryHostClient,
    createQueue: () => queue as unknown as Queue,
    onStatus: (status) => void told.push(status),
    log: () => undefined,
    patience: 1,
  });
  const silent = () => vi.waitUntil(() => told.at(-1)?.isSilent === true);
  return { workspace, told, abandoned, silent, answer: () => answer() };
}

test('a folder that does not answer is told of, and opens as soon as it does', async () => {
  const { workspace, told, silent, answer } = stalling();
  const opening = workspace.open('/share');
  await silent();
  answer();
  expect(await opening).toMatchObject({ state: 'ready' });
  expect(told.map(({ state, isSilent }) => [state, isSilent])).toEqual([
    ['opening', undefined],
    ['opening', true],
    ['ready', undefined],
  ]);
});

test('it is given up for another one, whether that is asked for before or after it is found to be silent', async () => {
  // Catches: a queue of openings behind one that never ends.
  const { workspace, abandoned, silent } = stalling();
  void workspace.open('/share');
  expect(await workspace.open('/here')).toMatchObject({ state: 'ready' });
  void workspace.open('/share/2');
  await silent();
  expect(await workspace.open('/here')).toMatchObject({ state: 'ready' });
  expect(abandoned).toEqual(['/share', '/share/2']);
});

test('it does not keep the app from ending', async () => {
  const { workspace, abandoned } = stalling();
  void workspace.open('/share');
  await workspace.close();
  expect(abandoned).toEqual(['/share']);
});
