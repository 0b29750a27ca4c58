/** The methods of an open library that look into its trash and its quarantine. */
import type { AppError } from '../../shared/errors.ts';
import type { LibraryLayout } from '../files/library-layout.ts';
import type { TrashMethods } from './contract/trash-methods.ts';
import type { KeyedLock } from './keyed-lock.ts';
import { createQuarantineList } from './quarantine-list.ts';
import { createTrashList } from './trash-list.ts';

export interface TrashRoom {
  /** Where a deleted frame's image lies, once the trash was looked into. */
  readonly imageOf: (sha256: string) => string | null;
  readonly methods: {
    readonly [Method in keyof TrashMethods]: (
      input: Parameters<TrashMethods[Method]>[0],
    ) => Promise<ReturnType<TrashMethods[Method]>>;
  };
}

export function createTrashRoom(tools: {
  readonly layout: LibraryLayout;
  readonly frames: KeyedLock;
  /** Ms since the epoch. */
  readonly now: () => number;
  readonly onProblem: (problem: AppError) => void;
}): TrashRoom {
  const trash = createTrashList(tools);
  const quarantine = createQuarantineList(tools.layout);
  return {
    imageOf: trash.imageOf,
    methods: {
      trashed: ({ from }) => trash.read(from),
      gatherTrash: () => trash.gather(),
      putTrashBack: async () => {
        await trash.putBack();
        return null;
      },
      quarantined: () => quarantine.read(),
      downloadAgain: ({ frame }) => tools.frames.run(frame, () => quarantine.downloadAgain(frame)),
      leaveQuarantine: async ({ frame }) => {
        await tools.frames.run(frame, () => quarantine.leave(frame));
        return null;
      },
      quarantinedFile: async ({ frame }) => ({ path: await quarantine.file(frame) }),
    },
  };
}
