/** The composition root: everything behind the window is made here, given what it needs, and joined. */
import { join } from 'node:path';
import { app, clipboard, nativeTheme, safeStorage, shell } from 'electron';
import type { BrowserWindow } from 'electron';
import { config as zodConfig } from 'zod';
import { AppError, toAppError } from '../shared/errors.ts';
import type { FirstScreen } from '../shared/first-screen.ts';
import type { BatchId } from '../shared/ids.ts';
import { deniedModels } from '../shared/models/access.ts';
import type { ModelTable } from '../shared/models/table.ts';
import { withRates } from '../shared/money/rates.ts';
import { createConnections, practiceName } from './connection.ts';
import { createDialogs, print } from './dialogs.ts';
import { libraryLayout } from './files/library-layout.ts';
import type { FirstScreenKeeper, KeptFirstScreen } from './first-screen.ts';
import { firstThen, forkLibraryHost, forkPracticeHost } from './hosts.ts';
import { createModelAccess } from './gateway/model-access.ts';
import { createGuards } from './guards.ts';
import { createHandouts } from './handouts.ts';
import { createImageAnswers } from './image-protocol.ts';
import { appHandlers } from './ipc/app-handlers.ts';
import { createSendEvent } from './ipc/electron-ipc.ts';
import { collectionHandlers, tellCollections } from './ipc/collection-handlers.ts';
import { exportHandlers, tellExports } from './ipc/export-handlers.ts';
import { beginWatching } from './ipc/watch-handlers.ts';
import { frameHandlers } from './ipc/frame-handlers.ts';
import { historyHandlers } from './ipc/history-handlers.ts';
import { listHandlers } from './ipc/list-handlers.ts';
import { moneyHandlers } from './ipc/money-handlers.ts';
import { pictureHandlers } from './ipc/picture-handlers.ts';
import { quitHandlers } from './ipc/quit-handlers.ts';
import { queueHandlers } from './ipc/queue-handlers.ts';
import { trashHandlers } from './ipc/trash-handlers.ts';
import { sheetHandlers } from './ipc/sheet-handlers.ts';
import type { Router } from './ipc/router.ts';
import { createRouter } from './ipc/router.ts';
import type { HostProcess } from './library-host/library-host-client.ts';
import { createLibraryHostClient } from './library-host/library-host-client.ts';
import type { DroppedPaths } from './import/dropped-paths.ts';
import { createLibraryDesk } from './library-desk.ts';
import type { Log } from './log.ts';
import { createPracticeGateway } from './practice/practice-client.ts';
import { createQueue } from './queue/queue.ts';
import { createSpendGuard } from './queue/spend-guard.ts';
import { watchPower } from './power.ts';
import { quitCleanly, quitGuarded } from './quit.ts';
import type { AnswerScheme } from './schemes.ts';
import { openExportPresets } from './settings/export-presets.ts';
import { isLoopback, openApiKey } from './settings/api-key.ts';
import { openSettings } from './settings/settings-store.ts';
import { openUserModels } from './settings/user-models.ts';
import { takeSwitches } from './switches.ts';
import type { Switches } from './switches.ts';
import type { OpenedWindow } from './window.ts';
import { placeWindow, reloadAfterCrash, surroundOf } from './window.ts';
import { createWorkspace } from './workspace.ts';

export interface Parts {
  /** Answers the page's requests. */
  readonly router: Router;
  /** Answers `proof:` addresses. */
  readonly images: AnswerScheme;
  readonly dropped: DroppedPaths;
}

/**
 * `environment`: as the app was started with it, its key included. `opened`: the window, whose page is loading.
 */
