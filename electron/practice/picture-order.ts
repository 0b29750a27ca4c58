/** What fully determines one practice picture: same order, same bytes. */
import { createHash } from 'node:crypto';

export interface PictureOrder {
  readonly model: string;
  readonly prompt: string;
  readonly seed: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Draws an order as the bytes of a PNG file; rejects with the signal's reason when the call was given up. */
export type Draw = (order: PictureOrder, signal?: AbortSignal) => Promise<Uint8Array>;

/** 32 hex digits out of everything in an order: the picture's name. */
export function orderId(order: PictureOrder): string {
  const parts = [order.model, order.prompt, order.seed, order.width, order.height];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/**
 * The seed of image `position` (0 is the first) of a call for n: the first is the call's own, so that a call for two
 * begins with the very picture that a call for one brings.
 */
export function seedOfPosition(seed: number, position: number): number {
  if (position === 0) return seed;
  const digest = createHash('sha256').update(`${seed}/${position}`).digest();
  return digest.readUInt32BE(0) >>> 1;
}
