/** Answers calls over a port with the library that is open: one at a time, replaced as a whole. */
import { faultPoint } from '../fault-points.ts';
import { AppError, toAppError } from '../../shared/errors.ts';
import type { LibraryCall, LibraryMethods, LibraryReply } from './contract.ts';
import { openLibrary } from './library.ts';
import type { Library } from './library.ts';

export interface LibraryServer {
  /** Answers by `post`; never rejects. */
  receive(call: LibraryCall): Promise<void>;
}

interface Answer {
  readonly value: unknown;
  /** What is to be done once the answer is on its way. */
  readonly afterwards?: () => Promise<void>;
}

export function createLibraryServer(options: {
  readonly post: (reply: LibraryReply) => void;
  readonly onProblem: (problem: AppError) => void;
  /** The folder with the fonts of contact sheets. */
  readonly fonts: string;
}): LibraryServer {
  const { post, onProblem, fonts } = options;
  // The library as it will be when what was asked for so far is done: later calls wait for it.
  let current: Promise<Library> = Promise.reject(new AppError('library-unreadable', 'No library is open'));
  current.catch(() => undefined);

  /** Closes the one before, then makes the next; whoever calls meanwhile waits, and learns of a failure. */
  const replace = (next: () => Promise<Library>): Promise<Library> => {
    const before = current;
    current = before
      .then(
        (library) => library.close(),
        () => undefined, // It never opened, and its caller was told.
      )
      .catch((error: unknown) => onProblem(toAppError(error)))
      .then(next);
    current.catch(() => undefined);
    return current;
  };

  const answer = async ({ method, input }: LibraryCall): Promise<Answer> => {
    if (method === 'open') {
      const { folder, exports } = input as Parameters<LibraryMethods['open']>[0];
      const library = await replace(() =>
        openLibrary(folder, {
          on: {
            reset: (payload) => post({ news: 'reset', payload }),
            changed: (payload) => post({ news: 'changed', payload }),
            indexing: (payload) => post({ news: 'indexing', payload }),
            marked: (payload) => post({ news: 'marked', payload }),
            marksRefused: (payload) => post({ news: 'marksRefused', payload }),
            lists: (payload) => post({ news: 'lists', payload }),
            collections: (payload) => post({ news: 'collections', payload }),
            pictured: (payload) => post({ news: 'pictured', payload }),
            exporting: (payload) => post({ news: 'exporting', payload }),
            watching: (payload) => post({ news: 'watching', payload }),
          },
          atStep: (step) => faultPoint(`keep-${step}`),
          onProblem,
          ...(exports !== undefined && { exports }),
          fonts,
        }),
      );
      return { value: library.opened, afterwards: library.reconcile };
    }
    if (method === 'close') {
      await replace(() => Promise.reject(new AppError('library-unreadable', 'Closed'))).catch(() => null);
      return { value: null };
    }
    if (method === 'readPicture') {
      const { bytes } = input as Parameters<LibraryMethods['readPicture']>[0];
      const { readPicture } = await import('./metadata/read-picture.ts');
      return { value: await readPicture(bytes) };
    }
    const library = await current;
    // Both ends of this border are ours, and the map of methods types them (contract.ts).
    return { value: await library[method](input as never) };
  };

  return {
    receive: async (call) => {
      try {
        const { value, afterwards } = await answer(call);
        post({ id: call.id, ok: true, value });
        await afterwards?.();
      } catch (error) {
        post({ id: call.id, ok: false, error: toAppError(error).toInfo() });
      }
    },
  };
}
