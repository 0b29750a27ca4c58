/** The one window: shown when it has painted, placed where it was, remembered when it moves. */
import { BrowserWindow, screen } from 'electron';
import type { Settings } from '../shared/settings/settings.ts';
import type { Log } from './log.ts';
import { appOrigin, webPreferencesOfEveryWindow } from './security.ts';
import type { SettingsStore } from './settings/settings-store.ts';
import { fitWindow, smallestWindow } from './window-bounds.ts';

/** The window's own colour before its page paints: as tokens.css has it, so that opening does not flash. */
const surround = { dark: '#161616', light: '#e9e9e9' } as const;

export function openWindow(preload: string, settings: SettingsStore, isSystemDark: boolean): BrowserWindow {
  const saved = settings.window();
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  const window = new BrowserWindow({
    ...fitWindow(
      saved?.bounds ?? null,
      [main, ...others].map((display) => display.workArea),
    ),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: 'Proofsheet',
    backgroundColor: surround[themeInForce(settings.current(), isSystemDark)],
    autoHideMenuBar: true,
    webPreferences: { ...webPreferencesOfEveryWindow, preload },
  });
  if (saved?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => settings.rememberWindow(window.getNormalBounds(), window.isMaximized()));
  void window.loadURL(`${appOrigin}/index.html`);
  return window;
}

/** A page that crashed is loaded again: the truth is in main and on disk. One that crashes at once again is left alone. */
export function reloadAfterCrash(window: BrowserWindow, log: Log): void {
  const soon = 10_000;
  let last = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_, { reason, exitCode }) => {
    log('error', 'renderer-gone', { reason, exitCode });
    const now = Date.now();
    if (reason !== 'clean-exit' && now - last > soon) window.reload();
    last = now;
  });
}

function themeInForce(settings: Settings, isSystemDark: boolean): 'dark' | 'light' {
  if (settings.theme !== 'system') return settings.theme;
  return isSystemDark ? 'dark' : 'light';
}
