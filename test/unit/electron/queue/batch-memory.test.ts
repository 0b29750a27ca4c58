/** What the queue holds of batches. Bugs: a long run that never forgets one; two objects for a batch that somebody still uses. */
import { setFlagsFromString } from 'node:v8';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createBatchMemory } from '../../../../electron/queue/batch-memory.ts';
import type { QueuedBatch } from '../../../../electron/queue/job-table.ts';
import { batchIdSchema } from '../../../../shared/ids.ts';

const id = batchIdSchema.parse('0193cd28-5a00-7000-8000-00000000000b');

function batch(): QueuedBatch {
  return { id, variants: [], jobs: [] } as unknown as QueuedBatch;
}

async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  // A weak reference that was looked at lives until its turn of the event loop ends.
  await nextTurn();
  (runInNewContext('gc') as () => void)();
  await nextTurn();
}

test('a batch that must stay is there though nobody else holds it', async () => {
  const memory = createBatchMemory();
  memory.keep(batch());
  await collectGarbage();
  expect(memory.find(id)?.id).toBe(id);
});

test('a batch that the disk holds whole is forgotten once nobody uses it', async () => {
  const memory = createBatchMemory();
  memory.letGo(batch());
  await collectGarbage();
  expect(memory.find(id)).toBeUndefined();
});

test('for as long as somebody uses it, it is the same object, and may stay again', async () => {
  const memory = createBatchMemory();
  const used = batch();
  memory.letGo(used);
  await collectGarbage();
  expect(memory.find(id)).toBe(used);
  memory.keep(used);
  await collectGarbage();
  expect(memory.find(id)).toBe(used);
});
