/** What a hostile gateway does to a call, to a question after a task, and to a picture; and how often. */
import type { Mix } from './chance.ts';

/** Said in place of working: free (gateway.md: no non-2xx is ever billed). */
export type Refusal =
  | '400'
  | '401'
  | '402'
  | '403'
  | '404'
  | '410'
  | '429-concurrency'
  | '429-rate'
  | '451'
  | '500'
  | '502'
  | '503'
  | '504'
  /** Status 200, and an error in it. */
  | 'envelope-in-200';

/** How an answer travels. The first three arrive whole, and so does what drips. */
export type Way =
  | 'plain'
  | 'gzip'
  | 'chunked'
  | 'http-1.0'
  | 'drip'
  /** Says more bytes than it sends, and hangs up. */
  | 'length-too-long'
  /** Says fewer bytes than it sends. */
  | 'length-too-short'
  | 'reset-half'
  | 'reset-before-headers'
  /** Nothing more, ever. */
  | 'silence';

export type CallMischief =
  | 'none'
  | Refusal
  | Exclude<Way, 'plain'>
  /** The connection dies before anybody has read the call: free. */
  | 'reset-unread'
  /** HTML with status 200: the work was done, and is charged. */
  | 'html-in-200'
  /** Every entry of `data` twice. */
  | 'duplicate-data';

export type PictureMischief =
  | 'none'
  | '403'
  | '404'
  | '410'
  | '429'
  | '503'
  | Exclude<Way, 'plain'>
  | 'html-in-200'
  | 'empty'
  | 'wrong-magic'
  /** Half a picture under an honest length. */
  | 'truncated'
  /** A few kilobytes that say they are 900 megapixels. */
  | 'bomb'
  | 'redirects'
  | 'redirects-without-end'
  | 'redirect-to-private';

export interface Mischief {
  readonly call: Mix<CallMischief>;
  /** Of tasks: asking and canceling. */
  readonly question: Mix<
    Exclude<Way, 'plain' | 'length-too-short'> | '500' | '503' | '429-concurrency' | 'none'
  >;
  readonly picture: Mix<PictureMischief>;
  /** How many seeds of a hundred show another seed's picture, to the byte. */
  readonly sameBytes: number;
  /** How many addresses of a hundred are dead when they are given out. */
  readonly deadAddresses: number;
}

/** Everything of the list, each now and then; about half of all calls and pictures go well. */
export const everything: Mischief = {
  call: {
    none: 120,
    ...{ '400': 1, '401': 1, '402': 1, '403': 1, '404': 1, '410': 1, '451': 4 },
    ...{ '429-concurrency': 8, '429-rate': 4, '500': 6, '502': 6, '503': 6, '504': 6 },
    ...{ 'envelope-in-200': 4, 'html-in-200': 2, 'duplicate-data': 6, 'reset-unread': 4 },
    ...{ gzip: 8, chunked: 8, 'http-1.0': 8, drip: 4 },
    ...{
      'length-too-long': 2,
      'length-too-short': 2,
      'reset-half': 4,
      'reset-before-headers': 4,
      silence: 1,
    },
  },
  question: {
    none: 60,
    ...{ gzip: 4, chunked: 4, 'http-1.0': 4, '500': 3, '503': 3, '429-concurrency': 3 },
    ...{ 'length-too-long': 2, 'reset-half': 2, 'reset-before-headers': 2 },
  },
  picture: {
    none: 120,
    ...{ '429': 4, '503': 6, gzip: 3, chunked: 8, 'http-1.0': 8, drip: 3 },
    ...{
      'length-too-long': 4,
      'length-too-short': 2,
      'reset-half': 8,
      'reset-before-headers': 6,
      silence: 1,
    },
    ...{ 'html-in-200': 4, empty: 3, 'wrong-magic': 3, truncated: 4, redirects: 4 },
    ...{ bomb: 1, 'redirects-without-end': 1, 'redirect-to-private': 1 },
  },
  sameBytes: 3,
  deadAddresses: 2,
};

export const peace: Mischief = {
  call: { none: 1 },
  question: { none: 1 },
  picture: { none: 1 },
  sameBytes: 0,
  deadAddresses: 0,
};

const spoilingWays: readonly Way[] = [
  'gzip',
  'chunked',
  'http-1.0',
  'drip',
  'length-too-long',
  'length-too-short',
  'reset-half',
  'reset-before-headers',
  'silence',
];

/** How what meets this travels. */
export function wayOf(mischief: string): Way {
  return spoilingWays.find((way) => way === mischief) ?? 'plain';
}
