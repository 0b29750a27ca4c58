/** The whole records of frames that are held against each other. */
import { useEffect, useState } from 'react';
import { toAppError } from '../../shared/errors.ts';
import type { FrameRecord } from '../../shared/frame/record.ts';
import type { FrameId } from '../../shared/ids.ts';
import { useApp } from '../app-context.tsx';

type Records = ReadonlyMap<FrameId, FrameRecord>;

/** Those that are there by now. One that cannot be read says so in a notice, and the others are there all the same. */
export function useRecords(ids: readonly FrameId[]): Records {
  const { bridge, notices } = useApp();
  const [records, setRecords] = useState<Records>(new Map());
  const wanted = ids.join();
  useEffect(() => {
    let isCurrent = true;
    const asked = wanted === '' ? [] : (wanted.split(',') as FrameId[]);
    void Promise.allSettled(asked.map((frame) => bridge.request('frames.record', { frame }))).then(
      (answers) => {
        if (!isCurrent) return;
        setRecords(
          new Map(
            answers.flatMap((answer) =>
              answer.status === 'fulfilled' ? [[answer.value.id, answer.value]] : [],
            ),
          ),
        );
        const refused = answers.find(({ status }) => status === 'rejected');
        if (refused?.status === 'rejected') notices.getState().requestFailed(toAppError(refused.reason));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [bridge, notices, wanted]);
  return records;
}
