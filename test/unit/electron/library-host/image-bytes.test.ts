/** Type and end of an image file from its bytes alone, for files of every cut and for bytes of any kind. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { imageTypeOf, isWhole } from '../../../../electron/library-host/image-bytes.ts';
import type { ImageType } from '../../../../shared/frame/record.ts';

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
}
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', Buffer.alloc(13)),
  // The letters of the last chunk inside another's data do not end the file.
  chunk('tEXt', Buffer.from('IEND')),
  chunk('IDAT', Buffer.alloc(20, 7)),
  chunk('IEND', Buffer.alloc(0)),
]);
const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8]),
  // A preview inside EXIF has an end marker of its own.
  Buffer.from([0xff, 0xe1, 0x00, 0x06, 0xff, 0xd8, 0xff, 0xd9]),
  Buffer.from([0xff, 0xff, 0xdb, 0x00, 0x03, 0x01]),
  Buffer.from([0xff, 0xda, 0x00, 0x03, 0x01, 0x12, 0xff, 0x00, 0x34]),
  Buffer.from([0xff, 0xd9]),
]);
const webp = Buffer.concat([
  Buffer.from('RIFF'),
  Buffer.from([14, 0, 0, 0]),
  Buffer.from('WEBPVP8 '),
  Buffer.from([1, 2, 3, 4, 5, 6]),
]);

const files: readonly (readonly [ImageType, Buffer])[] = [
  ['image/png', png],
  ['image/jpeg', jpeg],
  ['image/webp', webp],
];

describe.each(files)('%s', (type, whole) => {
  test('is known by its first bytes and whole', () => {
    expect(imageTypeOf(whole)).toBe(type);
    expect(isWhole(whole, type)).toBe(true);
  });

  test('is not whole when cut anywhere', () => {
    // Catches: a broken download taken for a picture because some bytes look like an end.
    for (let length = 0; length < whole.length; length += 1)
      expect(isWhole(whole.subarray(0, length), type), `cut to ${length}`).toBe(false);
  });

  test('is still whole with anything appended', () => {
    // Catches: refusing the pictures of programs that append their own data.
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (more) => isWhole(Buffer.concat([whole, more]), type)),
    );
  });

  test('never reads beyond its end, whatever follows the signature', () => {
    // Catches: an exception, or a loop without end, on hostile lengths.
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (noise) => {
        expect(typeof isWhole(Buffer.concat([whole.subarray(0, 12), noise]), type)).toBe('boolean');
        expect(typeof isWhole(Buffer.from(noise), type)).toBe('boolean');
      }),
    );
  });
});

test('anything else has no type', () => {
  // Catches: formats that nobody asked for reaching a decoder, whatever their name says.
  const others = [
    '',
    'GIF89a',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '<!doctype html>',
    '{"error":{}}',
    'RIFF....WAVE',
    'BM',
    'II*\0',
    '\xff\xd8',
    '\x89PNG',
  ];
  for (const other of others) expect(imageTypeOf(Buffer.from(other, 'latin1')), other).toBeNull();
});
