/** The hostile gateway's picture host: addresses that live, die, lead away or astray, and bytes that are no picture. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ImageStore } from '../gateway/image-store.ts';
import { html } from '../gateway/failures.ts';
import { draw, fractionOf } from './chance.ts';
import { wayOf } from './mischief.ts';
import type { Mischief, PictureMischief } from './mischief.ts';
import { bomb, drawnPicture } from './pictures.ts';
import { travel } from './travel.ts';
import type { Parcel } from './travel.ts';

export interface PictureHost {
  readonly store: Pick<ImageStore, 'add'>;
  readonly serve: (url: URL, request: IncomingMessage, response: ServerResponse) => void;
  /** Whether these bytes are ever to be had. */
  readonly isObtainable: (url: string) => boolean;
  /** Addresses by the number of requests that asked only for what they lacked. */
  readonly resumed: () => number;
}

export interface PictureHostOptions {
  readonly seed: number;
  readonly mischief: Mischief;
  /** Pixels. */
  readonly edge: number;
  /** Every picture takes this much of mischief at most, then it comes whole; what is bad for ever stays so. */
  readonly patience: number;
  /** Whether `Range` is understood. */
  readonly ranges: boolean;
  readonly onServed: (seed: number) => void;
}

interface Picture {
  readonly seed: number;
  /** Whose picture it shows. */
  readonly drawn: number;
  readonly expires: number;
  isDead: boolean;
  requests: number;
}

/** Bad for ever: another try meets the same. */
const lasting: readonly PictureMischief[] = [
  'bomb',
  'redirects-without-end',
  'redirect-to-private',
  '403',
  '404',
  '410',
];

export function createPictureHost(options: PictureHostOptions): PictureHost {
  const { seed, mischief, edge, patience } = options;
  const pictures = new Map<string, Picture>();
  let resumed = 0;

  function misfortune(picture: Picture): PictureMischief {
    const first = draw(mischief.picture, fractionOf(seed, 'picture', picture.seed, 1)) ?? 'none';
    if (lasting.includes(first)) return first;
    if (picture.requests > patience) return 'none';
    const now = draw(mischief.picture, fractionOf(seed, 'picture', picture.seed, picture.requests)) ?? 'none';
    return lasting.includes(now) ? 'none' : now;
  }

  return {
    store: {
      add(image) {
        const name = `${image.seed}-${pictures.size}`;
        const isShared = fractionOf(seed, 'same', image.seed) * 100 < mischief.sameBytes;
        pictures.set(name, {
          seed: image.seed,
          drawn: isShared ? 0 : image.seed,
          expires: image.expires,
          isDead: fractionOf(seed, 'dead', image.seed) * 100 < mischief.deadAddresses,
          requests: 0,
        });
        return `/cdn/${name}.png?Expires=${image.expires}&Signature=${name}`;
      },
    },

    isObtainable(url) {
      const picture = pictures.get(nameIn(new URL(url)));
      if (!picture || picture.isDead) return false;
      const first = draw(mischief.picture, fractionOf(seed, 'picture', picture.seed, 1)) ?? 'none';
      return !lasting.includes(first);
    },

    resumed: () => resumed,

    serve(url, request, response) {
      const picture = pictures.get(nameIn(url));
      const isFirst = !url.searchParams.has('hop');
      if (picture && isFirst) picture.requests += 1;
      const fault = picture?.isDead ? '403' : picture ? misfortune(picture) : '404';
      const status = Number(fault);
      const to = redirectOf(url, fault);
      if (!picture || status > 0)
        travel(
          response,
          { status, headers: { 'content-type': 'text/plain' }, body: Buffer.from('no') },
          'plain',
        );
      else if (to)
        travel(response, { status: 302, headers: { location: to }, body: Buffer.alloc(0) }, 'plain');
      else {
        response.once('finish', () => options.onServed(picture.seed));
        travel(response, parcelOf(picture, fault, request), wayOf(fault));
      }
    },
  };

  function parcelOf(picture: Picture, fault: PictureMischief, request: IncomingMessage): Parcel {
    const whole = bytesOf(picture, fault, edge);
    const etag = `"${createHash('sha256').update(whole).digest('hex')}"`;
    const isSame = options.ranges && request.headers['if-range'] === etag;
    const begin = isSame ? rangeOf(request, whole.length) : 0;
    if (begin > 0) resumed += 1;
    return {
      status: begin > 0 ? 206 : 200,
      headers: {
        'content-type': 'image/png',
        ...(options.ranges && { etag }),
        ...(begin > 0 && { 'content-range': `bytes ${begin}-${whole.length - 1}/${whole.length}` }),
      },
      body: whole.subarray(begin),
    };
  }
}

/** Where this leads instead of showing something: three hops are honest. */
function redirectOf(url: URL, fault: PictureMischief): string | null {
  const hops = Number(url.searchParams.get('hop') ?? 0);
  if (fault === 'redirect-to-private') return 'http://169.254.169.254/latest/meta-data/';
  return fault === 'redirects-without-end' || (fault === 'redirects' && hops < 3) ? hop(url, hops + 1) : null;
}

function nameIn(url: URL): string {
  return /^\/cdn\/([\d-]+)\.png$/.exec(url.pathname)?.[1] ?? '';
}

function hop(url: URL, count: number): string {
  const next = new URL(url);
  next.searchParams.set('hop', String(count));
  return next.pathname + next.search;
}

function bytesOf({ drawn }: Picture, fault: PictureMischief, edge: number): Buffer {
  if (fault === 'html-in-200') return Buffer.from(html);
  if (fault === 'empty') return Buffer.alloc(0);
  if (fault === 'bomb') return bomb();
  const whole = drawnPicture(drawn, edge);
  if (fault === 'wrong-magic') return Buffer.concat([Buffer.from('%PDF-1.7\n'), whole]);
  return fault === 'truncated' ? whole.subarray(0, whole.length >> 1) : whole;
}

/** The first byte that is asked for; 0: all of them. */
function rangeOf({ headers }: IncomingMessage, length: number): number {
  const begin = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
  return begin < length ? begin : 0;
}
