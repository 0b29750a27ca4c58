/** Keeps main told of what the window will begin with: taken when it has come to rest, forgotten as soon as it no longer holds. */
import type { AppState } from '../../shared/ipc/app-state.ts';
import type { AppStore } from '../app-store.ts';
import type { Bridge } from '../bridge.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import type { ViewStore } from '../view-store.ts';
import { takeFirstScreen } from './take.ts';

/** Ms between what changed and the next look. */
const rest = 2_000;

interface Tools {
  readonly bridge: Pick<Bridge, 'request'>;
  readonly frames: FramesStore;
  readonly app: AppStore;
  readonly view: ViewStore;
}

export function keepFirstScreen(root: HTMLElement, { bridge, frames, app, view }: Tools): void {
  /** Main has one that may be there from an earlier run. */
  let isTold = true;
  let timer: ReturnType<typeof setTimeout> | null = null;

  // A start without it is only slower: nobody needs to hear of a failure.
  const tell = (screen: ReturnType<typeof takeFirstScreen>): void =>
    void bridge.request('window.first-screen', screen).catch(() => undefined);

  function look(): void {
    timer = null;
    const { library, source, rows } = frames.getState();
    const first = rows.get(library[0] ?? -1);
    // It begins with the library, whatever is shown now.
    const screen = first && source === null ? takeFirstScreen(root, first.sha256) : null;
    if (screen) {
      tell(screen);
      isTold = true;
    } else if (library.length > 0) again();
  }

  function again(): void {
    timer ??= setTimeout(() => requestIdleCallback(look), rest);
  }

  function changed(): void {
    if (isTold) tell(null);
    isTold = false;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    again();
  }

  again();
  window.addEventListener('resize', changed);
  frames.subscribe(({ library }, before) => library !== before.library && changed());
  view.subscribe(({ isBottomOpen }, before) => isBottomOpen !== before.isBottomOpen && changed());
  app.subscribe(({ app: now }, { app: before }) => {
    // By what they say: main hands over new objects with every word.
    if (JSON.stringify(looksOf(now)) !== JSON.stringify(looksOf(before))) changed();
  });
}

function looksOf(app: AppState | null): unknown {
  return app && [app.settings.layout, app.settings.theme];
}
