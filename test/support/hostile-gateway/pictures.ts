/** Small whole PNGs, each seed's its own, and such as break those who trust them. Written by hand: thousands cost nothing. */
import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A gradient whose colours are the seed's; true colour, 8 bits. */
export function drawnPicture(seed: number, edge: number): Buffer {
  const rows = Buffer.alloc(edge * (1 + edge * 3));
  for (let y = 0; y < edge; y += 1)
    for (let x = 0; x < edge; x += 1) {
      const at = y * (1 + edge * 3) + 1 + x * 3;
      rows[at] = (seed + x * 3) & 255;
      rows[at + 1] = ((seed >> 8) + y * 3) & 255;
      rows[at + 2] = ((seed >> 16) + x * y) & 255;
    }
  return png(edge, edge, deflateSync(rows, { level: 1 }));
}

/** Says it has 30,000 × 30,000 pixels; unpacked it would be 2.7 GB. */
export function bomb(): Buffer {
  return png(30_000, 30_000, deflateSync(Buffer.alloc(4 * 1024 * 1024)));
}

function png(width: number, height: number, pixels: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body) >>> 0, 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
