/** Hands the menu to Electron. A chosen entry is only told to the window: what a command does is known there. */
import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { CommandId } from '../shared/commands.ts';
import type { MenuEntry } from './menu-template.ts';
import { menuTemplate } from './menu-template.ts';

export function setMenu(run: (command: CommandId) => void): void {
  const build = ({ command, submenu, ...entry }: MenuEntry): MenuItemConstructorOptions => ({
    ...entry,
    ...(submenu && { submenu: submenu.map(build) }),
    ...(command && { click: () => run(command) }),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform).map(build)));
}
