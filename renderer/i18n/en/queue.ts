/** Words of the queue panel. */
import type { JobView } from '../../../shared/job/view.ts';
import { count } from '../numbers.ts';

export const queue = {
  region: 'Queue',
  jobs: 'Jobs',
  status: {
    waiting: 'Waiting',
    sending: 'In flight',
    answered: 'Answered',
    downloading: 'Downloading',
    done: 'Done',
    refused: 'Refused',
    failed: 'Failed',
    canceled: 'Canceled',
    unknown: 'Unknown',
  } satisfies Record<JobView['status'], string>,
  /** Accessible name of a job. */
  jobName: (status: string, seed: number | null, prompt: string) =>
    `${status}, ${seed === null ? 'no seed' : `seed ${seed}`}, ${prompt}`,
  seed: (seed: number) => `seed ${seed}`,
  noSeed: 'no seed',
  elapsed: (elapsed: string) => elapsed,
  elapsedOf: (elapsed: string, median: string) => `${elapsed} of about ${median}`,
  again: (wait: string) => `again in ${wait}`,
  againNow: 'again now',
  soonest: (wait: string) => `in ${wait}`,
  attempt: (n: number) => `attempt ${n}`,
  fewer: (n: number) => `${count(n, 'image')} missing from the answer`,
  mayBeBilled: 'may be billed',
  billed: 'paid',
  cancel: 'Cancel',
  retry: 'Retry',
  retryDownload: 'Retry: fetches the paid image again, costs nothing',
  retryPaid: 'Retry: sends the call again',
  retryAsks: 'Retry: asks the gateway for this very call, costs nothing; sent only if it never arrived',
  /** The call was delivered Safe: it can be asked for. */
  canBeAsked: 'Sent as Safe: Retry asks the gateway what became of it, and pays nothing twice',
  toFront: 'To front',
  pause: 'Pause queue',
  resume: 'Resume queue',
  cancelAll: 'Cancel all',
  cancelAllTip: 'Calls in flight may still be billed; a frame that arrives after all is kept.',
  retryFailed: 'Retry failed',
  clear: 'Clear settled',
  close: 'Close queue',
  empty: 'Nothing in the queue',
  emptyText: 'Calls appear here while they wait, run and end.',
  confirmRetry: {
    title: 'Send this call again?',
    text: 'No answer was seen: the first call may be billed. Sending it again may be billed a second time.',
    confirm: 'Send again',
  },
  unknown: {
    text: 'No answer was seen. The gateway may have made the picture and billed it, or it never got the request: from here nobody can tell. Sent again, it may be billed a second time.',
    billed: {
      usage:
        'The gateway counts this call: it was billed, and its picture cannot be had any more. Sent again, it is billed again.',
      quota:
        'The key’s balance has lost its price: it was billed, and its picture cannot be had any more. Sent again, it is billed again.',
    },
    notBilled: {
      usage: 'The gateway does not count this call: not billed',
      quota: 'The key’s balance lost nothing: not billed',
    },
    letGo: 'Let it go',
    letGoTip: 'Let it go: not asked about any more; it stays recorded as perhaps billed',
    findOut: 'Find out',
    findOutTip: 'Asks the gateway’s usage and the key’s balance, for free',
    findingOut: 'Asking…',
    early: 'Too early: the gateway may still be at work on it. Ask again in some minutes.',
    unclear: 'The figures prove nothing: other calls may be in them. It is for you to decide.',
    safe: 'Calls delivered Safe can be asked for, so that none of them ends like this.',
    useSafe: 'Deliver Safe from now on',
    usesSafe: 'From now on calls are delivered Safe.',
  },
  paused: {
    user: 'Paused. Calls in flight finish; nothing new is sent.',
    restart: (n: number) =>
      `${count(n, 'job')} from the last run ${n === 1 ? 'was' : 'were'} not sent. Nothing is sent until you say so.`,
    gateway: 'Paused by the gateway’s answer.',
    sleep: 'Paused while the computer sleeps.',
    offline: 'Paused: this computer has no network. It goes on by itself when there is one.',
    library: 'Paused: the library cannot take frames. Nothing is sent that could not be kept.',
    openSettings: 'Open settings',
  },
  announce: {
    finished: (frames: number) => `Batch finished: ${count(frames, 'frame')}`,
    finishedWith: (frames: number, others: string) => `Batch finished: ${count(frames, 'frame')}, ${others}`,
    refused: (n: number) => `${n} refused`,
    failed: (n: number) => `${n} failed`,
    unknown: (n: number) => `${n} unknown`,
    refusedJob: 'A prompt was refused by the model',
    failedJob: (reason: string) => `A job failed: ${reason}`,
    keyProblem: (title: string) => `Key problem: ${title}`,
  },
} as const;
