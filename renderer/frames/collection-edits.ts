/** What can be done to a collection, and what takes it back. */
import { assertNever } from '../../shared/assert-never.ts';
import type { PlacedFrame } from '../../shared/collections/collection.ts';
import type { CollectionId, FrameId } from '../../shared/ids.ts';
import type { Bridge } from '../bridge.ts';
import { chunks } from './chunks.ts';

/** What one request may name (shared/ipc/contract.ts). */
export const idsPerRequest = 10_000;

export type CollectionEdit = { readonly collection: CollectionId } & (
  | { readonly kind: 'add' | 'remove'; readonly frames: readonly FrameId[] }
  /** Before another of its frames, or last. */
  | { readonly kind: 'move'; readonly frames: readonly FrameId[]; readonly before: FrameId | null }
  | { readonly kind: 'put-back' | 'place'; readonly placed: readonly PlacedFrame[] }
  | { readonly kind: 'rename'; readonly name: string; readonly before: string }
  | { readonly kind: 'search'; readonly search: string; readonly before: string }
  | { readonly kind: 'delete' | 'restore' }
);

/** A collection's frames added or removed, in pieces that a request can carry. */
export function editsOf(
  kind: 'add' | 'remove',
  collection: CollectionId,
  frames: readonly FrameId[],
): readonly CollectionEdit[] {
  return chunks(frames, idsPerRequest).map((some) => ({ kind, collection, frames: some }));
}

/** Does it, and answers with what takes it back; null when it changed nothing. Throws the library's AppError. */
export async function performEdit(
  bridge: Pick<Bridge, 'request'>,
  edit: CollectionEdit,
): Promise<CollectionEdit | null> {
  const { collection } = edit;
  switch (edit.kind) {
    case 'add': {
      const { placed } = await bridge.request('collections.add', { collection, frames: [...edit.frames] });
      const frames = placed.map(({ frame }) => frame);
      return frames.length === 0 ? null : { kind: 'remove', collection, frames };
    }
    case 'remove': {
      const { placed } = await bridge.request('collections.remove', { collection, frames: [...edit.frames] });
      return placed.length === 0 ? null : { kind: 'put-back', collection, placed };
    }
    case 'put-back':
      await bridge.request('collections.put-back', { collection, placed: [...edit.placed] });
      return { kind: 'remove', collection, frames: edit.placed.map(({ frame }) => frame) };
    case 'move': {
      const { frames, before } = edit;
      const { placed } = await bridge.request('collections.move', {
        collection,
        frames: [...frames],
        before,
      });
      return placed.length === 0 ? null : { kind: 'place', collection, placed };
    }
    case 'place': {
      const { placed } = await bridge.request('collections.place', { collection, placed: [...edit.placed] });
      return placed.length === 0 ? null : { kind: 'place', collection, placed };
    }
    case 'rename':
      await bridge.request('collections.rename', { collection, name: edit.name });
      return { ...edit, name: edit.before, before: edit.name };
    case 'search':
      await bridge.request('collections.change-search', { collection, search: edit.search });
      return { ...edit, search: edit.before, before: edit.search };
    case 'delete':
      await bridge.request('collections.delete', { collection });
      return { kind: 'restore', collection };
    case 'restore':
      await bridge.request('collections.restore', { collection });
      return { kind: 'delete', collection };
    default:
      return assertNever(edit);
  }
}

export function framesOfEdit(edit: CollectionEdit): number {
  switch (edit.kind) {
    case 'add':
    case 'remove':
    case 'move':
      return edit.frames.length;
    case 'put-back':
    case 'place':
      return edit.placed.length;
    case 'rename':
    case 'search':
    case 'delete':
    case 'restore':
      return 0;
    default:
      return assertNever(edit);
  }
}
