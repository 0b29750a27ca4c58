/** Which two frames are compared, and how the right one is replaced. */
import { expect, it } from 'vitest';
import { pairOf, promoted, stepped, swapped } from '../../../../renderer/compare/pair.ts';

const order = Uint32Array.from([9, 7, 5, 3]);
const chosen = (active: number | null, ...selected: number[]) => ({
  active,
  anchor: active,
  selected: new Set(selected),
});

it('takes two selected frames in their order, whichever was chosen last', () => {
  expect(pairOf(order, chosen(3, 3, 7))).toEqual({ left: 7, right: 3 });
});

it('takes the active frame and the next that is selected, round the end, when more are', () => {
  expect(pairOf(order, chosen(5, 9, 5, 3))).toEqual({ left: 5, right: 3 });
  expect(pairOf(order, chosen(3, 9, 5, 3))).toEqual({ left: 3, right: 9 });
});

it('takes the active frame and its neighbour when it is alone (catches the last frame having none)', () => {
  expect(pairOf(order, chosen(7, 7))).toEqual({ left: 7, right: 5 });
  expect(pairOf(order, chosen(3))).toEqual({ left: 3, right: 5 });
  expect(pairOf(order, chosen(null))).toBeNull();
  expect(pairOf(Uint32Array.from([4]), chosen(4, 4))).toBeNull();
});

it('steps the right past the left and stays at the ends (catches a frame beside itself)', () => {
  expect(stepped(order, { left: 7, right: 9 }, 1)).toEqual({ left: 7, right: 5 });
  expect(stepped(order, { left: 7, right: 5 }, -1)).toEqual({ left: 7, right: 9 });
  expect(stepped(order, { left: 9, right: 3 }, 1)).toEqual({ left: 9, right: 3 });
  expect(stepped(order, { left: 3, right: 5 }, 1)).toEqual({ left: 3, right: 5 });
});

it('puts the winner left and the next frame right; at the end the two change places', () => {
  expect(promoted(order, { left: 9, right: 7 })).toEqual({ left: 7, right: 5 });
  expect(promoted(order, { left: 9, right: 3 })).toEqual({ left: 3, right: 9 });
  expect(swapped({ left: 9, right: 3 })).toEqual({ left: 3, right: 9 });
});
