/**
 * Addresses of finished pictures: signed, and dead after 24 hours, as the vendor's are (gateway.md). The secret lives
 * as long as the gateway, so that an address of an earlier run opens nothing.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Seconds. */
const lifetime = 24 * 60 * 60;
const imagePath = /^\/images\/([0-9a-f]{32})\.png$/;

export interface ImageLinks {
  /** The path and query of a picture, valid for 24 hours after `createdSeconds` (Unix time). */
  readonly sign: (id: string, createdSeconds: number) => string;
  /** The id of the picture a URL opens at `nowSeconds`, or why it opens none. */
  readonly open: (url: URL, nowSeconds: number) => { id: string } | 'not-an-image' | 'denied';
}

export function createImageLinks(secret: Uint8Array = randomBytes(32)): ImageLinks {
  const signature = (id: string, expires: number): Buffer =>
    createHmac('sha256', secret).update(`${id}\n${expires}`).digest();
  return {
    sign: (id, createdSeconds) => {
      const expires = createdSeconds + lifetime;
      return `/images/${id}.png?expires=${expires}&signature=${signature(id, expires).toString('hex')}`;
    },
    open: (url, nowSeconds) => {
      const id = imagePath.exec(url.pathname)?.[1];
      if (id === undefined) return 'not-an-image';
      const expires = Number(url.searchParams.get('expires') ?? Number.NaN);
      const given = Buffer.from(url.searchParams.get('signature') ?? '', 'hex');
      const wanted = signature(id, expires);
      const genuine = given.length === wanted.length && timingSafeEqual(given, wanted);
      return genuine && nowSeconds < expires ? { id } : 'denied';
    },
  };
}
