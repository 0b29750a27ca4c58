/** The looking aids that are on: one state for loupe, compare and survey, forgotten at quit. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Point } from './camera.ts';
import type { Guide } from './guides.ts';
import { nextGuide } from './guides.ts';

/** What is shown over each picture, or not. */
export const aids = ['information', 'colour', 'histogram', 'clipping'] as const;
export type Aid = (typeof aids)[number];

export interface LookingState {
  readonly shown: ReadonlySet<Aid>;
  readonly guide: Guide;
  /** Where in the picture the pointer is, in shares; on every pane the same. Null: on none. */
  readonly pointed: Point | null;
  readonly aidToggled: (aid: Aid) => void;
  readonly guideStepped: () => void;
  readonly guideChosen: (guide: Guide) => void;
  readonly placePointed: (share: Point | null) => void;
}
export type LookingStore = StoreApi<LookingState>;

export function createLookingStore(): LookingStore {
  return createStore<LookingState>((set) => ({
    // Colours are told while the pointer rests on a picture: nothing is in the way before that.
    shown: new Set(['colour']),
    guide: 'none',
    pointed: null,
    aidToggled: (aid) =>
      set(({ shown }) => {
        const next = new Set(shown);
        if (!next.delete(aid)) next.add(aid);
        return { shown: next };
      }),
    guideStepped: () => set(({ guide }) => ({ guide: nextGuide(guide) })),
    guideChosen: (guide) => set({ guide }),
    placePointed: (pointed) => set({ pointed }),
  }));
}
