/**
 * The batches that the queue knows. One object is the only truth of a batch for as long as anybody holds it; a batch whose
 * record on disk says all there is to say is held by its users alone, so that a long run weighs no more than a short one.
 */
import type { BatchId } from '../../shared/ids.ts';
import type { QueuedBatch } from './job-table.ts';

export interface BatchMemory {
  find(id: BatchId): QueuedBatch | undefined;
  /** Not all of it is on disk, or will be for long: it stays. */
  keep(batch: QueuedBatch): void;
  /** The disk says the same: it stays only for those who use it. */
  letGo(batch: QueuedBatch): void;
}

export function createBatchMemory(): BatchMemory {
  const kept = new Map<BatchId, QueuedBatch>();
  const loose = new Map<BatchId, WeakRef<QueuedBatch>>();
  const gone = new FinalizationRegistry<BatchId>((id) => {
    // Another object may have come in its place.
    if (!loose.get(id)?.deref()) loose.delete(id);
  });

  return {
    find: (id) => kept.get(id) ?? loose.get(id)?.deref(),

    keep(batch) {
      kept.set(batch.id, batch);
      loose.delete(batch.id);
    },

    letGo(batch) {
      kept.delete(batch.id);
      loose.set(batch.id, new WeakRef(batch));
      gone.register(batch, batch.id);
    },
  };
}
