/** Opening another library: what is asked first, what is refused, and what is remembered. Real folders. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createFolderPresence } from '../../../electron/folder-presence.ts';
import { createLibraries } from '../../../electron/libraries.ts';
import { without, withOpened } from '../../../electron/settings/recent-libraries.ts';
import type { KeptLibraries } from '../../../electron/settings/recent-libraries.ts';
import type { LibraryStatus } from '../../../shared/ipc/app-state.ts';
import { libraryEntryIdSchema } from '../../../shared/libraries/recent.ts';

const made: string[] = [];
afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true });
});

async function desk({ mayLeave = true } = {}) {
  const base = await mkdtemp(join(tmpdir(), 'libraries-'));
  made.push(base);
  const folders = { first: join(base, 'first'), second: join(base, 'second'), photos: join(base, 'photos') };
  for (const folder of Object.values(folders)) await mkdir(folder);
  await writeFile(join(folders.photos, 'holiday.jpg'), '');
  let kept: KeptLibraries = [];
  let open = '';
  const opens: string[] = [];
  let told: readonly string[] = [];
  const libraries = createLibraries({
    workspace: {
      open: (folder) => {
        open = folder;
        opens.push(folder);
        return Promise.resolve({ state: 'ready' } as LibraryStatus);
      },
      folder: () => open,
      status: () => ({ state: 'ready' }) as LibraryStatus,
    },
    settings: {
      libraries: () => kept,
      libraryOpened: (folder) => {
        kept = withOpened(kept, folder, libraryEntryIdSchema.parse(crypto.randomUUID()));
      },
      forgetLibrary: (id) => {
        kept = without(kept, id);
      },
      rememberLibraryFolder: () => undefined,
    },
    presence: createFolderPresence(),
    importer: { leave: () => Promise.resolve(), opened: () => undefined },
    mayLeave: () => Promise.resolve(mayLeave),
    send: () => undefined,
    onRecent: (recent) => (told = recent.map(({ label }) => label)),
  });
  return { libraries, folders, opens, told: () => told, forgetAll: () => (kept = []) };
}

describe('another library', () => {
  it('is opened from the list by its id, and the list never holds a path', async () => {
    // Catches: a renderer that learns, or names, a folder.
    const { libraries, folders, opens } = await desk();
    await libraries.open(folders.first);
    libraries.opened(folders.first);
    await libraries.open(folders.second);
    libraries.opened(folders.second);
    const recent = await libraries.recent();
    expect(recent.map(({ isOpen, presence }) => [isOpen, presence])).toEqual([
      [true, 'there'],
      [false, 'there'],
    ]);
    expect(JSON.stringify(recent)).not.toContain(tmpdir());
    expect(await libraries.openRecent(recent[1]!.id)).toBe(true);
    expect(opens).toEqual([folders.first, folders.second, folders.first]);
  });

  it('whose folder is gone is shown so, is not made anew, and can be taken out of the list', async () => {
    // Catches: an empty library that appears in the place of one on a disk that is not connected.
    const { libraries, folders, opens } = await desk();
    libraries.opened(folders.first);
    await rm(folders.first, { recursive: true });
    const [entry] = await libraries.recent();
    expect(entry).toMatchObject({ presence: 'gone' });
    await expect(libraries.openRecent(entry!.id)).rejects.toMatchObject({ code: 'library-gone' });
    expect(opens).toEqual([]);
    libraries.forget(entry!.id);
    expect(await libraries.recent()).toEqual([]);
  });

  it('is not made among other files', async () => {
    // Catches: a folder of photographs, meant for an import, that becomes a library.
    const { libraries, folders, opens } = await desk();
    await expect(libraries.open(folders.photos)).rejects.toMatchObject({ code: 'library-not-there' });
    expect([opens, await readdir(folders.photos)]).toEqual([[], ['holiday.jpg']]);
  });

  it('is not opened when the user stays with calls under way', async () => {
    const { libraries, folders, opens } = await desk({ mayLeave: false });
    expect(await libraries.open(folders.second)).toBe(false);
    expect(opens).toEqual([]);
  });
});

describe('the list of libraries', () => {
  it('holds each once, newest first, ten at most', () => {
    const id = (): ReturnType<typeof libraryEntryIdSchema.parse> =>
      libraryEntryIdSchema.parse(crypto.randomUUID());
    let kept: KeptLibraries = [];
    for (let at = 0; at < 12; at += 1) kept = withOpened(kept, `/libraries/${at}`, id());
    const before = kept.find(({ folder }) => folder === '/libraries/5');
    kept = withOpened(kept, '/libraries/5', id());
    expect(kept).toHaveLength(10);
    // The window may still hold the entry by its id.
    expect(kept[0]).toEqual(before);
    expect(kept.map(({ folder }) => folder)).not.toContain('/libraries/1');
  });
});

it('a share that does not answer is shown as silent, and takes no more than two threads', async () => {
  // Catches: ten folders of a share that stalls, and a main process that reads no file any more.
  let looks = 0;
  const presence = createFolderPresence(() => {
    looks += 1;
    return new Promise<boolean>(() => undefined);
  });
  expect(await Promise.all(['a', 'b', 'c', 'd', 'a'].map((folder) => presence(folder)))).toEqual(
    Array.from({ length: 5 }, () => 'silent'),
  );
  expect(looks).toBe(2);
});
