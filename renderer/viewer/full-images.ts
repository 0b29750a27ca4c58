/**
 * Pictures at full resolution, ready to draw: those in sight first, then their neighbours'. One for the window:
 * what one view has decoded another shows at once. Beyond its budget of memory the pictures that were looked at
 * longest ago are let go of.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { FrameRow } from '../../shared/frame/record.ts';
import type { FrameId } from '../../shared/ids.ts';
import { frameUrl, thumbnailUrl } from '../frames/frame-name.ts';
import type { LoadPicture, LoadPreview, PictureFault } from './load-picture.ts';
import { PictureError } from './load-picture.ts';
import type { PictureTraits } from './picture-traits.ts';
import { decodedBytes, planPictures } from './picture-budget.ts';

export interface FullImage {
  /** The thumbnail, to be shown as what it is until the picture is there. */
  readonly preview: HTMLImageElement | null;
  readonly full: ImageBitmap | null;
  /** Of the picture's file, once `full` is there. */
  readonly traits: PictureTraits | null;
  readonly fault: PictureFault | null;
}

/** Who looks: each view's wishes stand until it has others, or none. */
export type Viewer = 'loupe' | 'compare' | 'survey';

export interface FullImagesState {
  readonly images: ReadonlyMap<FrameId, FullImage>;
  /** The frames in sight, at once; then their neighbours, the most likely first, as far as memory allows. */
  looked(viewer: Viewer, inSight: readonly FrameRow[], neighbours?: readonly FrameRow[]): void;
}
export type FullImagesStore = StoreApi<FullImagesState>;

interface Look {
  readonly inSight: readonly FrameRow[];
  readonly neighbours: readonly FrameRow[];
  /** What is in sight is there, and the neighbours' turn has come. */
  readonly isAhead: boolean;
}

interface Held {
  readonly control: AbortController;
  readonly settled: Promise<unknown>;
  /** As the library knows it before the picture is decoded, and as it is afterwards. */
  bytes: number;
  lookedAt: number;
  hasPreview: boolean;
}

const nothing: FullImage = { preview: null, full: null, traits: null, fault: null };

export function createFullImages(options: {
  readonly load: LoadPicture;
  readonly loadPreview: LoadPreview;
  /** Of decoded pixels. Asked for anew with each look: it is a setting. */
  readonly budgetBytes: () => number;
  /** Settles once the window has had time to draw what has just come. */
  readonly drawn: () => Promise<void>;
}): FullImagesStore {
  const { load, loadPreview, budgetBytes, drawn } = options;
  const held = new Map<FrameId, Held>();
  const looks = new Map<Viewer, Look>();
  let looksSoFar = 0;

  return createStore<FullImagesState>((set, get) => {
    function changed(id: FrameId, part: Partial<FullImage>): void {
      set(({ images }) => ({ images: new Map(images).set(id, { ...(images.get(id) ?? nothing), ...part }) }));
    }

    function letGo(ids: readonly FrameId[]): void {
      if (ids.length === 0) return;
      const images = new Map(get().images);
      for (const id of ids) {
        held.get(id)?.control.abort();
        held.delete(id);
        images.get(id)?.full?.close();
        images.delete(id);
      }
      set({ images });
    }

    /** Once for each time that the picture itself is waited for. */
    async function bringPreview({ id, sha256 }: FrameRow): Promise<void> {
      const one = held.get(id);
      if (!one || one.hasPreview || get().images.get(id)?.full) return;
      one.hasPreview = true;
      try {
        const preview = await loadPreview(thumbnailUrl(sha256));
        // Otherwise too late to be of use to anyone.
        if (held.get(id) === one && !get().images.get(id)?.full) changed(id, { preview });
      } catch {
        // The picture itself is on its way, and says what there is to say.
      }
    }

    async function bringFull({ id }: FrameRow, { signal }: AbortController): Promise<void> {
      try {
        const { bitmap: full, traits } = await load(frameUrl(id), signal);
        if (signal.aborted) {
          full.close();
          return;
        }
        const one = held.get(id);
        if (one) one.bytes = decodedBytes(full);
        changed(id, { full, traits, preview: null });
      } catch (thrown) {
        if (signal.aborted) return;
        changed(id, { fault: thrown instanceof PictureError ? thrown.fault : 'gone' });
      }
    }

    /** Settles when the frame's picture is there or cannot be had. */
    function open(row: FrameRow): Promise<unknown> {
      const known = held.get(row.id);
      if (known) {
        known.lookedAt = looksSoFar;
        return known.settled;
      }
      const control = new AbortController();
      changed(row.id, {});
      const settled = bringFull(row, control);
      const bytes = decodedBytes(row);
      held.set(row.id, { control, settled, bytes, lookedAt: looksSoFar, hasPreview: false });
      return settled;
    }

    /** Makes room, then fetches the neighbours there is room for. */
    function settle(): void {
      const all = [...looks.values()];
      const wanted = new Set(
        all.flatMap(({ inSight, neighbours }) => [...inSight, ...neighbours].map(({ id }) => id)),
      );
      const { images } = get();
      // What nobody waits for any more, and what could not be had: another look tries again.
      const useless = [...held.keys()].filter((id) => !wanted.has(id) && !images.get(id)?.full);
      letGo(useless);
      const neighbours = all.flatMap((look) => (look.isAhead ? look.neighbours : []));
      const { letGo: superfluous, ahead } = planPictures<FrameId>({
        held: [...held].map(([id, { bytes, lookedAt }]) => ({ id, bytes, lookedAt })),
        inSight: all.flatMap(({ inSight }) => inSight.map(sized)),
        neighbours: neighbours.map(sized),
        budgetBytes: budgetBytes(),
      });
      letGo(superfluous);
      const rows = new Map(neighbours.map((row) => [row.id, row]));
      for (const id of ahead) {
        const row = rows.get(id);
        if (row) void open(row);
      }
    }

    const sized = (row: FrameRow) => ({ id: row.id, bytes: held.get(row.id)?.bytes ?? decodedBytes(row) });

    return {
      images: new Map(),
      looked(viewer, inSight, neighbours = []) {
        looksSoFar += 1;
        const look: Look = { inSight, neighbours, isAhead: false };
        if (inSight.length === 0) looks.delete(viewer);
        else looks.set(viewer, look);
        settle();
        // Neighbours wait: nothing is to slow down the frames that are looked at, nor their drawing.
        const isThere = Promise.all(inSight.map(open));
        for (const row of inSight) void bringPreview(row);
        void isThere.then(drawn).then(() => {
          if (looks.get(viewer) !== look) return;
          looks.set(viewer, { ...look, isAhead: true });
          settle();
        });
      },
    };
  });
}
