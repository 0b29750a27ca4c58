/** The question before a quit: asked only where something is at stake, and never in the way of the system. */
import { describe, expect, it } from 'vitest';
import { createQuitGuard } from '../../../electron/quit-guard.ts';
import type { QuitQuestion } from '../../../shared/ipc/routes/quit.ts';
import type { UnderWay } from '../../../shared/job/under-way.ts';

const idle: UnderWay = { direct: 0, safe: 0, downloading: 0, waiting: 0 };

function deskWith(underWay: UnderWay | null, canAsk = true) {
  const told: (Omit<QuitQuestion, 'leaving'> | null)[] = [];
  const done: string[] = [];
  const desk = { underWay };
  const guard = createQuitGuard({
    underWay: () => desk.underWay,
    canAsk: () => canAsk,
    tell: (question) => told.push(question),
    pause: () => done.push('pause'),
    quit: () => done.push('quit'),
  });
  return { guard, told, done, desk };
}

describe('a quit', () => {
  it.each<[string, UnderWay | null, boolean]>([
    ['without a library', null, true],
    [
      'with nothing but waiting jobs and downloads, which are kept',
      { ...idle, waiting: 3, downloading: 2 },
      true,
    ],
    ['without a window that could show the question', { ...idle, direct: 1 }, false],
  ])('%s asks nobody', (_, underWay, canAsk) => {
    const { guard, told } = deskWith(underWay, canAsk);
    expect(guard.mayQuit()).toBe(true);
    expect(told).toEqual([]);
  });

  it('with a paid call in flight is held, and says what is at stake, until the user says now', () => {
    const { guard, told, done } = deskWith({ ...idle, direct: 1, waiting: 2 });
    expect(guard.mayQuit()).toBe(false);
    expect(told).toEqual([{ ...idle, direct: 1, waiting: 2, isWaiting: false }]);
    guard.answer('now');
    expect(done).toEqual(['quit']);
    expect(guard.mayQuit()).toBe(true);
  });

  it('that waits sends nothing new and happens when the last download is done, not before', () => {
    const { guard, done, desk, told } = deskWith({ ...idle, safe: 1 });
    guard.mayQuit();
    guard.answer('when-done');
    expect(done).toEqual(['pause']);
    expect(told.at(-1)?.isWaiting).toBe(true);
    desk.underWay = { ...idle, downloading: 1 };
    guard.queueChanged();
    expect(done).toEqual(['pause']);
    desk.underWay = idle;
    guard.queueChanged();
    expect(done).toEqual(['pause', 'quit']);
  });

  it('that is taken back does not happen later (else the app ends in the middle of the next batch)', () => {
    const { guard, done, desk, told } = deskWith({ ...idle, direct: 1 });
    guard.mayQuit();
    guard.answer('stay');
    desk.underWay = idle;
    guard.queueChanged();
    expect(done).toEqual([]);
    expect(told.at(-1)).toBeNull();
  });

  it('of the system is not held', () => {
    const { guard } = deskWith({ ...idle, direct: 1 });
    guard.systemEnds();
    expect(guard.mayQuit()).toBe(true);
  });
});
