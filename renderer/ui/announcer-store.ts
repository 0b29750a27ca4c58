/** What screen readers are told: batch finished, refused, failed, key problem, undo available. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';

export interface AnnouncerState {
  readonly text: string;
  /** Counts announcements, so that the same words are spoken again. */
  readonly count: number;
  readonly announced: (text: string) => void;
}
export type AnnouncerStore = StoreApi<AnnouncerState>;

export function createAnnouncerStore(): AnnouncerStore {
  return createStore<AnnouncerState>((set) => ({
    text: '',
    count: 0,
    announced: (text) => set(({ count }) => ({ text, count: count + 1 })),
  }));
}
