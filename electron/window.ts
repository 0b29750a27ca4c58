/** The one window: shown when it has painted, placed where it was, remembered when it moves. */
import { BrowserWindow, screen } from 'electron';
import type { Settings } from '../shared/settings/settings.ts';
import type { Log } from './log.ts';
import { appOrigin, webPreferencesOfEveryWindow } from './security.ts';
import type { SettingsStore } from './settings/settings-store.ts';
import type { KeptFirstScreen } from './first-screen.ts';
import { fitWindow, isSameRectangle, smallestWindow } from './window-bounds.ts';
import type { Rectangle } from './window-bounds.ts';

/** The window's own colour before its page paints: as tokens.css has it, so that opening does not flash. */
const surround = { dark: '#161616', light: '#e9e9e9' } as const;

export interface OpenedWindow {
  readonly window: BrowserWindow;
  /** Once its page has painted for the first time. */
  readonly painted: Promise<void>;
}

/** Makes the window, unseen, and begins to load its page. `kept`: it is shown as it was left, as soon as it has painted that. */
export function openWindow(preload: string, kept: KeptFirstScreen | null): OpenedWindow {
  const window = new BrowserWindow({
    ...(kept?.bounds ?? smallestWindow),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: 'Proofsheet',
    backgroundColor: kept?.background ?? surround.dark,
    autoHideMenuBar: true,
    webPreferences: { ...webPreferencesOfEveryWindow, preload },
  });
  const painted = new Promise<void>((settle) => window.once('ready-to-show', () => settle()));
  if (kept) void painted.then(() => window.isDestroyed() || window.show());
  void window.loadURL(`${appOrigin}/index.html`);
  return { window, painted };
}

/** Puts the window where the settings have it, shows it when it has painted, and remembers where it is left. */
export function placeWindow(opened: OpenedWindow, settings: SettingsStore, isSystemDark: boolean): void {
  const { window, painted } = opened;
  const saved = settings.window();
  // A window that opened as it was left is there already.
  const bounds = boundsOnScreen(saved?.bounds ?? null);
  const background = surroundOf(settings.current(), isSystemDark);
  if (window.getBackgroundColor().toLowerCase() !== background) window.setBackgroundColor(background);
  if (!isSameRectangle(window.getBounds(), bounds)) window.setBounds(bounds);
  if (saved?.maximized) window.maximize();
  void painted.then(() => {
    if (!window.isDestroyed() && !window.isVisible()) window.show();
  });
  window.on('close', () => settings.rememberWindow(window.getNormalBounds(), window.isMaximized()));
}

/** `saved`, as far as there is a screen for it. */
export function boundsOnScreen(saved: Rectangle | null): Rectangle {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return fitWindow(
    saved,
    [main, ...others].map((display) => display.workArea),
  );
}

/** The colour of the window itself. */
export function surroundOf(settings: Settings, isSystemDark: boolean): string {
  return surround[themeInForce(settings, isSystemDark)];
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
