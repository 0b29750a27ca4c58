/** Ways from a frame or a request to its sheet. */
import type { FrameRow } from '../../shared/frame/record.ts';
import type { BatchId } from '../../shared/ids.ts';
import { activeRow } from '../frames/frame-reading.ts';
import type { Stores } from '../stores.ts';

type Needed = Pick<Stores, 'frames' | 'sheet' | 'view'>;

/** Brings a batch's sheet into sight. The active frame is active there, if it is on it. */
export function showSheet({ sheet, view }: Pick<Needed, 'sheet' | 'view'>, batch: BatchId): void {
  if (sheet.getState().sheet?.batch !== batch) sheet.getState().batchChosen(batch);
  view.getState().viewChosen('sheet');
}

/** The active frame's own sheet. */
export function showSheetOfFrame(stores: Needed): void {
  const row = activeRow(stores.frames.getState());
  if (row) showSheet(stores, row.batchId);
}

/** The sheet of the frame that is looked at; of the newest batch while that has not been seen yet. */
export function showSheetFrom(stores: Needed): void {
  const { view, viewChosen } = stores.view.getState();
  const row = activeRow(stores.frames.getState());
  if (view === 'sheet' || !row || stores.sheet.getState().isOffered) viewChosen('sheet');
  else showSheet(stores, row.batchId);
}

/** The frame that is the same picture as this one; on their sheet, where it is not among the frames that are shown. */
export function showTwin(stores: Needed, { batchId, twin }: FrameRow): void {
  if (!twin) return;
  if (!stores.frames.getState().order.includes(twin.no)) showSheet(stores, batchId);
  stores.frames.getState().frameChosen(twin.no, 'only');
}
