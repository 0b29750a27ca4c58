/** The application menu as data, from the table of commands (shared/commands.ts). */
import type { Chord, CommandId, MenuPlace } from '../shared/commands.ts';
import type { LibraryEntryId, RecentLibrary } from '../shared/libraries/recent.ts';
import { commandIds, commands } from '../shared/commands.ts';

export interface MenuEntry {
  readonly label?: string;
  readonly role?:
    'appMenu' | 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll' | 'quit' | 'togglefullscreen';
  readonly type?: 'separator';
  readonly accelerator?: string;
  /** False: the key is shown in the menu and handled by the window, which knows whether someone is typing. */
  readonly registerAccelerator?: boolean;
  readonly command?: CommandId;
  /** One of the libraries opened last. */
  readonly library?: LibraryEntryId;
  readonly enabled?: boolean;
  readonly submenu?: readonly MenuEntry[];
}

export function menuTemplate(
  platform: NodeJS.Platform,
  recent: readonly RecentLibrary[] = [],
): readonly MenuEntry[] {
  const separator: MenuEntry = { type: 'separator' };
  const of = (place: MenuPlace): readonly MenuEntry[] =>
    commandIds
      .filter((id) => commands[id].menu === place)
      .map((id) => ({ label: commands[id].title, command: id, ...shortcut(commands[id].keys[0], platform) }));
  const mac = platform === 'darwin';
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: 'File',
      submenu: [
        openRecent(recent),
        separator,
        ...of('app'),
        ...(mac ? [] : [separator, { role: 'quit' } as const]),
      ],
    },
    {
      label: 'Edit',
      submenu: [
        ...of('edit'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    { label: 'Compose', submenu: of('compose') },
    { label: 'Frame', submenu: of('frame') },
    { label: 'Marks', submenu: of('marks') },
    { label: 'View', submenu: [...of('view'), separator, { role: 'togglefullscreen' }] },
    { label: 'Queue', submenu: of('queue') },
    { label: 'Help', submenu: of('help') },
  ];
}

/** The one that is open cannot be opened; one whose folder is gone is said to be. */
function openRecent(recent: readonly RecentLibrary[]): MenuEntry {
  const entry = ({ id, label, isOpen, presence }: RecentLibrary): MenuEntry => ({
    // A lone `&` would mark a letter.
    label: `${label.replaceAll('&', '&&')}${isOpen ? ' (open)' : presence === 'gone' ? ' (not there)' : ''}`,
    library: id,
    enabled: !isOpen && presence !== 'gone',
  });
  const entries = recent.map(entry);
  return {
    label: 'Open recent',
    submenu: entries.length > 0 ? entries : [{ label: 'No other library yet', enabled: false }],
  };
}

/** macOS acts on every accelerator, even while someone types, so single letters are not given to it. */
function shortcut(chord: Chord | undefined, platform: NodeJS.Platform): Partial<MenuEntry> {
  if (chord === undefined || (platform === 'darwin' && !chord.startsWith('Mod+'))) return {};
  return { accelerator: accelerator(chord), registerAccelerator: false };
}

/** Electron names keys, not signs: by those of a US keyboard. */
const unshifted: Readonly<Record<string, string>> = { '?': '/', '{': '[', '}': ']' };

/** `Mod+ArrowLeft` in Electron's spelling: `CommandOrControl+Left`. */
function accelerator(chord: Chord): string {
  return chord
    .replace(/^Mod\+/, 'CommandOrControl+')
    .replace('Arrow', '')
    .replace(/[?{}]$/, (sign) => `Shift+${unshifted[sign] ?? sign}`);
}
