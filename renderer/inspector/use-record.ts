/** The whole record of a frame, fetched when it is looked at. */
import { useEffect, useState } from 'react';
import { toAppError } from '../../shared/errors.ts';
import type { AppError } from '../../shared/errors.ts';
import type { FrameRecord } from '../../shared/frame/record.ts';
import type { FrameId } from '../../shared/ids.ts';
import { useApp } from '../app-context.tsx';

export interface RecordReading {
  readonly id: FrameId;
  readonly record: FrameRecord | null;
  readonly failure: AppError | null;
}

/** Null while the record is on its way. */
export function useRecord(id: FrameId): RecordReading | null {
  const { bridge } = useApp();
  const [reading, setReading] = useState<RecordReading | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const settled = (next: RecordReading): void => {
      if (isCurrent) setReading(next);
    };
    const read = (): void => {
      bridge.request('frames.record', { frame: id }).then(
        (record) => settled({ id, record, failure: null }),
        (thrown: unknown) => settled({ id, record: null, failure: toAppError(thrown) }),
      );
    };
    read();
    const stops = [
      bridge.on('frames.changed', read),
      // Words that rows do not carry: all else in a record stays as it was.
      bridge.on('frames.marked', ({ markings }) => {
        const isConcerned = markings.some(
          ({ frames, change }) =>
            (change.keywords !== undefined || change.notes !== undefined) && frames.includes(id),
        );
        if (isConcerned) read();
      }),
    ];
    return () => {
      isCurrent = false;
      for (const stop of stops) stop();
    };
  }, [bridge, id]);
  return reading?.id === id ? reading : null;
}
