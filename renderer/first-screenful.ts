/**
 * What the window waits for before it is drawn for the first time: the state of the app, and the newest frames of
 * a library that opens at once. Drawing once with everything takes half the time of drawing three times.
 */
import { askForPictures } from './frames/pictures-ahead.ts';
import type { Stores } from './stores.ts';

/** Ms that a library is waited for. One on this computer answers sooner; one on a slow share must not keep the window. */
const longestWait = 150;
/** Thumbnails asked for ahead: about what grid and filmstrip show of an ordinary window. */
const picturesAhead = 36;

export async function firstScreenful({ app, frames }: Pick<Stores, 'app' | 'frames'>): Promise<void> {
  await until(app, (state) => state.app !== null || state.hasFailed);
  await Promise.race([
    until(frames, ({ phase }) => phase !== 'loading'),
    new Promise((settle) => setTimeout(settle, longestWait)),
  ]);
  const { order, rows } = frames.getState();
  askForPictures([...order.subarray(0, picturesAhead)].flatMap((no) => rows.get(no) ?? []));
}

interface Store<State> {
  getState(): State;
  subscribe(listener: (state: State) => void): () => void;
}

function until<State>(store: Store<State>, holds: (state: State) => boolean): Promise<void> {
  if (holds(store.getState())) return Promise.resolve();
  return new Promise((settle) => {
    const stop = store.subscribe((state) => {
      if (!holds(state)) return;
      stop();
      settle();
    });
  });
}
