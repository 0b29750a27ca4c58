/** What the journal costs the disk: one append for each transition, shared where several come together, and two records. */
import { open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startTestGateway } from '../../support/gateway/test-gateway.ts';
import { batchOnDisk, openDesk, requestOf, rowOf, seeds } from './desk.ts';

/** Counts what every file handle of this process writes and syncs from now on. */
async function countWrites() {
  const probe = await open(join(tmpdir(), 'proofsheet-probe'), 'w');
  const prototype = Object.getPrototypeOf(probe) as FileHandle;
  await probe.close();
  const spies = {
    writeFile: vi.spyOn(prototype, 'writeFile'),
    datasync: vi.spyOn(prototype, 'datasync'),
  };
  onTestFinished(() => {
    for (const spy of Object.values(spies)) spy.mockRestore();
  });
  return {
    /** Journal lines are synced by `datasync`; records are written whole. */
    records: (batch: string) =>
      spies.writeFile.mock.calls.flatMap(([content]) =>
        typeof content === 'string' && content.includes(batch) && content.includes('"variants"')
          ? Buffer.byteLength(content)
          : [],
      ),
    datasyncs: () => spies.datasync.mock.calls.length,
  };
}

describe('a batch of 24 jobs', () => {
  it('appends once for each transition at most, and writes its record twice', async ({ annotate }) => {
    const gateway = await startTestGateway();
    onTestFinished(gateway.close);
    // Frames are not kept: their records are not the journal's.
    const desk = await openDesk({
      gateway,
      parallelCalls: 4,
      keep: (input) => Promise.resolve(rowOf(input)),
    });
    const counted = await countWrites();
    const list = Array.from({ length: 24 }, (_, seed) => seed);
    const { batchId } = await desk.queue.submit(requestOf('a vase', seeds(...list)));
    await desk.arrived(24);
    await desk.close();
    const { jobs } = batchOnDisk(desk.layout, batchId);
    const transitions = jobs.flatMap(({ states }) => states.slice(1));
    expect(transitions).toHaveLength(24 * 4);
    const lines = transitions.map((state) => JSON.stringify({ job: jobs[0]!.id, no: 1, state }).length + 1);
    const journal = lines.reduce((sum, length) => sum + length, 0);
    const whole = (await stat(desk.layout.batch(batchId))).size;

    const records = counted.records(batchId);
    const written = journal + records.reduce((sum, size) => sum + size, 0);
    await annotate(
      `${transitions.length} transitions: ${counted.datasyncs()} appends, ${records.length} records, ${(written / whole).toFixed(1)} bytes written for each that stays`,
    );
    expect(counted.datasyncs()).toBeLessThanOrEqual(transitions.length);
    // The header, and what it is folded into: never the whole record for a transition.
    expect(records).toHaveLength(2);
    expect(written / whole).toBeLessThan(2.5);
  });
});
