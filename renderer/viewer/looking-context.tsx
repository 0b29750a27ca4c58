/** The looking aids, for every picture of the window. */
import { createContext, use } from 'react';
import type { LookingStore } from './looking-store.ts';

export const LookingContext = createContext<LookingStore | null>(null);

export function useLooking(): LookingStore {
  const looking = use(LookingContext);
  if (!looking) throw new Error('Outside of LookingContext');
  return looking;
}
