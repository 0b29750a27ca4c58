/**
 * Answers questions about two pictures, the newest only: between two strips of its work it hears whether there is
 * another. Of a pair it keeps nothing but the difference, from which every look at it is made.
 */
import type { Look } from '../../shared/compare/difference-look.ts';
import { lookedAt } from '../../shared/compare/difference-look.ts';
import { comparing } from '../../shared/compare/pixel-difference.ts';
import type { Picture } from '../../shared/compare/pixels.ts';
import type {
  DifferenceAnswer,
  DifferenceQuestion,
  PairSizes,
  PictureSource,
} from './difference-questions.ts';

export interface ReadPair {
  readonly left: Picture;
  /** Already in the left's size. */
  readonly right: Picture;
  readonly sizes: PairSizes;
}

interface Tools {
  /** Rejects when there are no two pictures. Lets go of bitmaps that it was given. */
  readonly read: (left: PictureSource, right: PictureSource) => Promise<ReadPair>;
  readonly bitmapOf: (pixels: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) => ImageBitmap;
  readonly tell: (answer: DifferenceAnswer) => void;
  /** Settles once the questions that wait have been heard. */
  readonly pause: () => Promise<void>;
}

interface Compared {
  readonly no: number;
  readonly width: number;
  readonly height: number;
  readonly difference: Uint8ClampedArray<ArrayBuffer>;
}

export function createComparer({
  read,
  bitmapOf,
  tell,
  pause,
}: Tools): (question: DifferenceQuestion) => void {
  let newest = 0;
  let look: Look = { gain: 1, tone: 'colour' };
  let compared: Compared | null = null;

  async function compare(no: number, left: PictureSource, right: PictureSource): Promise<void> {
    try {
      const pair = await read(left, right);
      const work = comparing(pair.left, pair.right);
      for (;;) {
        await pause();
        if (newest !== no) return;
        const step = work.next();
        if (!step.done) continue;
        const { figures, picture: difference } = step.value;
        const { width, height } = pair.left;
        compared = { no, width, height, difference };
        tell({ kind: 'compared', no, figures, sizes: pair.sizes });
        draw(compared);
        return;
      }
    } catch {
      // Whichever it was and why, there is one thing to say: these two cannot be compared.
      if (newest === no) tell({ kind: 'unreadable', no });
    }
  }

  function draw({ no, width, height, difference }: Compared): void {
    // At gain 1 the difference is its own picture.
    const isPlain = look.gain === 1 && look.tone === 'colour';
    const pixels = isPlain ? difference : lookedAt(difference, look);
    tell({ kind: 'picture', no, picture: bitmapOf(pixels, width, height) });
  }

  async function drawSoon(wanted: Look): Promise<void> {
    await pause();
    if (look === wanted && compared) draw(compared);
  }

  return (question) => {
    look = question.look;
    if (question.kind === 'look') {
      void drawSoon(look);
      return;
    }
    newest = question.no;
    compared = null;
    void compare(question.no, question.left, question.right);
  };
}
