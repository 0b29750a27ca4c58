/** What is told of an open library. */
import { expect, test } from 'vitest';
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
