/** The looking aids, for every picture of the window. */
import { createContext, use } from 'react';
import type { Analyst } from './analyst.ts';
import type { LookingStore } from './looking-store.ts';

export interface Looking {
  readonly aids: LookingStore;
  readonly analyst: Analyst;
}

export const LookingContext = createContext<Looking | null>(null);

export function useLooking(): LookingStore {
  return useBoth().aids;
}

export function useAnalyst(): Analyst {
  return useBoth().analyst;
}

function useBoth(): Looking {
  const looking = use(LookingContext);
  if (!looking) throw new Error('Outside of LookingContext');
  return looking;
}
