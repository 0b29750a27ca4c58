/** The host as a process: calls, news, and what a crash costs. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { wholeLibrary } from '../../../shared/frame/frame-query.ts';
import { libraryLayout } from '../../../electron/files/library-layout.ts';
import { keepSteps } from '../../../electron/library-host/keep-frame.ts';
import { createLibraryHostClient } from '../../../electron/library-host/library-host-client.ts';
import type { LibraryHostClient } from '../../../electron/library-host/library-host-client.ts';
import {
  closeLibrary,
  download,
  filesIn,
  openAndReconcile,
  picture,
  temporaryFolder,
} from './support/library-folder.ts';
import { buildHost, forkHost } from './support/host-process.ts';
import type { RunningHost } from './support/host-process.ts';

let built = '';
beforeAll(async () => {
  built = await buildHost();
});
afterAll(async () => {
  await rm(built, { recursive: true, force: true });
});

const clients: LibraryHostClient[] = [];
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
});

interface Started {
  readonly client: LibraryHostClient;
  readonly hosts: readonly RunningHost[];
  readonly news: readonly unknown[];
}

function start(fatal?: string): Started {
  const hosts: RunningHost[] = [];
  const news: unknown[] = [];
  const client = createLibraryHostClient({
    fork: () => {
      const host = forkHost(built, fatal);
      hosts.push(host);
      return host.process;
    },
    on: { reset: (one) => news.push(one) },
  });
  clients.push(client);
  return { client, hosts, news };
}

test('calls reach the library and come back typed, errors included', async () => {
  // Catches: an answer that structured cloning or the bundle changes on its way.
  const folder = await temporaryFolder();
  const { client } = start();
  await expect(client.call('order', wholeLibrary)).rejects.toMatchObject({ code: 'library-unreadable' });
  expect(await client.call('open', { folder })).toMatchObject({ frames: 0, unreadable: 0 });
  const input = await download(folder, await picture('png'));
  const row = await client.call('keep', input);
  expect((await client.call('order', wholeLibrary)).numbers).toEqual(Uint32Array.of(row.no));
  expect(await client.call('rows', { numbers: [row.no] })).toEqual([row]);
  await client.call('trash', { frames: [row.id] });
  await expect(client.call('record', { frame: row.id })).rejects.toMatchObject({
    name: 'AppError',
    code: 'frame-not-found',
    data: { frame: row.id },
  });
});

test('calls made while a library opens wait for it', async () => {
  const folder = await temporaryFolder();
  const { client } = start();
  const [, order] = await Promise.all([client.call('open', { folder }), client.call('order', wholeLibrary)]);
  expect(order.numbers).toHaveLength(0);
});

test('a folder that cannot be opened is an error, and the next can', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'library.json'), '{"version": 7}');
  const { client } = start();
  await expect(client.call('open', { folder })).rejects.toMatchObject({ code: 'library-newer-format' });
  await expect(client.call('order', wholeLibrary)).rejects.toMatchObject({ code: 'library-newer-format' });
  expect(await client.call('open', { folder: await temporaryFolder() })).toMatchObject({ frames: 0 });
});

test('another library replaces the one before', async () => {
  const [one, two] = [await temporaryFolder(), await temporaryFolder()];
  const { client } = start();
  await client.call('open', { folder: one });
  const row = await client.call('keep', await download(one, await picture('png')));
  await client.call('open', { folder: two });
  await expect(client.call('image', { frame: row.id })).rejects.toMatchObject({ code: 'frame-not-found' });
  await client.call('open', { folder: one });
  expect((await client.call('image', { frame: row.id })).type).toBe('image/png');
});

test('a rebuilt index is news, told after the library is open', async () => {
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  await library.keep(await download(folder, await picture('png')));
  await closeLibrary(library);
  await rm(libraryLayout(folder).index, { recursive: true });
  const { client, hosts, news } = start();
  const opening = client.call('open', { folder });
  const messages: unknown[] = [];
  hosts[0]!.child.on('message', (message) => messages.push(message));
  await opening;
  await expect.poll(() => news).toEqual([{ frames: 1, unreadable: 0 }]);
  // How far it is comes in between, as often as it likes.
  const others = messages.filter((one) => (one as { readonly news?: string }).news !== 'indexing');
  expect(others).toMatchObject([{ ok: true }, { news: 'reset' }]);
});

describe('a crash', () => {
  test('fails what was being read, and the library is open again', async () => {
    const folder = await temporaryFolder();
    const { client, hosts } = start();
    await client.call('open', { folder });
    const row = await client.call('keep', await download(folder, await picture('png')));
    hosts[0]!.child.kill('SIGKILL');
    await expect(client.call('order', wholeLibrary)).rejects.toMatchObject({ code: 'library-host-crashed' });
    expect(await client.call('rows', { numbers: [row.no] })).toEqual([row]);
    expect(hosts).toHaveLength(2);
  });

  test('by one file costs only that file: it is set aside, the others are kept', async () => {
    // Catches: paid frames that fail because a neighbour's bytes ended the decoder.
    const folder = await temporaryFolder();
    const good = await Promise.all([1, 2, 3].map(async () => download(folder, await picture('png'))));
    const bad = await download(folder, await picture('png'));
    const { client, hosts } = start(bad.draft.id);
    await client.call('open', { folder });

    const outcomes = await Promise.allSettled(
      [good[0]!, good[1]!, bad, good[2]!].map((input) => client.call('keep', input)),
    );

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[2]).toMatchObject({ reason: { code: 'download-undecodable' } });
    expect(await readdir(libraryLayout(folder).quarantine)).toEqual([
      `${bad.draft.id}.bin`,
      `${bad.draft.id}.json`,
    ]);
    expect((await client.call('order', wholeLibrary)).numbers).toHaveLength(3);
    expect(hosts).toHaveLength(3);
    // And decoding goes on as before.
    await client.call('keep', await download(folder, await picture('jpeg')));
  });

  test('by a thumbnail is not provoked a third time', async () => {
    // Catches: a host that ends whenever one cell scrolls into view.
    const folder = await temporaryFolder();
    const library = await openAndReconcile(folder);
    const { sha256 } = await library.keep(await download(folder, await picture('png')));
    await closeLibrary(library);
    const { client, hosts } = start(sha256);
    await client.call('open', { folder });
    for (const _ of [1, 2, 3])
      await expect(client.call('thumbnail', { sha256, width: 640 })).rejects.toMatchObject({
        code: 'download-undecodable',
      });
    expect(hosts).toHaveLength(3);
  });

  test('over and over ends with the host down, until the user opens again', async () => {
    // Catches: a machine kept busy starting a process that cannot live.
    const folder = await temporaryFolder();
    const { client, hosts } = start('order');
    await client.call('open', { folder });
    for (const _ of [1, 2, 3, 4, 5])
      await expect(client.call('order', wholeLibrary)).rejects.toMatchObject({
        code: 'library-host-crashed',
      });
    expect(hosts).toHaveLength(3);
    await client.call('open', { folder });
    expect(hosts).toHaveLength(4);
  });
});

test('closing ends the process, and calls after it are refused', async () => {
  const folder = await temporaryFolder();
  const { client, hosts } = start();
  await client.call('open', { folder });
  const keeping = client.call('keep', await download(folder, await picture('png')));
  await client.close();
  // What was under way was finished first.
  expect((await keeping).width).toBe(480);
  expect(hosts[0]!.child.exitCode ?? hosts[0]!.child.signalCode).not.toBeNull();
  await expect(client.call('order', wholeLibrary)).rejects.toMatchObject({ code: 'library-host-crashed' });
  expect(hosts).toHaveLength(1);
});

test.each(keepSteps)('killed after the step “%s”, keeping again ends with one whole frame', async (step) => {
  // Catches: what only a real kill shows: buffers not written, a database left locked or torn.
  const folder = await temporaryFolder();
  const bytes = await picture('png');
  const input = await download(folder, bytes);
  const child = spawn(
    process.execPath,
    [join(built, 'keep-and-die.js'), folder, step, JSON.stringify(input)],
    { stdio: 'inherit' },
  );
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);

  const library = await openAndReconcile(folder);
  const row = await library.keep(input);
  expect([...(await library.order(wholeLibrary)).numbers]).toEqual([row.no]);
  const { path } = await library.image({ frame: row.id });
  expect((await readFile(path)).equals(bytes)).toBe(true);
  expect(Object.keys(await filesIn(folder))).toEqual(
    [path, libraryLayout(folder).record(row.id)].map((one) => one.slice(folder.length + 1)).sort(),
  );
});

test.runIf(process.platform !== 'win32')(
  'a library that never answers is given up, and another opens',
  async () => {
    // Catches: an app that can open nothing any more because a share went to sleep. A pipe that nobody writes into stalls alike.
    const [stalled, other] = [await temporaryFolder(), await temporaryFolder()];
    execFileSync('mkfifo', [join(stalled, 'library.json')]);
    const { client, hosts } = start();
    const opening = client.call('open', { folder: stalled });
    const waiting = client.call('order', wholeLibrary);
    client.abandon();
    await expect(opening).rejects.toMatchObject({ code: 'library-silent' });
    await expect(waiting).rejects.toMatchObject({ code: 'library-silent' });
    expect(await client.call('open', { folder: other })).toMatchObject({ frames: 0 });
    expect(hosts).toHaveLength(2);
    const [left] = hosts;
    if (left?.child.exitCode === null && left.child.signalCode === null) await once(left.child, 'exit');
  },
);
