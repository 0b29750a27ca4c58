/** Leaving a library for another: asked about like a quit, and answered once. */
import { expect, it } from 'vitest';
import { createLibraryLeave } from '../../../electron/leave-library.ts';
import type { UnderWay } from '../../../shared/job/under-way.ts';

const idle: UnderWay = { direct: 0, safe: 0, downloading: 0, waiting: 0 };

function deskWith(underWay: UnderWay) {
  const done: string[] = [];
  const desk = { underWay };
  const leave = createLibraryLeave({
    underWay: () => desk.underWay,
    canAsk: () => true,
    tell: (question) => done.push(question === null ? 'nothing' : 'asked'),
    pause: () => done.push('pause'),
  });
  return { leave, done, desk };
}

it('needs no word where nothing is at stake', async () => {
  const { leave, done } = deskWith({ ...idle, waiting: 4, downloading: 1 });
  expect(await leave.mayLeave()).toBe(true);
  expect(done).toEqual([]);
});

it('happens when calls and downloads have ended, if the user waits; and can be asked again afterwards', async () => {
  // Catches: a guard that once agreed lets the next library's calls be cut off unasked.
  const { leave, done, desk } = deskWith({ ...idle, direct: 1 });
  const left = leave.mayLeave();
  leave.answer('when-done');
  desk.underWay = idle;
  leave.queueChanged();
  expect(await left).toBe(true);
  expect(done.at(-1)).toBe('nothing');
  desk.underWay = { ...idle, direct: 1 };
  const again = leave.mayLeave();
  leave.answer('stay');
  expect(await again).toBe(false);
});

it('asked for twice is answered once: the first stays', async () => {
  const { leave } = deskWith({ ...idle, safe: 1 });
  const [first, second] = [leave.mayLeave(), leave.mayLeave()];
  leave.answer('now');
  expect(await Promise.all([first, second])).toEqual([false, true]);
});
