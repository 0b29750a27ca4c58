/** Catches: a command without a menu entry, and a menu that steals letters from whoever types a prompt. */
import { describe, expect, it } from 'vitest';
import type { MenuEntry } from '../../../electron/menu-template.ts';
import { menuTemplate } from '../../../electron/menu-template.ts';
import { commandIds, commands } from '../../../shared/commands.ts';

const entries = (platform: NodeJS.Platform): readonly MenuEntry[] =>
  menuTemplate(platform).flatMap(({ submenu = [] }) => submenu);

describe('the menu', () => {
  it('holds every command that names its place', () => {
    const wanted = commandIds.filter((id) => 'menu' in commands[id]);
    expect(entries('linux').flatMap(({ command }) => command ?? [])).toEqual(expect.arrayContaining(wanted));
  });

  it.each(['linux', 'win32', 'darwin'] as const)('never takes a key from a text field on %s', (platform) => {
    for (const { accelerator, registerAccelerator } of entries(platform)) {
      if (accelerator === undefined) continue;
      expect(registerAccelerator).toBe(false);
      if (platform === 'darwin') expect(accelerator).toMatch(/^CommandOrControl\+/);
    }
  });
});
