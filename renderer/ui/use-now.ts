/** The time, told each second while it is needed, and not at all otherwise. */
import { useSyncExternalStore } from 'react';

/** Ms since the epoch, in whole seconds. */
export function useNow(isNeeded: boolean): number {
  return useSyncExternalStore(isNeeded ? everySecond : never, thisSecond);
}

function everySecond(told: () => void): () => void {
  const timer = setInterval(told, 1000);
  return () => clearInterval(timer);
}

function never(): () => void {
  return () => {};
}

function thisSecond(): number {
  return Math.floor(Date.now() / 1000) * 1000;
}
