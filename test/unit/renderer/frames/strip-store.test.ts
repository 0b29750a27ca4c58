/** The strips follow the library: what comes while one is read, what comes later, and another library altogether. */
import { expect, it } from 'vitest';
import type { Bridge } from '../../../../renderer/bridge.ts';
import { createStripStore } from '../../../../renderer/frames/strip-store.ts';
import type { SheetPlace } from '../../../../shared/frame/record.ts';
import type { EventName, Events } from '../../../../shared/ipc/contract.ts';
import { frameRow } from './frame-row.ts';

const { batchId } = frameRow({ no: 1 });

/** A library that answers when the test says so. */
function testLibrary() {
  const listeners = new Map<string, (payload: never) => void>();
  const answers: ((places: SheetPlace[]) => void)[] = [];
  const bridge = {
    request: () => new Promise((resolve) => answers.push(resolve)),
    on: (name: string, listener: (payload: never) => void) => {
      listeners.set(name, listener);
      return () => {};
    },
  } as unknown as Bridge;
  return {
    strips: createStripStore(bridge),
    answers,
    tell: <Name extends EventName>(name: Name, payload: Events[Name]) =>
      listeners.get(name)?.(payload as never),
  };
}

const numbers = (places: readonly SheetPlace[] | undefined) => places?.map(({ no }) => no);
const at = (no: number, column: number) => ({ no, row: 0, column, image: 0 });

it('asks once for what several want, and has a frame that came meanwhile', async () => {
  const { strips, answers, tell } = testLibrary();
  const wanted = [strips.getState().stripWanted(batchId), strips.getState().stripWanted(batchId)];
  expect(answers).toHaveLength(1);
  tell('frames.added', { rows: [frameRow(at(2, 1))] });
  answers[0]!([at(1, 0)]);
  for (const strip of await Promise.all(wanted)) expect(numbers(strip)).toEqual([1, 2]);
  tell('frames.added', { rows: [frameRow(at(3, 2))] });
  expect(numbers(await strips.getState().stripWanted(batchId))).toEqual([1, 2, 3]);
  expect(answers).toHaveLength(1);
});

it('forgets everything with the library (catches numbers of the library before)', async () => {
  const { strips, answers, tell } = testLibrary();
  const early = strips.getState().stripWanted(batchId);
  tell('frames.reset', null);
  answers[0]!([at(1, 0)]);
  await early;
  expect(strips.getState().strips.size).toBe(0);
  void strips.getState().stripWanted(batchId);
  expect(answers).toHaveLength(2);
});
