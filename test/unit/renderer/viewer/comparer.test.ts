/** The worker's answers: a photographer who steps quickly must never see the figures of a pair that is gone. */
import { describe, expect, it } from 'vitest';
import { createComparer } from '../../../../renderer/viewer/comparer.ts';
import type { ReadPair } from '../../../../renderer/viewer/comparer.ts';
import type { DifferenceAnswer, PictureSource } from '../../../../renderer/viewer/difference-questions.ts';
import { greyOf } from '../../shared/compare/support.ts';

const plain = { gain: 1, tone: 'colour' } as const;
const strong = { gain: 16, tone: 'colour' } as const;

/** Pictures by name: "10" is a grey of that tone; "wide" has another size; "gone" cannot be read. */
function desk() {
  const answers: DifferenceAnswer[] = [];
  const shown: number[] = [];
  const ask = createComparer({
    read: async (left, right) => {
      await Promise.resolve();
      return pairOf(nameOf(left), nameOf(right));
    },
    bitmapOf: (pixels, width, height) => {
      shown.push(pixels[0]!);
      return { width, height } as ImageBitmap;
    },
    tell: (answer) => answers.push(answer),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  });
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  return { ask, answers, shown, settled };
}

function nameOf(source: PictureSource): string {
  return typeof source === 'string' ? source : 'gone';
}

function pairOf(left: string, right: string): ReadPair {
  if (left === 'gone' || right === 'gone') throw new Error('404');
  const size = { width: 3, height: 200 };
  const of = (tone: string) => greyOf(size.width, size.height, () => Number(tone));
  return { left: of(left), right: of(right), sizes: { left: size, right: size } };
}

describe('createComparer', () => {
  it('tells the figures, then the picture as it is wanted', async () => {
    const { ask, answers, shown, settled } = desk();
    ask({ kind: 'pair', no: 1, left: '10', right: '13', look: strong });
    await settled();
    expect(answers).toMatchObject([
      { kind: 'compared', no: 1, figures: { differing: 600, mean: 3 } },
      { kind: 'picture', no: 1, picture: { width: 3, height: 200 } },
    ]);
    expect(shown).toEqual([48]);
  });

  it('answers for the newest pair only (catches old figures that arrive last)', async () => {
    const { ask, answers, settled } = desk();
    ask({ kind: 'pair', no: 1, left: '10', right: '13', look: plain });
    await Promise.resolve();
    ask({ kind: 'pair', no: 2, left: 'gone', right: '13', look: plain });
    ask({ kind: 'pair', no: 3, left: '10', right: '20', look: plain });
    await settled();
    expect(answers.map(({ no }) => no)).toEqual([3, 3]);
  });

  it('draws only the last of several looks (catches a slider that queues up pictures)', async () => {
    const { ask, answers, shown, settled } = desk();
    ask({ kind: 'pair', no: 1, left: '10', right: '13', look: plain });
    await settled();
    for (const gain of [2, 4, 8] as const) ask({ kind: 'look', look: { gain, tone: 'colour' } });
    await settled();
    expect(shown).toEqual([3, 24]);
    expect(answers.at(-1)).toMatchObject({ kind: 'picture', no: 1 });
  });

  it('takes a look that was asked for while it compares (catches a gain that is lost)', async () => {
    const { ask, shown, settled } = desk();
    ask({ kind: 'pair', no: 1, left: '10', right: '13', look: plain });
    ask({ kind: 'look', look: strong });
    await settled();
    expect(shown).toEqual([48]);
  });

  it('says when one of the two cannot be read, and goes on with the next pair', async () => {
    const { ask, answers, settled } = desk();
    ask({ kind: 'pair', no: 1, left: '10', right: 'gone', look: plain });
    await settled();
    expect(answers).toEqual([{ kind: 'unreadable', no: 1 }]);
    ask({ kind: 'pair', no: 2, left: '10', right: '10', look: plain });
    await settled();
    expect(answers[1]).toMatchObject({ kind: 'compared', no: 2, figures: { differing: 0 } });
  });
});
