/** A picture that is let go of in motion glides on and comes to rest. Nothing moves by itself under reduced motion. */
import type { Point } from './camera.ts';

/** The speed falls to its e-th part in so many ms: short, as of a print on a table. */
const decay = 110;
/** A hand that has rested so many ms before it let go meant to stop. */
const longestRest = 40;
/** CSS pixels a millisecond below which nothing glides, or goes on gliding. */
const slowest = 0.05;

/** What is left of a speed after so many ms, and how far it led: both exact for an exponential fall. */
export function gliding(speed: Point, ms: number): { readonly by: Point; readonly speed: Point } {
  const left = Math.exp(-ms / decay);
  const way = decay * (1 - left);
  return {
    by: { x: speed.x * way, y: speed.y * way },
    speed: { x: speed.x * left, y: speed.y * left },
  };
}

/** `speed` in device pixels a millisecond; `rested`: ms without a move before letting go. Returns how to stop it. */
export function glide(options: {
  readonly speed: Point;
  readonly rested: number;
  /** Device pixels in a CSS pixel. */
  readonly ratio: number;
  readonly onMove: (by: Point) => void;
}): () => void {
  const { rested, ratio, onMove } = options;
  let { speed } = options;
  const isStill = (): boolean => Math.hypot(speed.x, speed.y) < slowest * ratio;
  if (rested > longestRest || isStill() || matchMedia('(prefers-reduced-motion: reduce)').matches)
    return () => {};
  let last = performance.now();
  let next = requestAnimationFrame(move);
  function move(now: number): void {
    const step = gliding(speed, Math.max(0, now - last));
    last = now;
    speed = step.speed;
    onMove(step.by);
    if (!isStill()) next = requestAnimationFrame(move);
  }
  return () => cancelAnimationFrame(next);
}
