/** Arrows over a picture: they pan what is larger than its pane, and leave what is seen whole to the window's stepping. */
import { expect, it } from 'vitest';
import type { Camera } from '../../../../renderer/viewer/camera.ts';
import { fitCamera } from '../../../../renderer/viewer/camera.ts';
import { cameraKeyOf } from '../../../../renderer/viewer/camera-keys.ts';

const press = { key: 'ArrowRight', ctrlKey: false, metaKey: false, altKey: false };
const atFull: Camera = { zoom: 1, centre: { x: 0.5, y: 0.5 } };
const small = { image: { width: 1024, height: 1024 }, viewport: { width: 1600, height: 1200 } };
const large = { image: { width: 2048, height: 1024 }, viewport: { width: 1600, height: 1200 } };

it('pans a picture that is wider than its pane', () => {
  expect(cameraKeyOf(press, atFull, large)?.centre.x).toBeGreaterThan(0.5);
});

it('leaves arrows alone where the picture is whole, at 100 % too (catches a frame on which arrows do nothing)', () => {
  expect(cameraKeyOf(press, atFull, small)).toBeNull();
  expect(cameraKeyOf(press, fitCamera, large)).toBeNull();
});

it('steps through the levels in any case', () => {
  expect(cameraKeyOf({ ...press, key: '+' }, atFull, large)?.zoom).toBe(2);
});
