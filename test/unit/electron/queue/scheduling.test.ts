/** Who is sent, when, and how many at once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callsAllowed, fullPace, nextRaise, paceLowered } from '../../../../electron/queue/pacing.ts';
import { median } from '../../../../electron/queue/recent-calls.ts';
import { chooseSending } from '../../../../electron/queue/scheduler.ts';
import { createSlots } from '../../../../electron/queue/slots.ts';

const minute = 60_000;

describe('chooseSending', () => {
  const waiting = [
    { job: 'a', notBefore: 0 },
    { job: 'b', notBefore: 50 },
    { job: 'c', notBefore: 10 },
    { job: 'd', notBefore: 0 },
  ];

  it('starts in order what is due, as many as are free, and wakes for the next', () => {
    expect(chooseSending({ waiting, free: 2, closedUntil: 0, now: 10 })).toEqual({
      start: ['a', 'c'],
      wakeAt: 50,
    });
  });

  it('lets nobody past an empty spend bucket (else every job is turned away once)', () => {
    expect(chooseSending({ waiting, free: 4, closedUntil: 40, now: 10 })).toEqual({ start: [], wakeAt: 40 });
  });

  it('starts nothing when more is in flight than is now allowed', () => {
    expect(chooseSending({ waiting, free: -3, closedUntil: 0, now: 10 }).start).toEqual([]);
  });
});

describe('pace', () => {
  it('is the setting until the gateway complains, then half, then one more a minute', () => {
    expect(callsAllowed(fullPace, 8, 0)).toBe(8);
    const pace = paceLowered(fullPace, 8, 100, 200);
    expect(callsAllowed(pace, 8, 200)).toBe(4);
    expect(nextRaise(pace, 8, 200)).toBe(200 + minute);
    expect(callsAllowed(pace, 8, 200 + 3 * minute)).toBe(7);
    expect(callsAllowed(pace, 8, 200 + 99 * minute)).toBe(8);
    expect(nextRaise(pace, 8, 200 + 99 * minute)).toBeNull();
  });

  it('is halved once for calls turned away together (else 25 rejections leave one call a minute)', () => {
    let pace = fullPace;
    for (let call = 0; call < 25; call += 1) pace = paceLowered(pace, 32, 100, 200 + call);
    expect(callsAllowed(pace, 32, 230)).toBe(16);
    expect(callsAllowed(paceLowered(pace, 32, 201, 300), 32, 300)).toBe(8);
  });

  it('never ends at none, nor above the setting', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.array(fc.nat(10 * minute)), (setting, waits) => {
        let pace = fullPace;
        let now = 0;
        for (const wait of waits) {
          now += wait;
          pace = paceLowered(pace, setting, now, now);
          expect(callsAllowed(pace, setting, now)).toBeGreaterThanOrEqual(1);
          expect(callsAllowed(pace, setting, now + wait)).toBeLessThanOrEqual(setting);
        }
      }),
    );
  });
});

describe('createSlots', () => {
  it('runs so many at once, and then the smallest rank first (the answer that expires soonest)', async () => {
    const slots = createSlots(1);
    const order: number[] = [];
    let finishFirst = (): void => undefined;
    const held = new Promise<void>((resolve) => (finishFirst = resolve));
    const first = slots.run(0, () => held);
    const rest = [3, 1, 2].map((rank) =>
      slots.run(rank, () => {
        order.push(rank);
        return Promise.resolve();
      }),
    );
    finishFirst();
    await Promise.all([first, ...rest]);
    expect(order).toEqual([1, 2, 3]);
  });

  it('gives a place back when the work throws (else downloads stop after eight failures)', async () => {
    const slots = createSlots(1);
    await expect(slots.run(0, () => Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect(await slots.run(0, () => Promise.resolve('next'))).toBe('next');
  });
});

describe('median', () => {
  it.each([
    [[], null],
    [[3], 3],
    [[9, 1], 5],
    [[9, 1, 2], 2],
  ])('of %j is %s', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});
