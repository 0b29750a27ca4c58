/**
 * Writes a PNG (ISO/IEC 15948): 8-bit RGB, every row with the same filter, one IDAT. Made with Node's zlib so that
 * the practice gateway needs no native module.
 */
import { crc32, deflateSync } from 'node:zlib';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const bytesPerPixel = 3;
/** Filter type 1: each byte minus the one of the pixel to its left. */
const sub = 1;

/** `pixels`: rows of R, G, B bytes from the top. */
export function encodePng(pixels: Uint8Array, width: number, height: number): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const image = deflateSync(filterRows(pixels, width, height), {
    // Grain compresses badly. Of 1024²: level 1 takes 27 ms for 1.15 MB, this 110 ms for 0.97 MB, level 6 twice as long for 3 % less.
    level: 5,
  });
  return Uint8Array.from(
    Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', image), chunk('IEND', new Uint8Array())]),
  );
}

function filterRows(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const rowBytes = width * bytesPerPixel;
  const out = new Uint8Array((rowBytes + 1) * height);
  for (let y = 0; y < height; y++) {
    let from = y * rowBytes;
    let to = y * (rowBytes + 1);
    const end = from + rowBytes;
    out[to++] = sub;
    for (let i = 0; i < bytesPerPixel; i++) out[to++] = pixels[from++] ?? 0;
    for (; from < end; from++) out[to++] = (pixels[from] ?? 0) - (pixels[from - bytesPerPixel] ?? 0);
  }
  return out;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const out = Buffer.alloc(12 + data.byteLength);
  out.writeUInt32BE(data.byteLength, 0);
  out.write(type, 4, 'latin1');
  out.set(data, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + data.byteLength)), 8 + data.byteLength);
  return out;
}
