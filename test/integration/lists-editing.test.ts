/** Lists typed into in the window, over real files that other programs write too: nothing typed is lost, nothing is written over. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { Library } from '../../electron/library-host/library.ts';
import { createListsStore } from '../../renderer/lists/lists-store.ts';
import { createVocabularyStore } from '../../renderer/vocabulary-store.ts';
import type { Bridge } from '../../renderer/bridge.ts';
import { closeLibrary, openAndReconcile, temporaryFolder } from './library-host/support/library-folder.ts';

const libraries: Library[] = [];
afterEach(async () => {
  for (const library of libraries.splice(0)) await closeLibrary(library);
});

/** The lists' stores on a library of their own, as main would join them. */
async function opened() {
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  libraries.push(library);
  const asked: string[] = [];
  const routes: Readonly<Record<string, (input: never) => Promise<unknown>>> = {
    'lists.read': () => library.lists(null),
    'lists.write': (input) => library.writeList(input),
    'lists.rename': (input) => library.renameList(input),
    'lists.delete': (input) => library.deleteList(input),
    'lists.add-starters': () => library.addStarterLists(null),
  };
  const bridge = {
    request: ((route, input) => {
      asked.push(route);
      return routes[route]?.(input as never);
    }) as Bridge['request'],
    on: () => () => undefined,
  };
  const vocabulary = createVocabularyStore(bridge, (error) => {
    throw error;
  });
  const lists = createListsStore({ bridge, vocabulary });
  vocabulary.getState().opened();
  await vi.waitFor(() => expect(vocabulary.getState().reading).not.toBeNull());
  const file = (name: string): string => join(folder, 'lists', `${name}.txt`);
  const onDisk = (name: string): Promise<string> => readFile(file(name), 'utf8');
  async function made(name: string): Promise<void> {
    lists.getState().newAsked();
    lists.getState().nameTyped(name);
    await lists.getState().nameGiven();
  }
  return { lists, vocabulary, asked, file, onDisk, made };
}

test('what is typed is on disk once typing rests, in one piece, and the prompt draws from it', async () => {
  const { lists, vocabulary, asked, onDisk, made } = await opened();
  await made('my fruit');
  expect(lists.getState()).toMatchObject({ chosen: 'my-fruit', naming: null });
  for (const text of ['le', 'lemon', 'lemon\npear']) lists.getState().typed('my-fruit', text);
  await vi.waitFor(() => expect(lists.getState().edits.size).toBe(0), { timeout: 10_000 });
  expect(await onDisk('my-fruit')).toBe('lemon\npear');
  expect(asked.filter((route) => route === 'lists.write')).toHaveLength(2);
  expect(vocabulary.getState().lists.get('my-fruit')).toEqual(['lemon', 'pear']);
});

test('what is typed while it is being written is written after it', async () => {
  const { lists, asked, onDisk, made } = await opened();
  await made('fruit');
  lists.getState().typed('fruit', 'lemon');
  const before = asked.length;
  const first = lists.getState().savedNow();
  // Only until it was asked for: no file is written before the next event.
  while (asked.length === before) await Promise.resolve();
  lists.getState().typed('fruit', 'lemon\npear');
  await first;
  expect(lists.getState().edits.get('fruit')?.text).toBe('lemon\npear');
  await lists.getState().savedNow();
  expect(await onDisk('fruit')).toBe('lemon\npear');
  expect(lists.getState().edits.size).toBe(0);
});

test('a list that another program changed meanwhile waits for a word, and either text can stay', async () => {
  const { lists, vocabulary, file, onDisk, made } = await opened();
  await made('fruit');
  lists.getState().typed('fruit', 'mine');
  await writeFile(file('fruit'), 'theirs\n');
  await lists.getState().savedNow();
  expect(lists.getState().edits.get('fruit')).toMatchObject({
    text: 'mine',
    failure: { code: 'list-changed-on-disk' },
  });
  expect(await onDisk('fruit')).toBe('theirs\n');
  expect(vocabulary.getState().lists.get('fruit')).toEqual(['theirs']);
  // Typing on does not write over it either.
  lists.getState().typed('fruit', 'mine, more');
  await lists.getState().savedNow();
  expect(await onDisk('fruit')).toBe('theirs\n');
  await lists.getState().mineKept('fruit');
  expect(await onDisk('fruit')).toBe('mine, more');
  expect(lists.getState().edits.size).toBe(0);

  lists.getState().typed('fruit', 'mine again');
  await writeFile(file('fruit'), 'theirs again\n');
  await lists.getState().savedNow();
  lists.getState().theirsTaken('fruit');
  await lists.getState().savedNow();
  expect(await onDisk('fruit')).toBe('theirs again\n');
});

test('a list deleted elsewhere while it was typed into can be saved as a new one', async () => {
  const { lists, file, onDisk, made } = await opened();
  await made('fruit');
  lists.getState().typed('fruit', 'lemon');
  await rm(file('fruit'));
  await lists.getState().savedNow();
  expect(lists.getState().edits.get('fruit')?.failure?.code).toBe('list-not-found');
  await lists.getState().mineKept('fruit');
  expect(await onDisk('fruit')).toBe('lemon');
  expect(lists.getState().edits.size).toBe(0);
});

test('a list is deleted with what was typed last, and put back with it', async () => {
  const { lists, vocabulary, onDisk, made } = await opened();
  await made('fruit');
  lists.getState().typed('fruit', 'lemon');
  await lists.getState().deleteAsked();
  await expect(onDisk('fruit')).rejects.toThrow();
  expect(vocabulary.getState().lists.has('fruit')).toBe(false);
  expect(lists.getState()).toMatchObject({ chosen: null, lost: { name: 'fruit', text: 'lemon' } });
  await lists.getState().putBack();
  expect(await onDisk('fruit')).toBe('lemon');
  expect(lists.getState().chosen).toBe('fruit');
});

test('another name takes what was typed along; a bad or taken name is said and changes nothing', async () => {
  const { lists, onDisk, made } = await opened();
  await made('fruit');
  lists.getState().typed('fruit', 'lemon');
  lists.getState().renameAsked();
  for (const [typed, problem] of [
    ['', 'empty'],
    ['a/b', 'not-a-name'],
    ['con', 'not-a-name'],
    ['FILM', 'taken'],
  ] as const) {
    lists.getState().nameTyped(typed);
    await lists.getState().nameGiven();
    expect(lists.getState().naming).toMatchObject({ problem });
  }
  lists.getState().nameTyped('obst');
  await lists.getState().nameGiven();
  expect(await onDisk('obst')).toBe('lemon');
  await expect(onDisk('fruit')).rejects.toThrow();
  expect(lists.getState()).toMatchObject({ chosen: 'obst', naming: null, failure: null });
});

test('a text that is too large stays where it was typed, with the reason, and shorter it is written', async () => {
  const { lists, onDisk, made } = await opened();
  await made('fruit');
  lists.getState().typed('fruit', 'é'.repeat(600_000));
  await lists.getState().savedNow();
  expect(lists.getState().edits.get('fruit')?.failure?.code).toBe('list-too-large');
  expect(await onDisk('fruit')).toBe('');
  lists.getState().typed('fruit', 'lemon');
  await lists.getState().savedNow();
  expect(await onDisk('fruit')).toBe('lemon');
});
