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
    /** By the key's place on the keyboard: its sign is another one once Shift has been let go of. */
    let held: { readonly id: CommandId; readonly code: string } | null = null;

    function letGo(): void {
      if (held) commands.getState().run(held.id, { isCapsLocked: false, isReleased: true });
      held = null;
    }

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
      else if (run(id, { isCapsLocked: event.getModifierState('CapsLock') })) {
        event.preventDefault();
        if (commandTable[id].held) held = { id, code: event.code };
      }
    }
    function lifted({ code }: KeyboardEvent): void {
      if (code === held?.code) letGo();
    }
    window.addEventListener('keydown', pressed);
    window.addEventListener('keyup', lifted);
    // A key that is let go elsewhere is not heard here.
    window.addEventListener('blur', letGo);
    const stop = bridge.on('command.run', ({ command }) => {
      if (isCommandId(command)) commands.getState().run(command);
    });
    return () => {
      window.removeEventListener('keydown', pressed);
      window.removeEventListener('keyup', lifted);
      window.removeEventListener('blur', letGo);
      stop();
    };
  }, [bridge, commands, platform]);
}
