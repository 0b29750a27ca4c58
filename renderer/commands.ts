/**
 * Commands at work: who answers to one now, which one a key means, how its keys are written.
 * A feature registers what it does (`useCommand`); keys, menu and buttons only ever name the command.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { commandIds, commands } from '../shared/commands.ts';
import type { Chord, Command, CommandId } from '../shared/commands.ts';

/** How a command was given. */
export interface CommandPress {
  /** By a key, while Caps Lock was on. */
  readonly isCapsLocked: boolean;
  /** Its key was let go. Only those hear of it whose key is held. */
  readonly isReleased?: true;
}
export type CommandHandler = (press: CommandPress) => void;

export interface CommandsState {
  /** Newest last: a dialog on top may answer instead of what lies under it. */
  readonly handlers: Readonly<Partial<Record<CommandId, readonly CommandHandler[]>>>;
  /** Returns a function that takes the handler off again. */
  readonly registered: (id: CommandId, handler: CommandHandler) => () => void;
  /** False when nobody answers to the command now: its button is disabled, its key left to the page. */
  readonly run: (id: CommandId, press?: CommandPress) => boolean;
}
export type CommandsStore = StoreApi<CommandsState>;

export function createCommandsStore(): CommandsStore {
  return createStore<CommandsState>((set, get) => ({
    handlers: {},
    registered(id, handler) {
      set(({ handlers }) => ({ handlers: { ...handlers, [id]: [...(handlers[id] ?? []), handler] } }));
      return () => {
        set(({ handlers }) => ({
          handlers: { ...handlers, [id]: (handlers[id] ?? []).filter((other) => other !== handler) },
        }));
      };
    },
    run(id, press = { isCapsLocked: false }) {
      const handler = get().handlers[id]?.at(-1);
      handler?.(press);
      return handler !== undefined;
    },
  }));
}

export type Platform = 'darwin' | 'win32' | 'linux';

/** Where the focus is, as far as keys are concerned. A `popup` keeps all its keys: dialog, menu, open list; a closed `list` its letters. */
export type FocusPlace = 'field' | 'list' | 'control' | 'pictures' | 'popup';

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  getModifierState?(key: 'AltGraph'): boolean;
}

/**
 * The chord of a key press. Modifiers count only where they do not already show in the character: Shift for `?`; AltGr,
 * which Windows reports as Ctrl and Alt, and Option on macOS for the brackets of many keyboards.
 */
export function chordOf(press: KeyPress, platform: Platform): Chord {
  const key = press.key === ' ' ? 'Space' : press.key.length === 1 ? press.key.toUpperCase() : press.key;
  const isMac = platform === 'darwin';
  const isSign = key.length === 1 && key.toUpperCase() === key.toLowerCase();
  const isThird = isSign && (isMac ? press.altKey : press.getModifierState?.('AltGraph') === true);
  const mod = isMac ? press.metaKey : press.ctrlKey && !isThird;
  const other = isMac ? press.ctrlKey : press.metaKey;
  const alt = press.altKey && !isThird;
  return [mod && 'Mod', other && 'Other', alt && 'Alt', press.shiftKey && !isSign && 'Shift', key]
    .filter(Boolean)
    .join('+');
}

function counts(command: Command, chord: Chord, place: FocusPlace): boolean {
  if (place === 'popup') return false;
  switch (command.when) {
    case 'anywhere':
      return true;
    case 'outside-fields':
      return place === 'list' ? chord.length > 1 : place !== 'field';
    case 'in-pictures':
      return place === 'pictures';
  }
}

/** The command a key press means where the focus is, if any: of several with that key the first that is answered to. */
export function commandOf(
  press: KeyPress,
  platform: Platform,
  place: FocusPlace,
  isAnswered: (id: CommandId) => boolean = () => true,
): CommandId | undefined {
  const chord = chordOf(press, platform);
  return commandIds.find(
    (id) => commands[id].keys.includes(chord) && counts(commands[id], chord, place) && isAnswered(id),
  );
}

/** Whether a press is one of its own: what a held key sends counts only for a command that repeats. */
export function takesPress(id: CommandId, isRepeat: boolean): boolean {
  return !isRepeat || commands[id].repeats === true;
}

const written: Readonly<Record<string, readonly [mac: string, other: string]>> = {
  Mod: ['⌘', 'Ctrl'],
  Shift: ['⇧', 'Shift'],
  Alt: ['⌥', 'Alt'],
  Enter: ['↵', 'Enter'],
  Space: ['Space', 'Space'],
  Delete: ['⌦', 'Del'],
  Backspace: ['⌫', 'Backspace'],
  Tab: ['⇥', 'Tab'],
  Escape: ['⎋', 'Esc'],
  ArrowDown: ['↓', '↓'],
  ArrowLeft: ['←', '←'],
  ArrowRight: ['→', '→'],
  ArrowUp: ['↑', '↑'],
};

/** A chord as people read it: `⌘↵` on macOS, `Ctrl+Enter` elsewhere. */
export function writeChord(chord: Chord, platform: Platform): string {
  const isMac = platform === 'darwin';
  const parts = chord.split('+').map((part) => written[part]?.[isMac ? 0 : 1] ?? part);
  return parts.join(isMac ? '' : '+');
}

/** Keys of a command for a tooltip; empty when it has none. */
export function keysOf(id: CommandId, platform: Platform): string {
  const [first] = commands[id].keys;
  return first === undefined ? '' : writeChord(first, platform);
}
