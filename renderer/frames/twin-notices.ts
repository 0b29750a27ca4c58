/** Says once for a batch that the gateway gave one picture for two of its calls: money may be spent on the others to come. */
import type { FrameRow } from '../../shared/frame/record.ts';
import type { BatchId } from '../../shared/ids.ts';
import type { Bridge } from '../bridge.ts';
import { say } from '../i18n/say.ts';
import type { NoticesStore } from '../ui/notices-store.ts';
import { twinPlace } from './twin-mark.tsx';

export function tellOfTwins(tools: {
  readonly bridge: Pick<Bridge, 'on'>;
  readonly notices: NoticesStore;
  readonly onShowSheet: (batch: BatchId) => void;
}): void {
  const { bridge, notices, onShowSheet } = tools;
  const told = new Set<BatchId>();

  function tell(row: FrameRow, twin: NonNullable<FrameRow['twin']>): void {
    told.add(row.batchId);
    const words = say.twins.notice;
    notices.getState().posted({
      kind: 'note',
      title: words.title,
      detail: (row.practice ? words.free : words.paid)(twinPlace(row, twin), twinPlace(twin, row)),
      action: { label: words.show, run: () => onShowSheet(row.batchId) },
    });
  }

  bridge.on('frames.added', ({ rows, areMade }) => {
    if (!areMade) return;
    for (const row of rows) if (row.twin && !told.has(row.batchId)) tell(row, row.twin);
  });
}