export function compose({
  dist,
  environment,
  log,
  opened,
  libraryHost,
  firstScreen,
}: {
  readonly dist: string;
  readonly environment: Record<string, string | undefined>;
  readonly log: Log;
  readonly opened: OpenedWindow;
  /** The first one, started long ago. */
  readonly libraryHost: HostProcess;
  readonly firstScreen: FirstScreenKeeper;
}): Parts {
  // What is parsed here is small; to compile a parser for each shape first takes longer than to parse.
  zodConfig({ jitless: true });
  const settings = openSettings(log);
  nativeTheme.themeSource = settings.current().theme;
  placeWindow(opened, settings, nativeTheme.shouldUseDarkColors);
  let window: BrowserWindow | null = opened.window;
  const send = createSendEvent(() => window);
  const dialogs = createDialogs(() => window);
  const switches = readSwitches(environment);

  const host = createLibraryHostClient({
    fork: firstThen(libraryHost, () => forkLibraryHost(dist, log)),
    on: {
      reset: ({ unreadable }) => {
        workspace.reread(unreadable);
        send('frames.reset', null);
        send('history.changed', null);
      },
      changed: ({ unreadable }) => {
        workspace.reread(unreadable);
        send('frames.changed', null);
        send('history.changed', null);
      },
      indexing: (state) => send('library.indexed', state),
      marksRefused: (error) => send('marks.refused', error),
      marked: (markings) => send('frames.marked', { markings }),
      lists: () => send('lists.changed', null),
      collections: () => void tellCollections({ workspace, send, log }),
      pictured: (picture) => send('frames.pictured', picture),
      exporting: (run) => send('export.progress', { run }),
      watching: (watches) => send('export.watches-changed', { watches }),
    },
    onRestart: () => {
      void tellExports({ workspace, send, log });
      watchExports();
    },
  });
  const gatewayUrl = (): string => switches.gateway ?? settings.current().gatewayUrl;
  const apiKey = openApiKey({
    file: join(app.getPath('userData'), 'api-key.json'),
    encryption: safeStorage,
    platform: process.platform,
    fromEnvironment: switches.apiKey,
    gateway: gatewayUrl,
    log,
  });

  const images = createImageAnswers(
    () => ({
      image: (frame) => host.call('image', { frame }),
      cachedThumbnail: (sha256, width) => libraryLayout(workspace.folder()).thumbnail(sha256, width),
      thumbnail: (sha256, width) => host.call('thumbnail', { sha256, width }),
    }),
    log,
  );

  const userModels = openUserModels({
    file: join(app.getPath('userData'), 'models.json'),
    onChange: () => {
      practice.modelsChanged();
      tellModels();
    },
    log,
  });
  const models = (): ModelTable => withRates(userModels.table(), settings.current().rates);

  const practice = createPracticeGateway({
    fork: () => forkPracticeHost(dist, log),
    models,
    onExit: () => connections.renew(),
  });
  const connections = createConnections({
    gatewayUrl,
    readKey: () => apiKey.read(),
    hasKey: () => apiKey.status().state === 'set',
    // The HTTP client is a third of all code in this process: it is loaded when the first call is made, not at start.
    createClient: async (baseUrl, key) => {
      const { createGatewayClient } = await import('./gateway/client.ts');
      return createGatewayClient({ baseUrl, apiKey: key });
    },
    practice,
  });

  const access = createModelAccess({
    ask: async () => {
      if (connections.practice()) return null;
      const { client } = await connections.current();
      return await client.models();
    },
    onChange: tellModels,
    log,
  });
  // Nobody waits for it: a window without it shows every model as it would offline.
  void opened.painted.then(() => access.refresh());

  const watchExports = (): void =>
    void beginWatching({ workspace, credit: settings.current().credit, appVersion: app.getVersion(), log });
  const workspace = createWorkspace({
    host,
    exports: join(app.getPath('userData'), 'exports'),
    log,
    onStatus: (status) => {
      send('library.changed', status);
      if (status.state !== 'ready') return;
      desk.opened();
      watchExports();
    },
    createQueue: (layout) =>
      createQueue({
        layout,
        rescueFolder: join(app.getPath('userData'), 'rescued'),
        log,
        models,
        connection: () => connections.current(),
        fetcher: (gateway) => connections.fetcher(gateway),
        keep: (input) => host.call('keep', input),
        parallelCalls: () => settings.current().parallelCalls,
        delivery: (gateway, model) => (isTaskless(gateway, model) ? 'direct' : settings.current().delivery),
        onTaskless: (gateway, model) => {
          settings.rememberTaskless(gateway, model);
          tellModels();
        },
        onChange: (jobs, summary) => {
          send('queue.changed', { jobs, summary });
          guards.queueChanged();
        },
        onFrames: (rows) => send('frames.added', { rows, areMade: true }),
        onBatch: (batch) => void noteRequest(batch),
      }),
  });

  function denied(): readonly string[] {
    return deniedModels(models(), access.listed());
  }

  function isTaskless(gateway: string, model: string): boolean {
    return settings.taskless().some((known) => known.gateway === gateway && known.model === model);
  }

  /** Of the gateway in force. */
  function tasklessModels(): readonly string[] {
    const gateway = connections.practice() ? practiceName : new URL(gatewayUrl()).origin;
    return settings.taskless().flatMap((known) => (known.gateway === gateway ? known.model : []));
  }

  function tellModels(): void {
    send('models.changed', {
      models: models(),
      modelFile: userModels.status(),
      deniedModels: denied(),
      tasklessModels: tasklessModels(),
    });
  }

  /** The batch is on disk: where noting it fails, the next look through the library finds it. */
  async function noteRequest(batch: BatchId): Promise<void> {
    try {
      await host.call('noteRequest', { batch });
      send('history.changed', null);
    } catch (thrown) {
      log('warn', 'request-not-noted', { batch, error: toAppError(thrown) });
    }
  }

  const guards = createGuards({
    workspace: () => workspace,
    window: () => window,
    send,
    quit: () => app.quit(),
  });
  const desk = createLibraryDesk({ workspace, settings, send, guard: guards.library });

  watchPower({
    needsNetwork: () => !connections.practice() && !isLoopback(new URL(gatewayUrl()).hostname),
    begins: (outage) => workspace.queueIfOpen()?.outageBegins(outage),
    ends: (outage) => workspace.queueIfOpen()?.outageEnds(outage),
  });

  const libraryFolder = (): string =>
    switches.library ?? settings.libraryFolder() ?? join(app.getPath('pictures'), 'Proofsheet');

  const guard = createSpendGuard({
    limits: () => settings.current(),
    models,
    practice: () => connections.practice(),
    now: Date.now,
  });

  const exportPresets = openExportPresets({
    file: join(app.getPath('userData'), 'export-presets.json'),
    log,
  });
  const handouts = createHandouts({
    workspace,
    dialogs,
    preset: () => exportPresets.get(exportPresets.lastUsed()).preset,
    page,
    log,
  });
  const router = createRouter(
    {
      ...appHandlers({
        version: app.getVersion(),
        platform: process.platform,
        settings,
        apiKey,
        connections,
        access,
        models,
        tellModels,
        creditChanged: watchExports,
        tasklessModels,
        deniedModels: denied,
        workspace,
        gatewayFixed: switches.gateway !== null,
        userModels,
        showInFolder: (path) => shell.showItemInFolder(path),
        writeClipboard: async (text) => {
          await clipboard.writeText(text);
        },
        showTheme: (theme) => {
          nativeTheme.themeSource = theme;
        },
        setFullScreen: (isOn) => window?.setFullScreen(isOn),
        keepFirstScreen: (screen) => firstScreen.keep(screen && keptNow(screen)),
        send,
      }),
      ...queueHandlers(workspace, models, guard),
      ...moneyHandlers({ workspace, models, rates: () => settings.current().rates }),
      ...quitHandlers(guards),
      ...desk.handlers(dialogs.chooseFolder),
      ...historyHandlers(workspace),
      ...listHandlers(workspace),
      ...collectionHandlers({ workspace, send }),
      ...sheetHandlers(workspace, {
        chooseFile: dialogs.saveSheet,
        pdf: () => page().printToPDF({ printBackground: true, preferCSSPageSize: true }),
        print: () => print(page()),
      }),
      ...handouts.handlers,
      ...exportHandlers({
        workspace,
        presets: exportPresets,
        dialogs,
        showFolder: async (path) => {
          await shell.openPath(path);
        },
        send,
        credit: () => settings.current().credit,
        appVersion: app.getVersion(),
      }),
      ...pictureHandlers({ host, choosePicture: dialogs.choosePicture }),
      ...frameHandlers({ workspace, send, showInFolder: (path) => shell.showItemInFolder(path) }),
      ...trashHandlers({
        workspace,
        send,
        trashItem: (path) => shell.trashItem(path),
        showInFolder: (path) => shell.showItemInFolder(path),
      }),
    },
    log,
  );
  void workspace.open(libraryFolder());
  void desk.tell();
  window.on('enter-full-screen', () => send('window.full-screen', { isOn: true }));
  window.on('leave-full-screen', () => send('window.full-screen', { isOn: false }));
  window.on('close', () => firstScreen.closed(opened.window.getNormalBounds()));
  window.on('closed', () => {
    window = null;
  });
  reloadAfterCrash(window, log);
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  quitGuarded(guards.app, opened.window);
  quitCleanly(async () => {
    userModels.close();
    await handouts.close();
    await desk.leave();
    await workspace.close();
    await connections.close();
    log('info', 'quit');
  });

  return { router, images, dropped: desk.dropped };

  /** Null for a window whose size is not its own. */
  function keptNow(screen: FirstScreen): Omit<KeptFirstScreen, 'version'> | null {
    if (!window || window.isMaximized() || window.isFullScreen()) return null;
    const isSystemDark = nativeTheme.shouldUseDarkColors;
    return {
      library: workspace.folder(),
      isLibraryGiven: switches.library !== null,
      bounds: window.getNormalBounds(),
      background: surroundOf(settings.current(), isSystemDark),
      isSystemDark: settings.current().theme === 'system' ? isSystemDark : null,
      screen,
    };
  }

  function page(): Electron.WebContents {
    if (!window) throw new AppError('internal', 'There is no window');
    return window.webContents;
  }
}

function readSwitches(environment: Record<string, string | undefined>): Switches {
  try {
    return takeSwitches((name) => app.commandLine.getSwitchValue(name), environment, process.cwd());
  } catch (thrown) {
    process.stderr.write(`${toAppError(thrown).message}\n`);
    process.exit(2);
  }
}
