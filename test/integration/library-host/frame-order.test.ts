/** Questions for frames: which order they come in, and where groups of them begin. */
import { expect, test } from 'vitest';
import type { FrameQuery } from '../../../shared/frame/frame-query.ts';
import { wholeLibrary } from '../../../shared/frame/frame-query.ts';
import type { FrameDraft } from '../../../shared/frame/record.ts';
import { batchIdSchema } from '../../../shared/ids.ts';
import { download, draft, openAndReconcile, picture, temporaryFolder } from './support/library-folder.ts';

const [older, newer] = ['0197a000-0000-7000-8000-000000000001', '0197b000-0000-7000-8000-000000000002'].map(
  (id) => batchIdSchema.parse(id),
) as [FrameDraft['batchId'], FrameDraft['batchId']];

/** Four frames, one a day, of two batches; answers are told by their prompts. */
async function opened() {
  const folder = await temporaryFolder();
  let now = Date.parse('2026-10-01T12:00:00Z');
  const library = await openAndReconcile(folder, { now: () => now });
  const asked = [
    { prompt: 'pear', seed: 7, batchId: older },
    { prompt: 'Apple', seed: null, batchId: older },
    { prompt: 'fig', seed: 3, batchId: newer },
    { prompt: 'apple', seed: 5, batchId: newer },
  ];
  const bytes = await picture('png');
  for (const { prompt, seed, batchId } of asked) {
    const { asked: usual } = draft();
    await library.keep(await download(folder, bytes, { batchId, asked: { ...usual, prompt, seed } }));
    now += 24 * 60 * 60 * 1_000;
  }
  const rows = async (query: Partial<FrameQuery>) => {
    const { numbers, groups } = await library.order({ ...wholeLibrary, ...query });
    const found = await library.rows({ numbers: [...numbers] });
    return {
      found,
      prompts: found.map(({ prompt }) => prompt),
      starts: [...groups.starts],
      keys: groups.keys,
    };
  };
  return { library, rows };
}

test('each sort has its order, the newest first among equals; a frame without a seed comes last', async () => {
  const { library, rows } = await opened();
  const { found } = await rows({});
  await library.mark({ markings: [{ frames: [found[2]!.id], change: { rating: 4 } }] });
  expect((await rows({})).prompts).toEqual(['apple', 'fig', 'Apple', 'pear']);
  expect((await rows({ sort: 'oldest' })).prompts).toEqual(['pear', 'Apple', 'fig', 'apple']);
  expect((await rows({ sort: 'rating' })).prompts).toEqual(['Apple', 'apple', 'fig', 'pear']);
  expect((await rows({ sort: 'seed' })).prompts).toEqual(['fig', 'apple', 'pear', 'Apple']);
  expect((await rows({ sort: 'prompt' })).prompts).toEqual(['Apple', 'apple', 'fig', 'pear']);
});

test('a collection keeps the order of the hand until another is asked for', async () => {
  const { library, rows } = await opened();
  const ids = (await rows({})).found.map(({ id }) => id);
  const { collection } = await library.makeCollection({ name: 'Fruit', frames: [ids[3]!, ids[0]!, ids[1]!] });
  expect((await rows({ collection })).prompts).toEqual(['pear', 'apple', 'fig']);
  expect((await rows({ collection, sort: 'newest' })).prompts).toEqual(['apple', 'fig', 'pear']);
});

test('groups begin where their first frame stands, whatever the order within (catches counts of another order)', async () => {
  const { rows } = await opened();
  expect(await rows({ group: 'batch', sort: 'seed' })).toMatchObject({
    prompts: ['fig', 'apple', 'pear', 'Apple'],
    starts: [0, 2],
    keys: [newer, older],
  });
  expect(await rows({ group: 'batch', sort: 'oldest' })).toMatchObject({
    starts: [0, 2],
    keys: [older, newer],
  });
  const days = await rows({ group: 'day' });
  expect(days).toMatchObject({ prompts: ['apple', 'fig', 'Apple', 'pear'], starts: [0, 1, 2, 3] });
  expect(days.keys).toEqual([...days.keys].sort().reverse());
  expect(days.keys[0]).toMatch(/^2026-10-0[345]$/);
  expect(await rows({ group: 'prompt' })).toMatchObject({
    starts: [0, 1, 2, 3],
    keys: ['Apple', 'apple', 'fig', 'pear'],
  });
});

test('stacks show the best of a batch or a prompt, and all of those that are open', async () => {
  const { library, rows } = await opened();
  const { found } = await rows({});
  expect((await rows({ stack: 'batch' })).prompts).toEqual(['apple', 'Apple']);
  expect((await rows({ stack: 'prompt' })).prompts).toEqual(['apple', 'fig', 'Apple', 'pear']);
  // Picks before ratings, rejects last.
  const [apple, fig, , pear] = found.map(({ id }) => id);
  await library.mark({
    markings: [
      { frames: [apple!], change: { flag: 'reject', rating: 5 } },
      { frames: [pear!], change: { rating: 3 } },
    ],
  });
  expect((await rows({ stack: 'batch' })).prompts).toEqual(['fig', 'pear']);
  await library.mark({ markings: [{ frames: [fig!], change: { flag: 'pick' } }] });
  const { numbers, stacks } = await library.order({
    ...wholeLibrary,
    stack: 'batch',
    open: [found[3]!.no],
  });
  const shown = await library.rows({ numbers: [...numbers] });
  expect(shown.map(({ prompt }) => prompt)).toEqual(['fig', 'pear', 'Apple']);
  expect([...stacks.starts]).toEqual([0, 1]);
  expect([...stacks.opened]).toEqual([0, 1]);
  // What is not found is in no stack.
  expect((await rows({ stack: 'batch', search: 'pear' })).prompts).toEqual(['pear']);
});
