/** One wrong byte in an executable of 180 MB would not be found by looking. */
import { expect, test } from 'vitest';
import { fuse, fuseChanges } from '../../../build/runtime/fuses.mjs';

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const executable = (version, wire) =>
  Buffer.concat([
    Buffer.from('machine code'),
    Buffer.from(sentinel),
    Buffer.of(version, wire.length),
    Buffer.from(wire),
  ]);

test('names the one byte of each fuse', () => {
  const file = executable(1, '1101001');
  const wanted = new Map([
    [fuse.loadBrowserProcessSpecificV8Snapshot, 'off'],
    [fuse.enableNodeCliInspectArguments, 'on'],
  ]);
  for (const { offset, byte } of fuseChanges(file, wanted)) file[offset] = byte;
  expect(file.equals(executable(1, '1101000'))).toBe(true);
});

test.each([
  ['has no fuses', Buffer.from('machine code')],
  ['unknown version', executable(2, '1111111')],
  ['no fuse 6', executable(1, '111')],
  ['no fuse 6', executable(1, '111111r')],
])('stops where it %s', (message, file) => {
  expect(() => fuseChanges(file, new Map([[6, 'off']]))).toThrow(message);
});
