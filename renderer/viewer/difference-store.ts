/** The difference of the two pictures that are looked at, as far as it is known. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Look } from '../../shared/compare/difference-look.ts';
import type { PixelDifference } from '../../shared/compare/pixel-difference.ts';
import type {
  DifferenceAnswer,
  DifferenceQuestion,
  PairSizes,
  PictureSource,
} from './difference-questions.ts';

export interface Difference {
  readonly state: 'none' | 'comparing' | 'compared' | 'unreadable';
  readonly figures: PixelDifference | null;
  readonly sizes: PairSizes | null;
  /** Closed as soon as another takes its place. */
  readonly picture: ImageBitmap | null;
}

export interface DifferenceState {
  readonly difference: Difference;
  readonly pairAsked: (left: PictureSource, right: PictureSource, look: Look) => void;
  readonly lookAsked: (look: Look) => void;
  /** Nobody looks any more: the worker ends, the picture is let go of. */
  readonly left: () => void;
}
export type DifferenceStore = StoreApi<DifferenceState>;

/** Someone who compares, elsewhere. */
export interface ComparerLink {
  readonly ask: (question: DifferenceQuestion) => void;
  readonly end: () => void;
}

interface Tools {
  readonly connect: (onAnswer: (answer: DifferenceAnswer) => void, onBreak: () => void) => ComparerLink;
  /** The viewer's own picture stays the viewer's. */
  readonly copy: (picture: ImageBitmap) => Promise<ImageBitmap>;
}

const none: Difference = { state: 'none', figures: null, sizes: null, picture: null };

export function createDifferenceStore({ connect, copy }: Tools): DifferenceStore {
  let link: ComparerLink | null = null;
  let newest = 0;
  let look: Look = { gain: 1, tone: 'colour' };

  return createStore<DifferenceState>((set, get) => {
    function changed(difference: Difference): void {
      const { picture } = get().difference;
      set({ difference });
      if (picture !== difference.picture) picture?.close();
    }

    function answered(answer: DifferenceAnswer): void {
      if (answer.no !== newest) {
        if (answer.kind === 'picture') answer.picture.close();
        return;
      }
      const { difference } = get();
      switch (answer.kind) {
        case 'compared':
          changed({ ...difference, state: 'compared', figures: answer.figures, sizes: answer.sizes });
          return;
        case 'picture':
          changed({ ...difference, picture: answer.picture });
          return;
        case 'unreadable':
          changed({ ...none, state: 'unreadable' });
      }
    }

    /** A worker that has died is started again with the next pair. */
    function broken(): void {
      link?.end();
      link = null;
      changed({ ...none, state: 'unreadable' });
    }

    const own = (source: PictureSource): PictureSource | Promise<ImageBitmap> =>
      typeof source === 'string' ? source : copy(source);

    async function ask(no: number, left: PictureSource, right: PictureSource): Promise<void> {
      try {
        const [ownLeft, ownRight] = await Promise.all([own(left), own(right)]);
        if (no === newest) {
          link ??= connect(answered, broken);
          link.ask({ kind: 'pair', no, left: ownLeft, right: ownRight, look });
        } else for (const source of [ownLeft, ownRight]) if (typeof source !== 'string') source.close();
      } catch {
        // The viewer has let go of one of them meanwhile.
        if (no === newest) changed({ ...none, state: 'unreadable' });
      }
    }

    return {
      difference: none,
      pairAsked(left, right, wanted) {
        look = wanted;
        newest += 1;
        changed({ ...none, state: 'comparing' });
        void ask(newest, left, right);
      },
      lookAsked(wanted) {
        look = wanted;
        link?.ask({ kind: 'look', look });
      },
      left() {
        newest += 1;
        link?.end();
        link = null;
        changed(none);
      },
    };
  });
}
