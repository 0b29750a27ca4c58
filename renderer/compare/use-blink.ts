/** Which side stands in the left's place: the right, while its key is held or when its turn has come by itself. */
import { useEffect, useState } from 'react';
import { useCommand } from '../app-context.tsx';
import { useReducedMotion } from '../ui/use-reduced-motion.ts';
import type { Laying } from './mode.ts';
import type { Side } from './pair.ts';

export interface Blink {
  readonly shown: Side;
  /** By itself. */
  readonly isRunning: boolean;
  readonly isHeld: boolean;
  readonly held: (isHeld: boolean) => void;
}

export function useBlink({ mode, isBlinking, blinkSeconds }: Laying, isThere: boolean): Blink {
  const isReduced = useReducedMotion();
  const [isHeld, setHeld] = useState(false);
  const [turns, setTurns] = useState(0);
  const isRunning = isThere && mode === 'blink' && (isBlinking ?? !isReduced);

  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setTurns((count) => count + 1), blinkSeconds * 1_000);
    return () => {
      clearInterval(timer);
      setTurns(0);
    };
  }, [isRunning, blinkSeconds]);
  // Whoever leaves with the key held lets it go elsewhere.
  useEffect(() => () => setHeld(false), []);
  // From the menu, where nothing can be held, it is on until it is chosen again.
  useCommand('compare.blink', ({ isReleased }) => setHeld(isReleased ? false : !isHeld), isThere);

  return { shown: isHeld || turns % 2 === 1 ? 'right' : 'left', isRunning, isHeld, held: setHeld };
}
