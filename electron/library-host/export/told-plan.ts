/** A plan as the window is told of it. */
import type { PlannedFile } from '../../../shared/export/plan.ts';
import { planRowsAtOnce } from '../../../shared/export/run.ts';
import type { ExportPlan, PlanRow } from '../../../shared/export/run.ts';
import { folderLabel } from '../../files/folder-label.ts';
import type { ExportOrder } from './journal.ts';

export function planSummary(order: ExportOrder): Omit<ExportPlan, 'unnamed' | 'missing' | 'freeBytes'> {
  const { files } = order;
  const count = (holds: (file: PlannedFile) => boolean): number => files.filter(holds).length;
  return {
    id: order.id,
    destination: folderLabel(order.destination),
    writes: count(({ action }) => action !== 'skip'),
    replaces: count(({ action }) => action === 'replace'),
    skips: count(({ action }) => action === 'skip'),
    numbered: count(({ isNumbered }) => isNumbered),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    zip: order.zip,
    contactSheet: order.contactSheet,
    rows: planRows(order, 0),
  };
}

/** At most `planRowsAtOnce` of them. */
export function planRows({ files }: ExportOrder, from: number): PlanRow[] {
  return files.slice(from, from + planRowsAtOnce).map((file) => ({
    no: file.no,
    frame: file.frame,
    path: plannedPath(file),
    action: file.action,
    isNumbered: file.isNumbered,
    width: file.width,
    height: file.height,
    bytes: file.bytes,
  }));
}

/** Below the destination. */
export function plannedPath({ stem, extension }: PlannedFile): string {
  return `${stem}.${extension}`;
}
