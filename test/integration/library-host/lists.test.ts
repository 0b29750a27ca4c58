/** Lists over real files: edited here, edited elsewhere, and never lost between the two. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { ListsReading } from '../../../shared/lists/list-file.ts';
import { parseList } from '../../../shared/lists/list-file.ts';
import { closeLibrary, openAndReconcile, temporaryFolder } from './support/library-folder.ts';

function listOf(reading: ListsReading, name: string) {
  const list = reading.lists.find((one) => one.name === name);
  if (!list) throw new Error(`No list ${name}`);
  return list;
}

test('a new library begins with the starter set, and what is deleted of it stays deleted', async () => {
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const first = await library.lists(null);
  expect(first.lists.map(({ name }) => name)).toContain('lens-defects');
  expect(first.missingStarters).toEqual([]);
  const { revision } = listOf(first, 'film');
  const second = await library.deleteList({ name: 'film', expected: revision });
  expect(second.missingStarters).toEqual(['film']);
  await closeLibrary(library);

  const again = await openAndReconcile(folder);
  const third = await again.lists(null);
  expect(third.lists).toEqual(second.lists);
  expect(await readdir(join(folder, 'trash', 'lists'))).toHaveLength(1);
  // Asked for, it comes back, and nothing else is touched.
  await again.writeList({ name: 'lens', text: 'my own\n', expected: listOf(third, 'lens').revision });
  const fourth = await again.addStarterLists(null);
  expect(listOf(fourth, 'lens').text).toBe('my own\n');
  expect(parseList(listOf(fourth, 'film').text).entries.length).toBeGreaterThan(30);
});

test('a list that was changed on disk meanwhile is not written over', async () => {
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const made = listOf(await library.writeList({ name: 'colour', text: 'red\n', expected: null }), 'colour');
  const path = join(folder, 'lists', 'colour.txt');
  await writeFile(path, 'green\n');
  const mine = { name: 'colour', text: 'blue\n', expected: made.revision };
  await expect(library.writeList(mine)).rejects.toMatchObject({ code: 'list-changed-on-disk' });
  await expect(library.deleteList(mine)).rejects.toMatchObject({ code: 'list-changed-on-disk' });
  expect(await readFile(path, 'utf8')).toBe('green\n');
  const { revision } = listOf(await library.lists(null), 'colour');
  await library.writeList({ ...mine, expected: revision });
  expect(await readFile(path, 'utf8')).toBe('blue\n');
});

test('a name that some system takes for another’s is taken', async () => {
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const { lists } = await library.writeList({ name: 'Colour', text: 'red\n', expected: null });
  await expect(library.writeList({ name: 'colour', text: '', expected: null })).rejects.toMatchObject({
    code: 'list-name-taken',
  });
  const { revision: expected } = listOf({ lists, unusable: [], missingStarters: [] }, 'Colour');
  await expect(library.renameList({ name: 'Colour', to: 'lens', expected })).rejects.toMatchObject({
    code: 'list-name-taken',
  });
  const renamed = await library.renameList({ name: 'Colour', to: 'colour', expected });
  expect(listOf(renamed, 'colour').text).toBe('red\n');
  await expect(library.renameList({ name: 'Colour', to: 'tone', expected })).rejects.toMatchObject({
    code: 'list-not-found',
  });
});

test('files that are no lists are told, passed over, and left as they are', async () => {
  const folder = await temporaryFolder();
  const lists = join(folder, 'lists');
  await mkdir(join(lists, 'folder.txt'), { recursive: true });
  const latin1 = Buffer.from('caf\xe9\n', 'latin1');
  await writeFile(join(lists, 'latin.txt'), latin1);
  await writeFile(join(lists, 'two words.txt'), 'a\n');
  await writeFile(join(lists, 'huge.txt'), 'x'.repeat(1024 * 1024 + 1));
  await writeFile(join(lists, 'notes.md'), 'a\n');
  await writeFile(join(lists, 'good.TXT'), '\uFEFFa\r\nb\r\n');
  const library = await openAndReconcile(folder);
  const reading = await library.lists(null);
  expect(reading.lists.map(({ name, text }) => [name, text])).toEqual([['good', 'a\r\nb\r\n']]);
  expect(reading.unusable).toEqual([
    { file: 'huge.txt', reason: 'too-large' },
    { file: 'latin.txt', reason: 'not-utf8' },
    { file: 'two words.txt', reason: 'name' },
  ]);
  await expect(library.writeList({ name: 'latin', text: '', expected: null })).rejects.toMatchObject({
    code: 'list-name-taken',
  });
  expect(await readFile(join(lists, 'latin.txt'))).toEqual(latin1);
});

test('what another program writes is told, what the app itself writes is not', async () => {
  const folder = await temporaryFolder();
  const onListsChanged = vi.fn();
  const library = await openAndReconcile(folder, { on: { lists: onListsChanged } });
  await library.lists(null);
  await library.writeList({ name: 'colour', text: 'red\n', expected: null });
  await writeFile(join(folder, 'lists', 'tone.txt'), 'warm\n');
  await vi.waitFor(() => expect(onListsChanged).toHaveBeenCalled(), { timeout: 10_000 });
  await vi.waitFor(async () => expect(listOf(await library.lists(null), 'tone').text).toBe('warm\n'));
  onListsChanged.mockClear();
  await rm(join(folder, 'lists', 'tone.txt'));
  await vi.waitFor(() => expect(onListsChanged).toHaveBeenCalled(), { timeout: 10_000 });
});
