/** A picture that came twice is told of when it happens: once for a batch, and not of frames that were here before. */
import { expect, it } from 'vitest';
import type { EventName, Events } from '../../../../shared/ipc/contract.ts';
import { tellOfTwins } from '../../../../renderer/frames/twin-notices.ts';
import { createNoticesStore } from '../../../../renderer/ui/notices-store.ts';
import { frameRow } from './frame-row.ts';

function opened() {
  let listener: ((added: Events['frames.added']) => void) | undefined;
  const notices = createNoticesStore(() => ({ kind: 'failure', title: '' }));
  const shown: string[] = [];
  tellOfTwins({
    bridge: {
      on: <Name extends EventName>(_: Name, told: (payload: Events[Name]) => void) => {
        listener = told as typeof listener;
        return () => undefined;
      },
    },
    notices,
    onShowSheet: (batch) => void shown.push(batch),
  });
  return { tell: (added: Events['frames.added']) => listener?.(added), notices: notices.getState, shown };
}

const first = frameRow({ no: 1, seed: 7, practice: false });
const again = frameRow({
  no: 2,
  seed: 8,
  column: 1,
  practice: false,
  twin: { no: 1, row: 0, column: 0, image: 0, seed: 7 },
});

it('says which frame is which, that both may be billed, and leads to their sheet; once for a batch', () => {
  // Catches: two dozen notices for a gateway that gives one picture for every seed.
  const { tell, notices, shown } = opened();
  tell({ rows: [first], areMade: true });
  expect(notices().notices).toEqual([]);
  tell({ rows: [again], areMade: true });
  tell({ rows: [{ ...again, no: 3, seed: 9 }], areMade: true });
  const [notice, ...others] = notices().notices;
  expect(others).toEqual([]);
  expect(notice?.detail).toMatch(/^Seed 8 is seed 7, to the byte\. Both calls may be billed/);
  notice?.action?.run();
  expect(shown).toEqual([first.batchId]);
});

it('is silent about what comes back from the trash or another machine', () => {
  const { tell, notices } = opened();
  tell({ rows: [again] });
  expect(notices().notices).toEqual([]);
});
