/** Which command a key means, where, and how it is written. */
import { describe, expect, it } from 'vitest';
import type { FocusPlace, KeyPress, Platform } from '../../../renderer/commands.ts';
import {
  chordOf,
  commandOf,
  createCommandsStore,
  takesPress,
  writeChord,
} from '../../../renderer/commands.ts';
import { commandIds, commands } from '../../../shared/commands.ts';

function press(key: string, change: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...change };
}
const of = (key: KeyPress, place: FocusPlace, platform: Platform = 'linux') =>
  commandOf(key, platform, place);

describe('commandOf', () => {
  it('leaves letters to whoever types (catches a prompt with "g" in it switching the view)', () => {
    expect(of(press('g'), 'field')).toBeUndefined();
    expect(of(press('g'), 'control')).toBe('view.grid');
    expect(of(press('g'), 'pictures')).toBe('view.grid');
  });

  it('generates while typing (catches Ctrl+Enter that works everywhere but in the prompt)', () => {
    expect(of(press('Enter', { ctrlKey: true }), 'field')).toBe('compose.generate');
    expect(of(press('Enter', { metaKey: true }), 'field', 'darwin')).toBe('compose.generate');
    expect(of(press('Enter', { metaKey: true }), 'field', 'linux')).toBeUndefined();
  });

  it('leaves letters to a closed list, which looks for its entries by them (catches S for Seedream recalling a seed)', () => {
    expect(of(press('s'), 'list')).toBeUndefined();
    expect(of(press('s'), 'control')).toBe('recall.seed');
    expect(of(press('z', { ctrlKey: true }), 'list')).toBe('edit.undo');
  });

  it('keeps undo in a field the field’s own', () => {
    expect(of(press('z', { ctrlKey: true }), 'field')).toBeUndefined();
    expect(of(press('z', { ctrlKey: true }), 'pictures')).toBe('edit.undo');
  });

  it('finds brackets where they are typed with a third level (catches a strip that German keyboards cannot walk)', () => {
    const altGraph = { getModifierState: (key: string) => key === 'AltGraph' };
    expect(of(press(']'), 'pictures')).toBe('strip.next-seed');
    expect(of(press('}', { shiftKey: true }), 'pictures')).toBe('strip.next-prompt');
    expect(of(press(']', { ctrlKey: true, altKey: true, ...altGraph }), 'pictures', 'win32')).toBe(
      'strip.next-seed',
    );
    expect(of(press(']', altGraph), 'pictures')).toBe('strip.next-seed');
    expect(of(press(']', { altKey: true }), 'pictures', 'darwin')).toBe('strip.next-seed');
    expect(of(press(']', { ctrlKey: true }), 'pictures')).toBeUndefined();
  });

  it('folds panels by Tab only from the pictures (catches controls that Tab cannot reach)', () => {
    expect(of(press('Tab'), 'pictures')).toBe('view.side-panels');
    expect(of(press('Tab'), 'control')).toBeUndefined();
    expect(of(press('Tab'), 'field')).toBeUndefined();
  });

  it('does nothing under a dialog or an open list (catches typing ahead in a list as commands)', () => {
    for (const id of commandIds)
      for (const chord of commands[id].keys) {
        const parts = chord.split('+');
        const key = press(parts.at(-1) ?? '', {
          ctrlKey: parts.includes('Mod'),
          shiftKey: parts.includes('Shift'),
        });
        expect(of(key, 'popup')).toBeUndefined();
      }
  });

  it('drops from a survey by the key that rejects elsewhere, and gives no other key two meanings', () => {
    const answered = (...ids: readonly string[]) =>
      commandOf(press('x'), 'linux', 'pictures', (id) => ids.includes(id));
    expect(answered('survey.drop', 'mark.reject')).toBe('survey.drop');
    expect(answered('mark.reject')).toBe('mark.reject');
    expect(answered()).toBeUndefined();
    const chords = commandIds.filter((id) => id !== 'survey.drop').flatMap((id) => commands[id].keys);
    expect(chords.filter((chord, at) => chords.indexOf(chord) !== at)).toEqual([]);
  });

  it('knows ? on a keyboard that shifts for it, and G with Shift as another key', () => {
    expect(of(press('?', { shiftKey: true }), 'pictures')).toBe('app.keys');
    expect(chordOf(press('G', { shiftKey: true }), 'linux')).toBe('Shift+G');
    expect(of(press('g', { ctrlKey: true }), 'pictures')).toBeUndefined();
  });
});

it('runs once while its key is held, except to walk (catches a held Ctrl+Enter that pays for a batch with every repeat)', () => {
  const held = commandIds.filter((id) => takesPress(id, true));
  expect(held).toEqual([
    'view.larger',
    'view.smaller',
    'compose.older',
    'compose.newer',
    'frame.previous',
    'frame.next',
    'frame.above',
    'frame.below',
    'strip.previous-seed',
    'strip.next-seed',
    'strip.previous-prompt',
    'strip.next-prompt',
  ]);
  expect(commandIds.every((id) => takesPress(id, false))).toBe(true);
});

it('gives each key to one command, but X to the survey first (catches a command that can never be reached)', () => {
  const chords = commandIds.flatMap((id) => commands[id].keys);
  expect(chords.filter((chord, at) => chords.indexOf(chord) !== at)).toEqual(['X']);
  expect(of(press('x'), 'pictures')).toBe('survey.drop');
  expect(commandOf(press('x'), 'linux', 'pictures', (id) => id !== 'survey.drop')).toBe('mark.reject');
});

it.each([
  ['Mod+Enter', '⌘↵', 'Ctrl+Enter'],
  ['Shift+Tab', '⇧⇥', 'Shift+Tab'],
  ['Mod+,', '⌘,', 'Ctrl+,'],
] as const)('writes %s as each platform does', (chord, mac, other) => {
  expect(writeChord(chord, 'darwin')).toBe(mac);
  expect(writeChord(chord, 'win32')).toBe(other);
});

describe('createCommandsStore', () => {
  it('lets the newest answer, and the one before when it leaves', () => {
    const store = createCommandsStore();
    const heard: string[] = [];
    const { registered, run } = store.getState();
    registered('view.grid', () => heard.push('first'));
    const leave = registered('view.grid', () => heard.push('second'));
    run('view.grid');
    leave();
    run('view.grid');
    expect(heard).toEqual(['second', 'first']);
  });

  it('says when nobody answers, so that the key keeps its ordinary use', () => {
    expect(createCommandsStore().getState().run('frame.trash')).toBe(false);
  });
});
