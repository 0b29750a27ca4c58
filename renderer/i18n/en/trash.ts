/** Words of the trash and the quarantine. */
import { byteSize, count, whole } from '../numbers.ts';

export const trash = {
  title: 'Trash',
  description: 'Frames deleted from this library, and files that came in and were no picture.',
  shown: 'Shown',
  tabs: {
    deleted: (n: number) => `Deleted · ${whole(n)}`,
    quarantine: (n: number) => `Quarantine · ${whole(n)}`,
  },
  reading: 'Reading the trash…',
  list: 'Deleted frames',
  empty: {
    title: 'The trash is empty',
    text: 'Frames that you delete lie here, with all it takes to come back.',
  },
  unknown: 'Its record cannot be read',
  unknownFrame: (id: string) => `Frame without a readable record, ${id}`,
  more: (n: number) => `Show ${whole(n)} more`,
  selected: (n: number) => `${whole(n)} selected`,
  nothingSelected: 'Click chooses, a double click brings back',
  restore: (n: number) => `Restore ${count(n, 'frame')}`,
  restoreAll: 'Restore all',
  restored: (n: number) => `${count(n, 'frame')} back in the library`,
  emptyTrash: 'Empty trash…',
  question: {
    title: (n: number) => `Move ${count(n, 'frame')} to the system’s trash?`,
    text: 'They leave the library with their records: undo cannot bring them back any more. Until the system’s trash is emptied too, their files lie there in one folder.',
    confirm: 'Move to system’s trash',
  },
  seed: (seed: number) => `seed ${seed}`,
  bytes: byteSize,
  emptied: (n: number) => `${count(n, 'frame')} moved to the system’s trash`,
  quarantine: {
    list: 'Files in quarantine',
    empty: {
      title: 'Nothing in quarantine',
      text: 'An answer that was paid for and is no whole picture would lie here instead of being thrown away.',
    },
    noReason: 'No note says why',
    noBytes: 'Its file is gone',
    notAsked: 'What was asked is not known: it cannot be taken in by itself',
    retry: 'Try again',
    retryTip: 'Looks at the file again, and takes it into the library if it is a picture',
    reveal: 'Show in folder',
    taken: 'It was a picture after all: it is in the library now',
    name: (prompt: string) => `Quarantined, ${prompt}`,
    nameless: (id: string) => `Quarantined, ${id}`,
  },
} as const;
