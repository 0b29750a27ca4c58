/** Turns key presses, and main's menu, into commands. */
import { useEffect } from 'react';
import { isCommandId } from '../../shared/commands.ts';
import { useApp } from '../app-context.tsx';
import { commandOf } from '../commands.ts';
import { focusPlace } from './focus-place.ts';

export function useKeys(): void {
  const { bridge, commands, platform } = useApp();
  useEffect(() => {
    function pressed(event: KeyboardEvent): void {
      // A widget that has used the key has said so; an input method that composes needs all of them.
      if (event.defaultPrevented || event.isComposing) return;
      const root = document.getElementById('root');
      if (!root) return;
      const target = event.target instanceof Element ? event.target : null;
      const id = commandOf(event, platform, focusPlace(target, root));
      if (id && commands.getState().run(id)) event.preventDefault();
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
