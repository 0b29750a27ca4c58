/** Gate and keyed lock: how much runs at once, in which order, and that failures hold nobody up. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGate } from '../../../../electron/library-host/gate.ts';
import { createKeyedLock } from '../../../../electron/library-host/keyed-lock.ts';

interface Piece {
  readonly key: string;
  readonly rests: number;
  readonly fails: boolean;
}
const pieces: fc.Arbitrary<Piece[]> = fc.array(
  fc.record({ key: fc.constantFrom('a', 'b', 'c'), rests: fc.nat(3), fails: fc.boolean() }),
  { maxLength: 20 },
);

async function work({ rests, fails }: Piece): Promise<void> {
  for (let rest = 0; rest < rests; rest += 1) await Promise.resolve();
  if (fails) throw new Error('fails');
}

test('a gate never lets in more than its width, and everybody in the end', async () => {
  // Catches: a place lost by a failure, or given twice.
  await fc.assert(
    fc.asyncProperty(pieces, fc.integer({ min: 1, max: 4 }), async (all, width) => {
      const gate = createGate(width);
      let inside = 0;
      let most = 0;
      const outcomes = await Promise.allSettled(
        all.map((piece) =>
          gate.run(async () => {
            inside += 1;
            most = Math.max(most, inside);
            try {
              await work(piece);
            } finally {
              inside -= 1;
            }
          }),
        ),
      );
      expect(most).toBe(Math.min(width, all.length));
      expect(outcomes.map(({ status }) => status)).toEqual(
        all.map(({ fails }) => (fails ? 'rejected' : 'fulfilled')),
      );
    }),
  );
});

test('a lock runs one at a time for each key, in the order asked for', async () => {
  // Catches: two writers of one frame's files.
  await fc.assert(
    fc.asyncProperty(pieces, async (all) => {
      const lock = createKeyedLock();
      const inside = new Set<string>();
      const ended: number[] = [];
      await Promise.allSettled(
        all.map((piece, position) =>
          lock.run(piece.key, async () => {
            expect(inside.has(piece.key)).toBe(false);
            inside.add(piece.key);
            try {
              await work(piece);
            } finally {
              inside.delete(piece.key);
              ended.push(position);
            }
          }),
        ),
      );
      for (const key of ['a', 'b', 'c']) {
        const ofKey = ended.filter((position) => all[position]!.key === key);
        expect(ofKey).toEqual([...ofKey].sort((one, other) => one - other));
      }
      expect(ended).toHaveLength(all.length);
    }),
  );
});
