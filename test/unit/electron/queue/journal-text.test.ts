/** Reading a journal that a crash has cut. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJournal } from '../../../../electron/queue/journal-file.ts';
import { jobIdSchema } from '../../../../shared/ids.ts';
import { lives } from '../../shared/job/walk.ts';

const job = jobIdSchema.parse('01890000-0000-7000-8000-000000000000');
const texts = lives(12).map((states) =>
  states.slice(1).map((state, index) => `${JSON.stringify({ job, no: index + 1, state })}\n`),
);

describe('parseJournal', () => {
  it('cut at any byte, gives every whole line and nothing else (else a crash costs the batch, or invents a state)', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (lines, somewhere) => {
        const bytes = Buffer.from(lines.join(''));
        const cut = bytes.length === 0 ? 0 : somewhere % (bytes.length + 1);
        const { lines: read, length } = parseJournal(bytes.subarray(0, cut));
        const whole = lines.slice(0, read.length);
        expect(read.map((line) => `${JSON.stringify(line)}\n`)).toEqual(whole);
        expect(length).toBe(Buffer.byteLength(whole.join('')));
        const next = lines[read.length];
        expect(next === undefined || cut < length + Buffer.byteLength(next)).toBe(true);
      }),
    );
  });

  it.each(['not json\n', '{}\n', '{"job":"x","no":1,"state":{"status":"done"}}\n', '\0\0\0\n'])(
    'reports %j in the middle instead of skipping it',
    (text) => {
      expect(() => parseJournal(Buffer.from(text))).toThrow(
        expect.objectContaining({ code: 'record-unparsable' }) as Error,
      );
    },
  );

  it('drops a tail of zeros, as a power cut may leave', () => {
    expect(parseJournal(Buffer.alloc(64))).toEqual({ lines: [], length: 0 });
  });
});
