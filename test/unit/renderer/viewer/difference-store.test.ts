/** The window's side of a comparison: pictures are closed once, the viewer's own never, and answers that come late are dropped. */
import { describe, expect, it } from 'vitest';
import type { PixelDifference } from '../../../../shared/compare/pixel-difference.ts';
import type {
  DifferenceAnswer,
  DifferenceQuestion,
} from '../../../../renderer/viewer/difference-questions.ts';
import { createDifferenceStore } from '../../../../renderer/viewer/difference-store.ts';

const look = { gain: 1, tone: 'colour' } as const;

function bitmap() {
  let isClosed = false;
  const picture = { close: () => (isClosed = true) } as unknown as ImageBitmap;
  return { picture, isClosed: () => isClosed };
}

function desk() {
  const questions: DifferenceQuestion[] = [];
  const links: { tell: (answer: DifferenceAnswer) => void; die: () => void; isEnded: boolean }[] = [];
  const store = createDifferenceStore({
    connect: (tell, die) => {
      const link = { tell, die, isEnded: false };
      links.push(link);
      return { ask: (question) => questions.push(question), end: () => (link.isEnded = true) };
    },
    copy: () => Promise.resolve(bitmap().picture),
  });
  const { pairAsked, lookAsked, left } = store.getState();
  return { questions, links, pairAsked, lookAsked, left, seen: () => store.getState().difference };
}

const sizes = { left: { width: 1, height: 1 }, right: { width: 1, height: 1 } };
const compared = (no: number): DifferenceAnswer => ({
  kind: 'compared',
  no,
  figures: { differing: no } as PixelDifference,
  sizes,
});
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('createDifferenceStore', () => {
  it('drops what belongs to an earlier pair (catches the figures of the pair before)', async () => {
    const { pairAsked, links, seen } = desk();
    pairAsked('a', 'b', look);
    await turn();
    pairAsked('a', 'c', look);
    await turn();
    const late = bitmap();
    links[0]!.tell(compared(1));
    links[0]!.tell({ kind: 'picture', no: 1, picture: late.picture });
    expect(seen()).toMatchObject({ state: 'comparing', figures: null, picture: null });
    expect(late.isClosed()).toBe(true);
    links[0]!.tell(compared(2));
    expect(seen()).toMatchObject({ state: 'compared', figures: { differing: 2 } });
  });

  it('closes a picture when the next one is there, and not before (catches memory that grows with each gain)', async () => {
    const { pairAsked, links, seen } = desk();
    pairAsked('a', 'b', look);
    await turn();
    const [first, second] = [bitmap(), bitmap()];
    links[0]!.tell({ kind: 'picture', no: 1, picture: first.picture });
    expect(first.isClosed()).toBe(false);
    links[0]!.tell({ kind: 'picture', no: 1, picture: second.picture });
    expect([first.isClosed(), second.isClosed()]).toEqual([true, false]);
    expect(seen().picture).toBe(second.picture);
  });

  it('hands over copies, with the look wanted by then', async () => {
    const { pairAsked, lookAsked, questions } = desk();
    const [mine, other] = [bitmap(), bitmap()];
    pairAsked(mine.picture, other.picture, look);
    lookAsked({ gain: 8, tone: 'heat' });
    await turn();
    expect(questions).toMatchObject([{ kind: 'pair', look: { gain: 8, tone: 'heat' } }]);
    expect(questions[0]).not.toMatchObject({ left: mine.picture });
    expect([mine.isClosed(), other.isClosed()]).toEqual([false, false]);
  });

  it('starts anew after its worker has died (catches a view that compares nothing any more)', async () => {
    const { pairAsked, links, seen } = desk();
    pairAsked('a', 'b', look);
    await turn();
    links[0]!.die();
    expect(seen().state).toBe('unreadable');
    expect(links[0]!.isEnded).toBe(true);
    pairAsked('a', 'c', look);
    await turn();
    links[1]!.tell(compared(2));
    expect(seen().state).toBe('compared');
  });

  it('ends its worker and closes its picture when nobody looks any more', async () => {
    const { pairAsked, links, left, seen } = desk();
    pairAsked('a', 'b', look);
    await turn();
    const last = bitmap();
    links[0]!.tell({ kind: 'picture', no: 1, picture: last.picture });
    left();
    expect([links[0]!.isEnded, last.isClosed(), seen().state]).toEqual([true, true, 'none']);
  });
});
