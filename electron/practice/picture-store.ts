/**
 * Pictures that were ordered, by id. A picture is a pure function of its order, so only a few are kept as bytes and any
 * other is drawn again when its address is opened.
 */
import type { Draw, PictureOrder } from './picture-order.ts';
import { orderId } from './picture-order.ts';

/** Bytes of PNG held in memory: about thirty pictures of 1024². */
const mostBytes = 48 * 1024 * 1024;

export interface PictureStore {
  /** Draws an order and answers its id. */
  readonly make: (order: PictureOrder, signal: AbortSignal) => Promise<string>;
  /** The PNG of an id that was made in this run, else undefined. */
  readonly read: (id: string) => Promise<Uint8Array | undefined>;
}

export function createPictureStore(draw: Draw): PictureStore {
  const orders = new Map<string, PictureOrder>();
  /** Least recently used first: a Map iterates in order of insertion. */
  const drawn = new Map<string, Uint8Array>();
  let bytesHeld = 0;

  const hold = (id: string, png: Uint8Array): void => {
    if (drawn.has(id)) return;
    drawn.set(id, png);
    bytesHeld += png.byteLength;
    for (const [oldest, bytes] of drawn) {
      if (bytesHeld <= mostBytes || oldest === id) break;
      drawn.delete(oldest);
      bytesHeld -= bytes.byteLength;
    }
  };

  return {
    make: async (order, signal) => {
      const id = orderId(order);
      if (!drawn.has(id)) hold(id, await draw(order, signal));
      orders.set(id, order);
      return id;
    },
    read: async (id) => {
      const order = orders.get(id);
      if (!order) return undefined;
      const png = drawn.get(id) ?? (await draw(order));
      hold(id, png);
      return png;
    },
  };
}
