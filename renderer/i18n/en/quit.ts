/** Words of the question before a quit, or before another library is opened. */
import type { Leaving } from '../../../shared/ipc/routes/quit.ts';
import type { UnderWay } from '../../../shared/job/under-way.ts';
import { count } from '../numbers.ts';

const next: Readonly<Record<Leaving, string>> = {
  app: 'the next start',
  library: 'the next opening of this library',
};

export const quit = {
  title: 'Calls are under way',
  /** One sentence for each kind that there is. */
  sentences: ({ direct, safe, downloading, waiting }: UnderWay, leaving: Leaving) => [
    ...(direct > 0
      ? [
          `${count(direct, 'call')} in flight as Direct: ${direct === 1 ? 'it' : 'each'} may be billed, and the answer would be lost. Listed as unknown at ${next[leaving]}.`,
        ]
      : []),
    ...(safe > 0
      ? [`${count(safe, 'call')} in flight as Safe: asked for again at ${next[leaving]}. Nothing is lost.`]
      : []),
    ...(downloading > 0
      ? [`${count(downloading, 'paid image')} being fetched: ${next[leaving]} goes on with it.`]
      : []),
    ...(waiting > 0 ? [`${count(waiting, 'job')} waiting: kept, and not sent before you say so.`] : []),
  ],
  app: {
    waitingTitle: 'Quitting when they have ended',
    waitingText: (n: number) =>
      `${count(n, 'call')} and downloads are still under way. Nothing new is sent; the app quits when they are done.`,
    stay: 'Stay',
    wait: 'Wait, then quit',
    now: 'Quit now',
  },
  library: {
    waitingTitle: 'Opening the other library when they have ended',
    waitingText: (n: number) =>
      `${count(n, 'call')} and downloads are still under way. Nothing new is sent; the other library opens when they are done.`,
    stay: 'Stay in this library',
    wait: 'Wait, then open it',
    now: 'Open it now',
  },
} as const;
