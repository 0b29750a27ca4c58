/** Who goes next where only so many may work at once. */
import { expect, it } from 'vitest';
import { createGate } from '../../../../electron/library-host/gate.ts';

/** Runs what was asked for in this order behind a piece of work that is under way; answers with the order it ran in. */
async function ranIn(asked: readonly (readonly ['soon' | 'seen' | 'whenever', string])[]): Promise<string[]> {
  const gate = createGate(1);
  const ran: string[] = [];
  let leave = (): void => {};
  const first = gate.run(() => new Promise<void>((settle) => (leave = settle)));
  const rest = asked.map(([urgency, name]) =>
    gate.run(() => {
      ran.push(name);
      return Promise.resolve();
    }, urgency),
  );
  leave();
  await Promise.all([first, ...rest]);
  return ran;
}

it('serves what is in sight now before what was in sight a moment ago (catches blank cells behind a fast scroll)', async () => {
  expect(
    await ranIn([
      ['whenever', 'export'],
      ['seen', 'scrolled away'],
      ['seen', 'in sight'],
      ['soon', 'arrives'],
      ['soon', 'arrives next'],
    ]),
  ).toEqual(['arrives', 'arrives next', 'in sight', 'scrolled away', 'export']);
});

it('goes on after work that fails, with as many at once as there are places', async () => {
  const gate = createGate(2);
  let running = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    most = Math.max(most, (running += 1));
    await Promise.resolve();
    running -= 1;
    throw new Error('broken');
  };
  const all = await Promise.allSettled(Array.from({ length: 7 }, () => gate.run(work)));
  expect(all.every(({ status }) => status === 'rejected')).toBe(true);
  expect(most).toBe(2);
});
