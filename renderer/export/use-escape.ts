/** What Escape means inside the dialog before it means to close it. */
import { createContext, use, useEffect, useEffectEvent } from 'react';

/** Each answers whether that was all. */
export type Escapes = Set<() => boolean>;

export const EscapeContext = createContext<Escapes>(new Set());

export function useEscape(handler: () => boolean): void {
  const escapes = use(EscapeContext);
  const escaped = useEffectEvent(handler);
  useEffect(() => {
    const own = (): boolean => escaped();
    escapes.add(own);
    return () => {
      escapes.delete(own);
    };
  }, [escapes]);
}
