/**
 * Pictures at full resolution, ready to draw: those in sight first, then their neighbours'. Decoded off the
 * main thread (createImageBitmap), and let go of as soon as they are nobody's neighbour.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { FrameRow } from '../../shared/frame/record.ts';
import type { FrameId } from '../../shared/ids.ts';
import { frameUrl, thumbnailUrl } from '../frames/frame-name.ts';

/** Why there is no picture: its file is not there, or is not a picture any more. */
export type PictureFault = 'gone' | 'damaged';

export interface FullImage {
  /** The thumbnail, to be shown as what it is until the picture is there. */
  readonly preview: ImageBitmap | null;
  readonly full: ImageBitmap | null;
  readonly fault: PictureFault | null;
}

export interface FullImagesState {
  readonly images: ReadonlyMap<FrameId, FullImage>;
  /** The frames in sight, at once, and then their neighbours; everything else is let go of. */
  looked(inSight: readonly FrameRow[], neighbours?: readonly FrameRow[]): void;
  /** Lets go of everything. */
  closed(): void;
}
export type FullImagesStore = StoreApi<FullImagesState>;

/** Fetches and decodes; rejects with a PictureError, or an AbortError when the signal fires. */
export type LoadPicture = (url: string, signal: AbortSignal) => Promise<ImageBitmap>;

export class PictureError extends Error {
  override readonly name = 'PictureError';
  readonly fault: PictureFault;
  constructor(fault: PictureFault, options?: ErrorOptions) {
    super(fault, options);
    this.fault = fault;
  }
}

export async function loadPicture(url: string, signal: AbortSignal): Promise<ImageBitmap> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new PictureError('gone');
  const bytes = await response.blob();
  try {
    return await createImageBitmap(bytes);
  } catch (cause) {
    throw new PictureError('damaged', { cause });
  }
}

const nothing: FullImage = { preview: null, full: null, fault: null };

export function createFullImages(load: LoadPicture): FullImagesStore {
  const underWay = new Map<
    FrameId,
    { readonly control: AbortController; readonly settled: Promise<unknown> }
  >();

  /** What was looked at last: an earlier look's neighbours are not fetched any more. */
  let lookedAt: ReadonlySet<FrameId> = new Set();

  return createStore<FullImagesState>((set, get) => {
    function changed(id: FrameId, part: Partial<FullImage>): void {
      set(({ images }) => ({ images: new Map(images).set(id, { ...(images.get(id) ?? nothing), ...part }) }));
    }

    function letGo(id: FrameId): void {
      underWay.get(id)?.control.abort();
      underWay.delete(id);
      const image = get().images.get(id);
      image?.full?.close();
      image?.preview?.close();
    }

    /** What arrives after it was let go of is closed at once. */
    async function bring(
      row: FrameRow,
      url: string,
      part: 'preview' | 'full',
      { signal }: AbortController,
    ): Promise<void> {
      try {
        const bitmap = await load(url, signal);
        if (signal.aborted) bitmap.close();
        else changed(row.id, { [part]: bitmap });
      } catch (thrown) {
        if (signal.aborted || part === 'preview') return;
        changed(row.id, { fault: thrown instanceof PictureError ? thrown.fault : 'gone' });
      }
    }

    /** Settles when the frame's picture is there or cannot be had. */
    function open(row: FrameRow): Promise<unknown> {
      const known = underWay.get(row.id);
      if (known) return known.settled;
      const control = new AbortController();
      changed(row.id, {});
      const settled = Promise.all([
        bring(row, thumbnailUrl(row.sha256), 'preview', control),
        bring(row, frameUrl(row.id), 'full', control),
      ]);
      underWay.set(row.id, { control, settled });
      return settled;
    }

    return {
      images: new Map(),
      looked(inSight, neighbours = []) {
        const ids = new Set([...inSight, ...neighbours].map(({ id }) => id));
        lookedAt = ids;
        const images = new Map(get().images);
        for (const id of images.keys())
          if (!ids.has(id)) {
            letGo(id);
            images.delete(id);
          }
        set({ images });
        // Neighbours wait: nothing is to slow down the frames that are looked at.
        void Promise.all(inSight.map(open)).then(() => {
          if (ids === lookedAt) for (const row of neighbours) void open(row);
        });
      },
      closed() {
        lookedAt = new Set();
        for (const id of get().images.keys()) letGo(id);
        set({ images: new Map() });
      },
    };
  });
}
