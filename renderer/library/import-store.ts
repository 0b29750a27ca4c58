/** The import under way, or the last one, as main tells of it. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { toAppError } from '../../shared/errors.ts';
import type { AppError } from '../../shared/errors.ts';
import type { ImportRun } from '../../shared/import/run.ts';
import { isUnderWay } from '../../shared/import/run.ts';
import type { Bridge } from '../bridge.ts';

export interface ImportState {
  /** Null: there was none. */
  readonly run: ImportRun | null;
  readonly isShown: boolean;
  /** Asks main and follows; returns a function that stops following. */
  readonly opened: () => () => void;
  /** Main asks for a folder; while one is under way, that is shown instead. */
  readonly folderAsked: () => Promise<void>;
  /** Takes in files and folders that were dropped on the window. */
  readonly filesDropped: (files: readonly File[]) => Promise<void>;
  readonly shown: () => void;
  readonly closed: () => void;
  readonly canceled: () => Promise<void>;
  readonly resumed: () => Promise<void>;
  readonly dismissed: () => Promise<void>;
}
export type ImportStore = StoreApi<ImportState>;

/** `onEnd` is told of an import that came to its end. */
export function createImportStore(options: {
  readonly bridge: Pick<Bridge, 'request' | 'on' | 'dropped'>;
  readonly onFailure: (error: AppError) => void;
  readonly onEnd: (run: ImportRun) => void;
}): ImportStore {
  const { bridge, onFailure, onEnd } = options;
  return createStore<ImportState>((set, get) => {
    async function told(request: Promise<unknown>): Promise<void> {
      await request.catch((thrown: unknown) => onFailure(toAppError(thrown)));
    }

    function became(run: ImportRun | null): void {
      const before = get().run;
      set({ run, ...(run === null && { isShown: false }) });
      if (run?.state === 'done' && before && isUnderWay(before)) onEnd(run);
    }

    return {
      run: null,
      isShown: false,
      opened() {
        const stop = bridge.on('import.progress', ({ run }) => became(run));
        void told(bridge.request('import.run').then((run) => run && set({ run })));
        return stop;
      },
      async folderAsked() {
        const { run } = get();
        if (run && isUnderWay(run)) set({ isShown: true });
        else
          await told(bridge.request('import.choose').then((isChosen) => isChosen && set({ isShown: true })));
      },
      async filesDropped(files) {
        const { run } = get();
        if (run && isUnderWay(run)) set({ isShown: true });
        await told(
          bridge
            .dropped(files)
            .then((drop) => bridge.request('import.dropped', { drop }))
            .then(() => set({ isShown: true })),
        );
      },
      shown: () => set({ isShown: true }),
      closed: () => set({ isShown: false }),
      canceled: () => told(bridge.request('import.cancel')),
      resumed: () => told(bridge.request('import.resume')),
      dismissed: () => told(bridge.request('import.dismiss')),
    };
  });
}
