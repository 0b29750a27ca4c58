/** Rows for tests. */
import type { FrameRow } from '../../../../shared/frame/record.ts';
import type { BatchId, FrameId } from '../../../../shared/ids.ts';

/** A UUIDv7 whose time and rest follow from a number. */
export function frameId(no: number): FrameId {
  return `01900000-0000-7000-8000-${no.toString(16).padStart(12, '0')}` as FrameId;
}

export function frameRow(part: Partial<FrameRow> & { readonly no: number }): FrameRow {
  return {
    id: frameId(part.no),
    batchId: '01900000-0000-7000-8000-000000000000' as BatchId,
    row: 0,
    column: 0,
    image: 0,
    sha256: part.no.toString(16).padStart(64, '0'),
    width: 1024,
    height: 1024,
    seed: 42,
    model: 'nano-banana',
    prompt: 'a glass of water on linen',
    practice: true,
    createdAt: 1_700_000_000_000 + part.no,
    flag: null,
    rating: 0,
    label: null,
    ...part,
  };
}
