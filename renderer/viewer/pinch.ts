/** Two fingers on a picture: what lies between them stays between them, nearer or farther. Pure. */
import type { Camera, Point, Stage } from './camera.ts';
import { panned, scaleOf, zoomedAt } from './camera.ts';

export type Fingers = readonly [Point, Point];

/** The camera once the fingers have moved; all in device pixels of the viewport. */
export function pinched(camera: Camera, stage: Stage, from: Fingers, to: Fingers): Camera {
  const [start, end] = [middleOf(from), middleOf(to)];
  // Fingers on one spot have no distance to compare with.
  const factor = Math.max(distanceOf(to), 1) / Math.max(distanceOf(from), 1);
  const zoomed = zoomedAt(camera, stage, start, scaleOf(camera, stage) * factor);
  return panned(zoomed, stage, { x: end.x - start.x, y: end.y - start.y });
}

function middleOf([a, b]: Fingers): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function distanceOf([a, b]: Fingers): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
