/** Turns key presses, and main's menu, into commands. */
import { useEffect } from 'react';
import { commands as commandTable, isCommandId } from '../../shared/commands.ts';
import type { CommandId } from '../../shared/commands.ts';
import { useApp } from '../app-context.tsx';
import { commandOf, takesPress } from '../commands.ts';
import { focusPlace } from './focus-place.ts';

export function useKeys(): void {
  const { bridge, commands, platform } = useApp();
  useEffect(() => {
    function pressed(event: KeyboardEvent): void {
      // An input method that composes needs all keys.
      if (event.isComposing) return;
      const root = document.getElementById('root');
      if (!root) return;
      const target = event.target instanceof Element ? event.target : null;
      const { handlers, run } = commands.getState();
      const isAnswered = (each: CommandId): boolean => (handlers[each] ?? []).length > 0;
      const id = commandOf(event, platform, focusPlace(target, root), isAnswered);
      // A widget that has used the key has said so. Some say so too freely (radio buttons swallow every Enter): what counts
      // anywhere counts there too.
      if (!id || (event.defaultPrevented && commandTable[id].when !== 'anywhere')) return;
      if (!takesPress(id, event.repeat)) event.preventDefault();
      else if (run(id, { isCapsLocked: event.getModifierState('CapsLock') })) event.preventDefault();
    }
    window.addEventListener('keydown', pressed);
    const stop = bridge.on('command.run', ({ command }) => {
      if (isCommandId(command)) commands.getState().run(command);
    });
    return () => {
      window.removeEventListener('keydown', pressed);
      stop();
    };
  }, [bridge, commands, platform]);
}
