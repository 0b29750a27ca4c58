/** Gliding on: the way does not depend on how often the window draws. */
import { expect, it } from 'vitest';
import { gliding } from '../../../../renderer/viewer/glide.ts';

it('leads equally far in many small steps as in one (catches pictures that glide farther on faster screens)', () => {
  const whole = gliding({ x: 2, y: -1 }, 480);
  let speed = { x: 2, y: -1 };
  let way = { x: 0, y: 0 };
  for (let step = 0; step < 60; step += 1) {
    const next = gliding(speed, 8);
    speed = next.speed;
    way = { x: way.x + next.by.x, y: way.y + next.by.y };
  }
  expect(way.x).toBeCloseTo(whole.by.x, 9);
  expect(way.y).toBeCloseTo(whole.by.y, 9);
  expect(speed.x).toBeCloseTo(whole.speed.x, 9);
});
