/** The worker that fetches and decodes: every answer to its own asker, and no bitmap left open. */
import { expect, it } from 'vitest';
import type { PictureError } from '../../../../renderer/viewer/load-picture.ts';
import type { LoadAnswer, LoadQuestion } from '../../../../renderer/viewer/load-worker.ts';
import type { LoadWorker } from '../../../../renderer/viewer/picture-loader.ts';
import { createPictureLoader } from '../../../../renderer/viewer/picture-loader.ts';

function testWorker() {
  const asked: LoadQuestion[] = [];
  let [started, ended, closed] = [0, 0, 0];
  const workers: LoadWorker[] = [];
  const startWorker = (): LoadWorker => {
    started += 1;
    const worker: LoadWorker = {
      postMessage: (question) => asked.push(question),
      onmessage: null,
      onerror: null,
      terminate: () => (ended += 1),
    };
    workers.push(worker);
    return worker;
  };
  const load = createPictureLoader(startWorker, (work) => work());
  const answer = (data: LoadAnswer, by = 0): void =>
    workers[by]?.onmessage?.({ data } as MessageEvent<LoadAnswer>);
  const picture = (width: number, bytes = 1_000) => {
    const bitmap = { width, close: () => (closed += 1) } as unknown as ImageBitmap;
    return { bitmap, traits: { hasAlpha: false, isAnimated: false }, bytes };
  };
  const fail = (): void => workers.at(-1)?.onerror?.({ message: 'out of memory' } as ErrorEvent);
  return {
    load,
    asked,
    answer,
    picture,
    fail,
    started: () => started,
    ended: () => ended,
    closed: () => closed,
  };
}

const { signal } = new AbortController();

it('gives each answer to its own asker, in whatever order they come (catches left and right swapped)', async () => {
  const { load, answer, picture, started } = testWorker();
  const [first, second] = [load('one', signal), load('two', signal)];
  answer({ no: 2, picture: picture(20) });
  answer({ no: 1, picture: picture(10) });
  expect((await first).bitmap.width).toBe(10);
  expect((await second).bitmap.width).toBe(20);
  expect(started()).toBe(1);
});

it('says what is wrong with a picture', async () => {
  const { load, answer } = testWorker();
  const lost = load('one', signal);
  answer({ no: 1, fault: 'gone' });
  await expect(lost).rejects.toMatchObject({ fault: 'gone' } satisfies Partial<PictureError>);
});

it('tells the worker that nobody waits, and closes what was on its way back (catches a leak with every quick step)', async () => {
  const { load, asked, answer, picture, closed } = testWorker();
  const control = new AbortController();
  const left = load('one', control.signal);
  control.abort();
  await expect(left).rejects.toBe(control.signal.reason);
  expect(asked).toEqual([
    { kind: 'load', no: 1, url: 'one' },
    { kind: 'leave', no: 1 },
  ]);
  answer({ no: 1, picture: picture(10) });
  expect(closed()).toBe(1);
});

it('fails all that a broken worker had, and starts another for the next (catches panes that wait for ever)', async () => {
  const { load, fail, answer, picture, started, ended } = testWorker();
  const lost = [load('one', signal), load('two', signal)];
  fail();
  for (const each of lost) await expect(each).rejects.toMatchObject({ fault: 'damaged' });
  const next = load('three', signal);
  answer({ no: 3, picture: picture(30) }, 1);
  expect((await next).bitmap.width).toBe(30);
  expect([started(), ended()]).toEqual([2, 1]);
});

it('gives way to another worker after many bytes (catches the browser holding every file ever fetched)', async () => {
  const { load, answer, picture, started, ended } = testWorker();
  const [large, small] = [load('one', signal), load('two', signal)];
  answer({ no: 1, picture: picture(10, 60 * 2 ** 20) }, 0);
  await large;
  // It still has an answer to give; questions go to the next.
  expect([started(), ended()]).toEqual([2, 0]);
  const next = load('three', signal);
  answer({ no: 2, picture: picture(20) }, 0);
  expect((await small).bitmap.width).toBe(20);
  expect([started(), ended()]).toEqual([2, 1]);
  answer({ no: 3, picture: picture(30) }, 1);
  expect((await next).bitmap.width).toBe(30);
  expect([started(), ended()]).toEqual([2, 1]);
});

it('ends a worker that gave way as soon as nobody waits for it (catches a worker left behind by every quick step)', async () => {
  const { load, answer, picture, ended } = testWorker();
  const control = new AbortController();
  const [large, left] = [load('one', signal), load('two', control.signal)];
  answer({ no: 1, picture: picture(10, 60 * 2 ** 20) });
  await large;
  control.abort();
  await expect(left).rejects.toBe(control.signal.reason);
  expect(ended()).toBe(1);
});
