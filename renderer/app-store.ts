/** The window's projection of what main holds: settings, key, gateway, library. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { toAppError } from '../shared/errors.ts';
import type { AppError } from '../shared/errors.ts';
import type { AppState, KeyStatus, LibraryStatus } from '../shared/ipc/app-state.ts';
import type { Settings, SettingsChange } from '../shared/settings/settings.ts';
import type { Bridge } from './bridge.ts';

export type Layout = Settings['layout'];

export interface AppStoreState {
  /** Null until main has answered once. */
  readonly app: AppState | null;
  /** Main was asked for the state and did not give it. */
  readonly hasFailed: boolean;
  /** Asks main for everything and follows its changes; returns a function that stops following. */
  readonly opened: () => () => void;
  /** Shown at once; taken back when main refuses. */
  readonly settingsChanged: (change: SettingsChange) => void;
  /** Shown at once and saved when the dragging rests. */
  readonly layoutChanged: (change: Partial<Layout>) => void;
  readonly keyChanged: (key: KeyStatus) => void;
  readonly libraryChanged: (library: LibraryStatus) => void;
}
export type AppStore = StoreApi<AppStoreState>;

/** How long a dragged panel must rest before its width is saved, in ms. What is changed once is saved at once: the app may be about to end. */
const layoutRest = 300;

/** `onFailure` is told of every request that failed. */
export function createAppStore(bridge: Bridge, onFailure: (error: AppError) => void): AppStore {
  return createStore<AppStoreState>((set, get) => {
    let layoutTimer: ReturnType<typeof setTimeout> | null = null;

    function patch(change: Partial<AppState>): void {
      set(({ app }) => ({ app: app && { ...app, ...change } }));
    }

    async function load(): Promise<void> {
      try {
        set({ app: await bridge.request('app.state'), hasFailed: false });
      } catch (thrown) {
        set({ hasFailed: true });
        onFailure(toAppError(thrown));
      }
    }

    async function save(change: SettingsChange): Promise<void> {
      try {
        await bridge.request('settings.change', change);
      } catch (thrown) {
        onFailure(toAppError(thrown));
        await load();
      }
    }

    return {
      app: null,
      hasFailed: false,
      opened() {
        const stops = [
          bridge.on('app.changed', (changed) => {
            // An earlier change's echo must not take a panel from under the hand that drags it.
            const layout = layoutTimer === null ? undefined : get().app?.settings.layout;
            patch({ ...changed, settings: { ...changed.settings, ...(layout && { layout }) } });
          }),
          bridge.on('library.changed', (library) => patch({ library })),
          bridge.on('models.changed', patch),
        ];
        void load();
        return () => {
          for (const stop of stops) stop();
        };
      },
      settingsChanged(change) {
        const { app } = get();
        if (!app) return;
        patch({ settings: withChange(app.settings, change) });
        void save(change);
      },
      layoutChanged(change) {
        const { app } = get();
        if (!app) return;
        const layout = { ...app.settings.layout, ...change };
        patch({ settings: { ...app.settings, layout } });
        const isFirst = layoutTimer === null;
        if (isFirst) void save({ layout });
        else if (layoutTimer !== null) clearTimeout(layoutTimer);
        layoutTimer = setTimeout(() => {
          layoutTimer = null;
          if (!isFirst) void save({ layout });
        }, layoutRest);
      },
      keyChanged: (key) => patch({ key }),
      libraryChanged: (library) => patch({ library }),
    };
  });
}

/** The settings with the parts that were given; a part given as undefined is no change. */
export function withChange(settings: Settings, change: SettingsChange): Settings {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...settings, ...Object.fromEntries(given) };
}
