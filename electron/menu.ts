/** Hands the menu to Electron. A chosen entry is only told to the window: what it does is known there. */
import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { RecentLibrary } from '../shared/libraries/recent.ts';
import type { SendEvent } from './ipc/electron-ipc.ts';
import type { MenuEntry } from './menu-template.ts';
import { menuTemplate } from './menu-template.ts';

/** Again whenever the list of recent libraries has changed: Electron's menus do not change by themselves. */
export function showMenu(recent: readonly RecentLibrary[], send: SendEvent): void {
  const build = ({ command, library, submenu, ...entry }: MenuEntry): MenuItemConstructorOptions => ({
    ...entry,
    ...(submenu && { submenu: submenu.map(build) }),
    ...(command && { click: () => send('command.run', { command }) }),
    ...(library && { click: () => send('libraries.chosen', { library }) }),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, recent).map(build)));
}
