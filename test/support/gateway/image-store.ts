/** The gateway's image host: signed addresses, photographs behind them, and what can go wrong on the way. */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { PhotographType } from '../photographs.ts';
import { photograph } from '../photographs.ts';
import type { FaultSet } from './faults.ts';

export interface StoredImage {
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  readonly type: PhotographType;
  readonly faults: FaultSet;
  /** Unix seconds. */
  readonly expires: number;
}

export interface ImageStore {
  /** Path and query of a new image's address. */
  readonly add: (image: Omit<StoredImage, 'type'> & { readonly type: PhotographType | undefined }) => string;
  /** Answers a GET below `/cdn/`. */
  readonly serve: (url: URL, response: ServerResponse) => Promise<void>;
}

export interface ImageStoreParts {
  readonly nowSeconds: () => number;
  /** Settles when the test lets held answers go. */
  readonly released: () => Promise<void>;
}

const extensions = { jpeg: 'jpg', png: 'png', webp: 'webp' } as const;
const typesInTurn = ['png', 'jpeg', 'webp'] as const;

export function createImageStore({ nowSeconds, released }: ImageStoreParts): ImageStore {
  const images = new Map<string, StoredImage>();
  const redirected = new Set<string>();
  const triedBefore = new Set<string>();

  return {
    add: (image) => {
      const token = randomUUID();
      const asked = typesInTurn.find((type) => image.faults.has(type));
      const type = asked ?? image.type ?? typesInTurn[image.seed % typesInTurn.length]!;
      images.set(token, { ...image, type });
      const extension = image.faults.has('no-extension') ? '' : `.${extensions[type]}`;
      return `/cdn/${token}${extension}?Expires=${image.expires}&Signature=${randomUUID()}`;
    },

    serve: async (url, response) => {
      const token = /^\/cdn\/([0-9a-f-]+)(?:\.\w+)?$/.exec(url.pathname)?.[1] ?? '';
      const image = images.get(token);
      const plain = (status: number, text: string): void => {
        response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
      };
      if (!image) {
        plain(404, 'No such key');
        return;
      }
      const { faults } = image;
      if (nowSeconds() >= image.expires || faults.has('image-403')) {
        plain(403, 'AccessDenied');
        return;
      }
      if (faults.has('image-404')) {
        plain(404, 'NoSuchKey');
        return;
      }
      if (faults.has('image-500')) {
        plain(500, 'InternalError');
        return;
      }
      if (faults.has('image-503-first') && !triedBefore.has(token)) {
        triedBefore.add(token);
        plain(503, 'SlowDown');
        return;
      }
      if (faults.has('image-cut-first') && !triedBefore.has(token)) {
        triedBefore.add(token);
        response.destroy();
        return;
      }
      if (faults.has('image-redirect') && !redirected.has(token)) {
        redirected.add(token);
        response.writeHead(302, { location: url.pathname + url.search }).end();
        return;
      }
      const bytes = await bytesOf(image);
      const type = faults.has('lying-type') ? lie(image.type) : `image/${image.type}`;
      const half = bytes.subarray(0, bytes.length >> 1);
      if (faults.has('image-truncated')) {
        response.writeHead(200, { 'content-type': type, 'content-length': half.length }).end(half);
      } else if (faults.has('wrong-length') || faults.has('image-cut')) {
        // Promises it all, sends half, hangs up.
        response.writeHead(200, { 'content-type': type, 'content-length': bytes.length });
        response.write(half, () => response.destroy());
      } else if (faults.has('image-endless')) {
        response.writeHead(200, { 'content-type': type });
        pourForever(response, bytes);
      } else {
        const length = faults.has('no-length') ? {} : { 'content-length': bytes.length };
        response.writeHead(200, { 'content-type': type, ...length });
        if (faults.has('image-held')) {
          response.write(half);
          await released();
          response.end(bytes.subarray(half.length));
        } else response.end(bytes);
      }
    },
  };
}

async function bytesOf(image: StoredImage): Promise<Buffer> {
  if (image.faults.has('image-empty')) return Buffer.alloc(0);
  if (image.faults.has('image-text')) return Buffer.from('This is a text file that is called an image.\n');
  const size = image.faults.has('wrong-size') ? { width: 512, height: 512 } : {};
  return photograph({ ...image, ...size });
}

function lie(type: PhotographType): string {
  return type === 'png' ? 'image/jpeg' : 'image/png';
}

function pourForever(response: ServerResponse, bytes: Buffer): void {
  const pour = (): void => {
    while (!response.destroyed && response.write(bytes)) {
      // Until the pipe is full; 'drain' calls again.
    }
  };
  response.on('drain', pour);
  pour();
}
