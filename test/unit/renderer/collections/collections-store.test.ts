/** The collections as the window knows them: what main told last holds. */
import { expect, it, vi } from 'vitest';
import { createCollectionsStore } from '../../../../renderer/collections/collections-store.ts';
import type { CollectionsReading } from '../../../../shared/collections/collection.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { CollectionId } from '../../../../shared/ids.ts';
import { createScriptedMain } from '../support.ts';

function reading(name: string): CollectionsReading {
  const id = '0197a000-0000-7000-8000-00000000a1b0' as CollectionId;
  return { collections: [{ id, name, count: 3, search: null, changedAt: 1_000 }], unusable: [] };
}

function opened() {
  const main = createScriptedMain();
  const failures: AppError[] = [];
  const store = createCollectionsStore(main.bridge, (error) => failures.push(error));
  const name = () => store.getState().reading?.collections[0]?.name;
  return { main, store, failures, name };
}

it('follows what main tells, and is not taken back by an answer that is older', async () => {
  const { main, store, name } = opened();
  main.answer('collections.read', reading('Old'));
  store.getState().opened();
  main.tell('collections.changed', { reading: reading('New') });
  await vi.waitFor(() => expect(main.asked).toHaveLength(1));
  await Promise.resolve();
  expect(name()).toBe('New');
});

it('reads again when numbers are void, and when it is about to be shown', async () => {
  const { main, store, name } = opened();
  main.answer('collections.read', reading('First'));
  store.getState().opened();
  await vi.waitFor(() => expect(name()).toBe('First'));
  main.answer('collections.read', reading('Of another library'));
  main.tell('frames.reset', null);
  await vi.waitFor(() => expect(name()).toBe('Of another library'));
  main.answer('collections.read', reading('Counted anew'));
  store.getState().lookedAgain();
  await vi.waitFor(() => expect(name()).toBe('Counted anew'));
});

it('counts again with every mark while they are in sight, and not before or after', async () => {
  const { main, store, name } = opened();
  main.answer('collections.read', reading('First'));
  store.getState().opened();
  await vi.waitFor(() => expect(name()).toBe('First'));
  main.tell('frames.marked', { markings: [] });
  store.getState().watched(true);
  await vi.waitFor(() => expect(main.asked).toHaveLength(2));
  await Promise.resolve();
  main.answer('collections.read', reading('Counted anew'));
  main.tell('frames.marked', { markings: [] });
  await vi.waitFor(() => expect(name()).toBe('Counted anew'));
  store.getState().watched(false);
  main.tell('frames.marked', { markings: [] });
  expect(main.asked).toHaveLength(3);
});

it('leaves it to the library to say that it cannot be read, and says all else', async () => {
  const { main, store, failures } = opened();
  main.refuse('collections.read', 'library-unreadable');
  store.getState().opened();
  await vi.waitFor(() => expect(main.asked).toHaveLength(1));
  main.refuse('collections.read', 'library-host-crashed');
  await vi.waitFor(() => {
    store.getState().lookedAgain();
    expect(failures.map(({ code }) => code)).toContain('library-host-crashed');
  });
  expect(failures.map(({ code }) => code)).not.toContain('library-unreadable');
});
