/** Pictures that were dropped, pasted or opened: one is looked at, and read when it is. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { AppError, toAppError } from '../../shared/errors.ts';
import type { PictureReading } from '../../shared/metadata/picture.ts';
import { largestPicture } from '../../shared/metadata/picture.ts';
import type { Bridge } from '../bridge.ts';

export type Picture = { readonly name: string } & (
  | { readonly state: 'unread' | 'reading' }
  | { readonly state: 'read'; readonly reading: PictureReading }
  | { readonly state: 'failed'; readonly error: AppError }
);

/** The part of a browser's File that is used. */
export interface PictureFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface PicturesState {
  /** Empty while no card is open. */
  readonly pictures: readonly Picture[];
  /** Which of them is looked at. */
  readonly place: number;
  /** Of the pictures, where they were dropped: these may be imported. */
  readonly dropped: readonly File[];
  readonly filesGiven: (files: readonly PictureFile[]) => Promise<void>;
  readonly filesDropped: (files: readonly File[]) => Promise<void>;
  /** Has main ask for a file. */
  readonly fileAsked: () => Promise<void>;
  readonly neighbourChosen: (step: 1 | -1) => Promise<void>;
  readonly closed: () => void;
}
export type PicturesStore = StoreApi<PicturesState>;

/** A folder's worth dropped by mistake is not held in memory by name. */
const mostPictures = 200;

/** `onFailure` is told when a file that was asked for could not be had. */
export function createPicturesStore(
  bridge: Pick<Bridge, 'request'>,
  onFailure: (error: AppError) => void,
): PicturesStore {
  let files: readonly PictureFile[] = [];

  return createStore<PicturesState>((set, get) => {
    function became(at: number, of: readonly PictureFile[], picture: Picture): void {
      // Others were given meanwhile, or the card was closed.
      if (of !== files) return;
      set(({ pictures }) => ({ pictures: pictures.with(at, picture) }));
    }

    async function read(at: number): Promise<void> {
      const mine = files;
      const file = mine[at];
      if (!file || get().pictures[at]?.state !== 'unread') return;
      const { name } = file;
      became(at, mine, { name, state: 'reading' });
      try {
        const bytes = await bytesOf(file);
        const reading = await bridge.request('picture.read', { bytes });
        became(at, mine, { name, state: 'read', reading });
      } catch (thrown) {
        became(at, mine, { name, state: 'failed', error: toAppError(thrown) });
      }
    }

    return {
      pictures: [],
      place: 0,
      dropped: [],
      async filesGiven(given) {
        files = given.slice(0, mostPictures);
        set({ pictures: files.map(({ name }) => ({ name, state: 'unread' })), place: 0, dropped: [] });
        await read(0);
      },
      async filesDropped(given) {
        const reading = get().filesGiven(given);
        set({ dropped: given });
        await reading;
      },
      async fileAsked() {
        try {
          const chosen = await bridge.request('picture.choose');
          if (!chosen) return;
          files = [];
          set({
            pictures: [{ name: chosen.name, state: 'read', reading: chosen.reading }],
            place: 0,
            dropped: [],
          });
        } catch (thrown) {
          onFailure(toAppError(thrown));
        }
      },
      async neighbourChosen(step) {
        const place = Math.min(get().pictures.length - 1, Math.max(0, get().place + step));
        set({ place });
        await read(place);
      },
      closed() {
        files = [];
        set({ pictures: [], place: 0, dropped: [] });
      },
    };
  });
}

async function bytesOf(file: PictureFile): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > largestPicture) throw new AppError('picture-too-large', `${file.size} bytes`);
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    // A folder, or a file that went away under the hand.
    throw new AppError('picture-not-image', 'It cannot be read as a file', { cause });
  }
}
