/** The projection of main's state: what is shown must end up as what main holds. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAppStore } from '../../../renderer/app-store.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { AppState } from '../../../shared/ipc/app-state.ts';
import { builtInModels } from '../../../shared/models/table.ts';
import { defaultSettings } from '../../../shared/settings/settings.ts';
import { createScriptedMain } from './support.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const state: AppState = {
  version: '0.1.0',
  platform: 'linux',
  settings: defaultSettings,
  key: { state: 'none' },
  keychain: true,
  practice: true,
  gatewayLabel: 'practice',
  gatewayFixed: false,
  models: builtInModels,
  deniedModels: [],
  tasklessModels: [],
  modelFile: { state: 'none', added: [], changed: [], problems: [] },
  library: { state: 'ready', label: 'Proofsheet', error: null, unreadable: 0 },
};

async function open() {
  const main = createScriptedMain();
  main.answer('app.state', state);
  const failures: AppError[] = [];
  const store = createAppStore(main.bridge, (error) => failures.push(error));
  store.getState().opened();
  await vi.waitFor(() => expect(store.getState().app).not.toBeNull());
  return { main, store, failures };
}

describe('createAppStore', () => {
  it('shows a setting at once and takes it back when main refuses (catches a setting that only seems set)', async () => {
    const { main, store, failures } = await open();
    main.refuse('settings.change', 'invalid-input');
    store.getState().settingsChanged({ theme: 'light' });
    expect(store.getState().app?.settings.theme).toBe('light');
    await vi.waitFor(() => expect(store.getState().app?.settings.theme).toBe('dark'));
    expect(failures).toHaveLength(1);
  });

  it('saves a dragged width when it begins and when it rests, as a whole layout (catches one change lost with the window)', async () => {
    const { main, store } = await open();
    store.getState().layoutChanged({ composeWidth: 300 });
    const saved = () =>
      main.asked.flatMap(({ route, input }) => (route === 'settings.change' ? [input] : []));
    const layout = (composeWidth: number) => ({ layout: { ...defaultSettings.layout, composeWidth } });
    expect(saved()).toEqual([layout(300)]);
    store.getState().layoutChanged({ composeWidth: 305 });
    store.getState().layoutChanged({ composeWidth: 310 });
    vi.runAllTimers();
    expect(saved()).toEqual([layout(300), layout(310)]);
    vi.runAllTimers();
    expect(saved()).toHaveLength(2);
  });

  it('keeps the panel under the hand while an older echo arrives (catches a width that jumps back)', async () => {
    const { main, store } = await open();
    store.getState().layoutChanged({ composeWidth: 400 });
    main.tell('app.changed', {
      key: { state: 'none' },
      practice: true,
      gatewayLabel: 'practice',
      settings: { ...defaultSettings, theme: 'light' },
    });
    expect(store.getState().app?.settings).toMatchObject({ theme: 'light', layout: { composeWidth: 400 } });
  });
});
