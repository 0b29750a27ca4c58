/** One generation, whoever asked for it: draws the pictures, takes its pretended time, and signs their addresses. */
import { setTimeout as sleep } from 'node:timers/promises';
import { refuse } from './answer.ts';
import type { ImageLinks } from './image-links.ts';
import type { PictureOrder } from './picture-order.ts';
import type { PictureStore } from './picture-store.ts';

export interface GeneratedImage {
  readonly url: string;
  readonly order: PictureOrder;
}

export interface Generated {
  /** Unix seconds; the addresses die 24 hours later. */
  readonly created: number;
  readonly images: readonly GeneratedImage[];
}

export type Generate = (orders: readonly PictureOrder[], signal: AbortSignal) => Promise<Generated>;

export interface GeneratorParts {
  readonly pictures: PictureStore;
  readonly links: ImageLinks;
  /** Milliseconds a call pretends to take at least. */
  readonly latency: (order: PictureOrder) => number;
  readonly nowSeconds: () => number;
  readonly baseUrl: () => string;
  /** Most generations at once, as the vendor's largest plan allows. */
  readonly concurrency: number;
}

/** A generation beyond the concurrency is refused with 429, as the vendor does. Rejects when the signal aborts. */
export function createGenerator(parts: GeneratorParts): Generate {
  const { pictures, links, latency, nowSeconds, baseUrl, concurrency } = parts;
  let inFlight = 0;
  return async (orders, signal) => {
    if (inFlight >= concurrency) throw refuse.tooManyInFlight(concurrency);
    inFlight += 1;
    try {
      const wait = Math.max(0, ...orders.map(latency));
      const [ids] = await Promise.all([
        Promise.all(orders.map(async (order) => ({ order, id: await pictures.make(order, signal) }))),
        wait > 0 ? sleep(wait, undefined, { signal }) : undefined,
      ]);
      const created = nowSeconds();
      return {
        created,
        images: ids.map(({ order, id }) => ({ order, url: baseUrl() + links.sign(id, created) })),
      };
    } finally {
      inFlight -= 1;
    }
  };
}

/** 0.4 to 1.2 seconds, the same for the same seed: long enough to see a job in flight, short enough not to annoy. */
export function practiceLatency(order: Pick<PictureOrder, 'seed'>): number {
  return 400 + ((Math.imul(order.seed ^ 0x5bd1e995, 0x9e3779b1) >>> 0) % 801);
}
