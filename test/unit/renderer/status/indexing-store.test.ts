import { expect, it } from 'vitest';
import type { IndexingState } from '../../../../shared/indexing.ts';
import { idle } from '../../../../shared/indexing.ts';
import { createIndexingStore } from '../../../../renderer/status/indexing-store.ts';

const running: IndexingState = { kind: 'running', done: 34_000, total: 100_000 };

function testStore(answer: Promise<IndexingState>) {
  let tell: (state: IndexingState) => void = () => undefined;
  const asked: string[] = [];
  const store = createIndexingStore(
    {
      request: (...[route]) => {
        asked.push(route);
        return answer as never;
      },
      on: (_event, listener) => {
        tell = listener as (state: IndexingState) => void;
        return () => (tell = () => undefined);
      },
    },
    () => undefined,
  );
  return { store, asked, tell: (state: IndexingState) => tell(state) };
}

it('a window opened in the middle of it learns how far it is', async () => {
  // Catches: a reloaded window in which a stopped index is a library with half of its frames and no word why.
  const { store } = testStore(Promise.resolve(running));
  store.getState().opened();
  await Promise.resolve();
  expect(store.getState().indexing).toEqual(running);
});

it('an answer that was overtaken by news is not shown', async () => {
  // Catches: a status line that says "Indexing" for ever.
  const { store, tell } = testStore(Promise.resolve(running));
  store.getState().opened();
  tell(idle);
  await Promise.resolve();
  expect(store.getState().indexing).toEqual(idle);
});

it('stops and goes on', () => {
  const { store, asked } = testStore(new Promise(() => undefined));
  store.getState().stopped();
  store.getState().resumed();
  expect(asked).toEqual(['library.stop-indexing', 'library.resume-indexing']);
});
