/** Routes of the app itself: state, settings, key, clipboard. */
import type { FirstScreen } from '../../shared/first-screen.ts';
import type { AppState } from '../../shared/ipc/app-state.ts';
import type { ModelTable } from '../../shared/models/table.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import { AppError } from '../../shared/errors.ts';
import type { Connections } from '../connection.ts';
import type { ModelAccess } from '../gateway/model-access.ts';
import type { ApiKey } from '../settings/api-key.ts';
import { parseKey } from '../settings/api-key.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { UserModels } from '../settings/user-models.ts';
import type { Workspace } from '../workspace.ts';
import type { SendEvent } from './electron-ipc.ts';
import type { Handlers } from './router.ts';

type AppRoutes = Exclude<
  keyof Handlers,
  | `frames.${string}`
  | `library.${string}`
  | `libraries.${string}`
  | `import.${string}`
  | `queue.${string}`
  | `batch.${string}`
  | `history.${string}`
  | `sheet.${string}`
  | `picture.${string}`
  | `lists.${string}`
  | `collections.${string}`
  | `handout.${string}`
  | `money.${string}`
  | `export.${string}`
  | `quit.${string}`
  | `trash.${string}`
  | `quarantine.${string}`
>;

export function appHandlers(options: {
  readonly version: string;
  readonly platform: NodeJS.Platform;
  readonly settings: SettingsStore;
  readonly apiKey: ApiKey;
  readonly connections: Connections;
  readonly access: ModelAccess;
  /** The models in force, with the user's own rates. */
  readonly models: () => ModelTable;
  /** Tells the window of its models: what they cost has changed, or how they are delivered. */
  readonly tellModels: () => void;
  /** Whoever is named in exported files has changed. */
  readonly creditChanged: () => void;
  /** Ids of the models that the gateway in force takes no tasks for. */
  readonly tasklessModels: () => readonly string[];
  /** Ids of the models that the key may not call. */
  readonly deniedModels: () => readonly string[];
  readonly workspace: Workspace;
  readonly gatewayFixed: boolean;
  readonly userModels: UserModels;
  /** Shows a file in the system's file manager. */
  readonly showInFolder: (path: string) => void;
  readonly writeClipboard: (text: string) => Promise<void>;
  readonly showTheme: (theme: Settings['theme']) => void;
  readonly setFullScreen: (isOn: boolean) => void;
  readonly keepFirstScreen: (screen: FirstScreen | null) => Promise<void>;
  readonly send: SendEvent;
}): Pick<Handlers, AppRoutes> {
  const { settings, apiKey, connections, access, workspace, send } = options;

  const tellChange = (): void => {
    send('app.changed', {
      key: apiKey.status(),
      practice: connections.practice(),
      gatewayLabel: connections.label(),
      settings: settings.current(),
    });
  };

  /** New key or address: the next call uses it, and a queue that stood for want of a key goes on. */
  const connectionChanged = (wasPractice: boolean): void => {
    connections.renew();
    access.forgotten();
    tellChange();
    const practiceEnded = wasPractice && !connections.practice();
    workspace.queueIfOpen()?.connectionChanged({ practiceEnded });
  };

  const state = (): AppState => ({
    version: options.version,
    platform: options.platform === 'darwin' || options.platform === 'win32' ? options.platform : 'linux',
    settings: settings.current(),
    key: apiKey.status(),
    keychain: apiKey.keychain(),
    practice: connections.practice(),
    gatewayLabel: connections.label(),
    gatewayFixed: options.gatewayFixed,
    models: options.models(),
    deniedModels: options.deniedModels(),
    tasklessModels: options.tasklessModels(),
    modelFile: options.userModels.status(),
    library: workspace.status(),
  });

  return {
    'app.state': state,
    'window.first-screen': (screen) => options.keepFirstScreen(screen),
    'window.full-screen': ({ isOn }) => options.setFullScreen(isOn),
    'settings.change': (change) => {
      const before = settings.current();
      const after = settings.change(change);
      options.showTheme(after.theme);
      // Chosen anew, tasks are tried anew.
      if (change.delivery === 'safe') settings.forgetTaskless();
      if (change.rates || change.delivery) options.tellModels();
      if (change.credit) options.creditChanged();
      if (after.gatewayUrl !== before.gatewayUrl) {
        connectionChanged(connections.practice());
        void access.refresh();
      } else tellChange();
      workspace.queueIfOpen()?.settingsChanged();
      return after;
    },
    'models.show-file': async () => options.showInFolder(await options.userModels.fileToShow()),
    'key.save': async ({ key: typed }) => {
      const key = parseKey(typed);
      // The address may be changed while the gateway is asked: the key belongs to the one that took it.
      const gateway = apiKey.gateway();
      const trial = await connections.trial(gateway, key);
      const models = await trial.models().finally(() => trial.close());
      if (!models.ok) throw AppError.fromInfo(models.error);
      const wasPractice = connections.practice();
      const status = await apiKey.save(key, gateway);
      connectionChanged(wasPractice);
      // The address was changed while the gateway was asked: its list says nothing of the one in force.
      if (gateway === apiKey.gateway()) access.learned(models.value);
      else void access.refresh();
      return status;
    },
    'key.remove': async () => {
      const wasPractice = connections.practice();
      const status = await apiKey.remove();
      connectionChanged(wasPractice);
      return status;
    },
    'clipboard.write': ({ text }) => options.writeClipboard(text),
  };
}
