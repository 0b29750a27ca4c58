/** The boxes of an AVIF, as they should be and as an enemy would have them. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isAvif } from '../../../../../electron/library-host/metadata/avif-texts.ts';
import { readTexts } from '../../../../../electron/library-host/metadata/read-metadata.ts';

function box(type: string, ...parts: readonly Uint8Array[]): Buffer {
  const data = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data]);
}

const u16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
const u32 = (value: number): Buffer =>
  Buffer.from([value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255]);

interface Told {
  readonly items: number;
  readonly extents: number;
  readonly offset: number;
  readonly length: number;
  readonly method: 0 | 1;
}

/** One XMP item whose packet lies in `idat`, unless the numbers say otherwise. */
function avif(packet: Buffer, told: Told): Buffer {
  const item = box(
    'infe',
    u32(0x02000000),
    u16(1),
    u16(0),
    Buffer.from('mime\0application/rdf+xml\0', 'latin1'),
  );
  const place = [u16(1), u16(told.method), u16(0), u16(told.extents), u32(told.offset), u32(told.length)];
  const iloc = box('iloc', u32(0x01000000), Buffer.from([0x44, 0]), u16(told.items), ...place);
  const meta = box('meta', u32(0), box('iinf', u32(0), u16(1), item), iloc, box('idat', packet));
  return Buffer.concat([box('ftyp', Buffer.from('avif\0\0\0\0avifmif1', 'latin1')), meta]);
}

const packet = Buffer.from('<x:xmpmeta/>', 'latin1');
const honest: Told = { items: 1, extents: 1, offset: 0, length: packet.length, method: 1 };

it('finds the packet where the boxes say it lies', () => {
  const bytes = avif(packet, honest);
  expect(isAvif(bytes)).toBe(true);
  expect(readTexts(bytes, 'image/avif').xmp).toBe('<x:xmpmeta/>');
  const at = bytes.indexOf(packet);
  expect(readTexts(avif(packet, { ...honest, method: 0, offset: at }), 'image/avif').xmp).toBe(
    '<x:xmpmeta/>',
  );
});

it('reads nothing from beyond the file, and ends whatever the boxes say (property)', () => {
  const number = fc.oneof(fc.nat(40), fc.nat(0xffff), fc.constantFrom(0, 1, 0xffff));
  const told = fc.record({
    items: number,
    extents: number,
    offset: fc.oneof(number, fc.constant(0xffffffff)),
    length: fc.oneof(number, fc.constant(0xffffffff)),
    method: fc.constantFrom(0 as const, 1 as const),
  });
  fc.assert(
    fc.property(told, fc.array(fc.tuple(fc.nat(300), fc.nat(255)), { maxLength: 12 }), (numbers, flips) => {
      const bytes = avif(packet, numbers);
      for (const [at, value] of flips) if (at < bytes.length) bytes[at] = value;
      expect((readTexts(bytes, 'image/avif').xmp ?? '').length).toBeLessThanOrEqual(bytes.length);
    }),
    { numRuns: 2_000 },
  );
});
