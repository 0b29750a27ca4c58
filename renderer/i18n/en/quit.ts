/** Words of the question before a quit. */
import type { UnderWay } from '../../../shared/job/under-way.ts';
import { count } from '../numbers.ts';

export const quit = {
  title: 'Calls are under way',
  waitingTitle: 'Quitting when they have ended',
  /** One sentence for each kind that there is. */
  sentences: ({ direct, safe, downloading, waiting }: UnderWay) => [
    ...(direct > 0
      ? [
          `${count(direct, 'call')} in flight as Direct: ${direct === 1 ? 'it' : 'each'} may be billed, and the answer would be lost. Listed as unknown at the next start.`,
        ]
      : []),
    ...(safe > 0
      ? [`${count(safe, 'call')} in flight as Safe: asked for again at the next start. Nothing is lost.`]
      : []),
    ...(downloading > 0
      ? [`${count(downloading, 'paid image')} being fetched: the next start goes on with it.`]
      : []),
    ...(waiting > 0 ? [`${count(waiting, 'job')} waiting: kept, and not sent before you say so.`] : []),
  ],
  waitingText: (n: number) =>
    `${count(n, 'call')} and downloads are still under way. Nothing new is sent; the app quits when they are done.`,
  stay: 'Stay',
  wait: 'Wait, then quit',
  now: 'Quit now',
} as const;
