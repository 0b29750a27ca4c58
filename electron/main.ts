/**
 * The entry. The window comes first: a page takes longer to load than all the rest takes to be made, and both
 * go on at once. So this file, and all that it imports, stays small; the parts are joined in composition.ts.
 */
import { join } from 'node:path';
import { app, dialog, Menu, nativeTheme, protocol } from 'electron';
import { serveApp } from './app-protocol.ts';
import { createFirstScreenKeeper, drawnFirst, readFirstScreen } from './first-screen.ts';
import type { FirstScreenKeeper, KeptFirstScreen } from './first-screen.ts';
import { forkLibraryHost } from './hosts.ts';
import { answerRequests, keepDrops } from './ipc/electron-ipc.ts';
import { createLog } from './log.ts';
import { schemes, serveScheme } from './schemes.ts';
import { secureApp } from './security.ts';
import { isSameRectangle } from './window-bounds.ts';
import { boundsOnScreen, openWindow } from './window.ts';

const dist = join(import.meta.dirname, '..');

// The key leaves the environment before any process is started that would inherit it.
const environment = { ...process.env };
delete process.env.PROOFSHEET_API_KEY;

protocol.registerSchemesAsPrivileged(schemes);
// As root on Linux Chromium has no sandbox to enable; every window asks for one all the same.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
// Ours follows; Electron would build one of its own first.
Menu.setApplicationMenu(null);

if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

/** Ms after which whatever may wait for the start to be over is done. */
const startsWithin = 1_000;

function start(): void {
  const log = createLog(
    join(app.getPath('userData'), 'logs'),
    new Promise((settle) => setTimeout(settle, startsWithin)),
  );
  process.on('uncaughtException', (error) => log('error', 'uncaught-exception', { error }));
  process.on('unhandledRejection', (error) => log('error', 'unhandled-rejection', { error }));
  log('info', 'start', { version: app.getVersion(), electron: process.versions.electron });
  secureApp(log);
  const firstScreen = openFirstScreen();
  const loading = serveApp(join(dist, 'renderer'), firstScreen.kept && drawnFirst(firstScreen.kept));
  const opened = openWindow(join(dist, 'preload/preload.cjs'), firstScreen.kept);
  const libraryHost = forkLibraryHost(dist, log);
  // Only while the page is busy elsewhere: to load the parts, or to join them, would hold it up.
  const code = loading.page.then(() => import('./composition.ts'));
  const parts = Promise.all([code, loading.script]).then(([{ compose }]) =>
    compose({ dist, environment, log, opened, libraryHost, firstScreen: firstScreen.keeper }),
  );
  // Ready to be asked before there is anyone to answer: who asks early is answered a little later.
  answerRequests(
    parts.then(({ router }) => router),
    opened.window,
  );
  keepDrops(
    parts.then(({ dropped }) => dropped),
    opened.window,
  );
  parts.catch((error: unknown) => {
    // Closed before it was there.
    if (opened.window.isDestroyed()) return;
    // Nobody would see a window, and the next start would find this one in its way.
    log('error', 'not-started', { error });
    dialog.showErrorBox('Proofsheet could not start', error instanceof Error ? error.message : String(error));
    app.exit(1);
  });
  serveScheme('proof', async (request) => (await parts).images(request));
}

/** What the window begins with, if it is still what the window would come to. */
function openFirstScreen(): { readonly kept: KeptFirstScreen | null; readonly keeper: FirstScreenKeeper } {
  const file = join(app.getPath('userData'), 'first-screen.json');
  const given = app.commandLine.getSwitchValue('library') || (environment.PROOFSHEET_LIBRARY ?? '');
  const kept = readFirstScreen(file, {
    library: given.trim(),
    isSystemDark: nativeTheme.shouldUseDarkColors,
  });
  const isInPlace = kept !== null && isSameRectangle(boundsOnScreen(kept.bounds), kept.bounds);
  return { kept: isInPlace ? kept : null, keeper: createFirstScreenKeeper(file, kept) };
}
