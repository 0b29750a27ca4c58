/** The composition root: everything is made here, given what it needs, and joined. */
import { join } from 'node:path';
import { app, clipboard, dialog, nativeTheme, protocol, safeStorage, shell } from 'electron';
import type { BrowserWindow } from 'electron';
import { toAppError } from '../shared/errors.ts';
import { serveApp } from './app-protocol.ts';
import { createConnections } from './connection.ts';
import { libraryLayout } from './files/library-layout.ts';
import { forkLibraryHost, forkPracticeHost } from './hosts.ts';
import { schemes, serveImages } from './image-protocol.ts';
import { appHandlers } from './ipc/app-handlers.ts';
import { answerRequests, createSendEvent } from './ipc/electron-ipc.ts';
import { frameHandlers } from './ipc/frame-handlers.ts';
import { queueHandlers } from './ipc/queue-handlers.ts';
import { createRouter } from './ipc/router.ts';
import { createLibraryHostClient } from './library-host/library-host-client.ts';
import { createLog } from './log.ts';
import { setMenu } from './menu.ts';
import { createPracticeGateway } from './practice/practice-client.ts';
import { createQueue } from './queue/queue.ts';
import { secureApp } from './security.ts';
import { openApiKey } from './settings/api-key.ts';
import { openSettings } from './settings/settings-store.ts';
import { takeSwitches } from './switches.ts';
import type { Switches } from './switches.ts';
import { openWindow, reloadAfterCrash } from './window.ts';
import { createWorkspace } from './workspace.ts';

const dist = join(import.meta.dirname, '..');

// The key leaves the environment before anything else is started.
const switches = readSwitches();
protocol.registerSchemesAsPrivileged(schemes);
// As root on Linux Chromium has no sandbox to enable; every window asks for one all the same.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

if (app.requestSingleInstanceLock()) void app.whenReady().then(run);
else app.quit();

function readSwitches(): Switches {
  try {
    return takeSwitches((name) => app.commandLine.getSwitchValue(name), process.env, process.cwd());
  } catch (thrown) {
    process.stderr.write(`${toAppError(thrown).message}\n`);
    process.exit(2);
  }
}

async function run(): Promise<void> {
  const userData = app.getPath('userData');
  const log = createLog(join(userData, 'logs'));
  process.on('uncaughtException', (error) => log('error', 'uncaught-exception', { error }));
  process.on('unhandledRejection', (error) => log('error', 'unhandled-rejection', { error }));
  log('info', 'start', { version: app.getVersion(), electron: process.versions.electron });

  // Started before anything else: it boots while this process makes its window.
  const host = createLibraryHostClient({
    fork: () => forkLibraryHost(dist, log),
    onNews: (news) => {
      workspace.recounted(news.frames, news.unreadable);
      send('frames.reset', null);
    },
  });

  secureApp(log);
  serveApp(join(dist, 'renderer'));

  const settings = openSettings(log);
  nativeTheme.themeSource = settings.current().theme;
  const apiKey = openApiKey(
    join(userData, 'api-key.json'),
    safeStorage,
    process.platform,
    switches.apiKey,
    log,
  );

  let window: BrowserWindow | null = null;
  const send = createSendEvent(() => window);

  serveImages(
    () => ({
      image: (frame) => host.call('image', { frame }),
      cachedThumbnail: (sha256, width) => libraryLayout(workspace.folder()).thumbnail(sha256, width),
      thumbnail: (sha256, width) => host.call('thumbnail', { sha256, width }),
    }),
    log,
  );

  const connections = createConnections({
    gatewayUrl: () => switches.gateway ?? settings.current().gatewayUrl,
    readKey: () => apiKey.read(),
    hasKey: () => apiKey.status().state === 'set',
    // The HTTP client is a third of all code in this process: it is loaded when the first call is made, not at start.
    createClient: async (baseUrl, key) => {
      const { createGatewayClient } = await import('./gateway/client.ts');
      return createGatewayClient({ baseUrl, apiKey: key });
    },
    practice: createPracticeGateway(
      () => forkPracticeHost(dist, log),
      () => connections.renew(),
    ),
  });

  const workspace = createWorkspace({
    host,
    log,
    onStatus: (status) => send('library.changed', status),
    createQueue: (layout) =>
      createQueue({
        layout,
        log,
        connection: () => connections.current(),
        fetcher: (gateway) => connections.fetcher(gateway),
        keep: (input) => host.call('keep', input),
        parallelCalls: () => settings.current().parallelCalls,
        onChange: (jobs, summary) => send('queue.changed', { jobs, summary }),
        onFrames: (rows) => {
          send('frames.added', { rows });
          workspace.countChanged(rows.length);
        },
      }),
  });

  const libraryFolder = (): string =>
    switches.library ?? settings.libraryFolder() ?? join(app.getPath('pictures'), 'Proofsheet');

  const router = createRouter(
    {
      ...appHandlers({
        version: app.getVersion(),
        platform: process.platform,
        settings,
        apiKey,
        connections,
        workspace,
        gatewayFixed: switches.gateway !== null,
        chooseFolder,
        libraryFolder,
        writeClipboard: async (text) => {
          await clipboard.writeText(text);
        },
        showTheme: (theme) => {
          nativeTheme.themeSource = theme;
        },
        send,
      }),
      ...queueHandlers(workspace),
      ...frameHandlers({ workspace, send, showInFolder: (path) => shell.showItemInFolder(path) }),
    },
    log,
  );
  answerRequests(router, () => window);

  const opened = workspace.open(libraryFolder());
  window = openWindow(join(dist, 'preload/preload.cjs'), settings, nativeTheme.shouldUseDarkColors);
  setMenu((command) => send('command.run', { command }));
  window.on('closed', () => {
    window = null;
  });
  reloadAfterCrash(window, log);
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  quitCleanly(async () => {
    await workspace.close();
    await connections.close();
    log('info', 'quit');
  });

  await opened;

  async function chooseFolder(): Promise<string | null> {
    const options: Electron.OpenDialogOptions = {
      title: 'Choose library folder',
      properties: ['openDirectory', 'createDirectory'],
    };
    const { canceled, filePaths } = window
      ? await dialog.showOpenDialog(window, options)
      : await dialog.showOpenDialog(options);
    return canceled ? null : (filePaths[0] ?? null);
  }
}

/** Holds the quit back until what must reach the disk is there, but never longer than a few seconds. */
function quitCleanly(close: () => Promise<void>): void {
  const longestWait = 5_000;
  let closing: Promise<unknown> | null = null;
  app.on('will-quit', (event) => {
    if (closing) return;
    event.preventDefault();
    closing = Promise.race([close(), new Promise((resolve) => setTimeout(resolve, longestWait))]).finally(
      () => app.quit(),
    );
  });
}
