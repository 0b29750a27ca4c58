/** Small pictures for generated libraries: a few hundred are drawn, and each frame has one of its own by a word in its header. */
import { crc32 } from 'node:zlib';
import sharp from '@janhapke/sharp-electron';
import { drawingsOfShape, shapes } from './plan.ts';
import type { PlannedPicture } from './plan.ts';

export interface Drawings {
  /** As the drawing was made. */
  readonly plain: (picture: PlannedPicture) => Buffer;
  /** The same pixels in a file of its own: no two frames share a hash. */
  readonly signed: (picture: PlannedPicture, word: string) => Buffer;
}

let drawings: Promise<Drawings> | undefined;

/** Once for all libraries that are generated in one run. */
export function drawAll(): Promise<Drawings> {
  drawings ??= drawEach();
  return drawings;
}

async function drawEach(): Promise<Drawings> {
  const drawn = new Map<string, Buffer>();
  for (const shape of shapes)
    for (let drawing = 0; drawing < drawingsOfShape; drawing++) {
      const pixels = sharp(draw(shape.width, shape.height, drawing), {
        raw: { width: shape.width, height: shape.height, channels: 3 },
      });
      drawn.set(
        keyOf({ shape, drawing, type: 'image/jpeg' }),
        await pixels.clone().jpeg({ quality: 78 }).toBuffer(),
      );
      drawn.set(
        keyOf({ shape, drawing, type: 'image/png' }),
        await pixels.clone().png({ palette: true, colours: 32, effort: 1 }).toBuffer(),
      );
    }
  const plain = (picture: PlannedPicture): Buffer => {
    const bytes = drawn.get(keyOf(picture));
    if (!bytes) throw new Error(`Not drawn: ${keyOf(picture)}`);
    return bytes;
  };
  return {
    plain,
    signed: (picture, word) =>
      picture.type === 'image/jpeg' ? withComment(plain(picture), word) : withText(plain(picture), word),
  };
}

function keyOf({ shape, drawing, type }: PlannedPicture): string {
  return `${shape.size} ${drawing} ${type}`;
}

/** A sun over a horizon with a little grain: tells shapes and drawings apart at a glance, and weighs what a thumbnail does. */
function draw(width: number, height: number, drawing: number): Buffer {
  const pixels = Buffer.alloc(width * height * 3);
  const hue = drawing / drawingsOfShape;
  const sun = { x: width * (0.2 + 0.6 * hue), y: height * 0.35, radius: Math.min(width, height) * 0.16 };
  let grain = drawing + 1;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      grain = (Math.imul(grain, 1_664_525) + 1_013_904_223) >>> 0;
      const light = Math.hypot(x - sun.x, y - sun.y) < sun.radius ? 70 : (90 * (height - y)) / height;
      const ground = y > height * 0.68 ? -50 : 0;
      for (let channel = 0; channel < 3; channel++) {
        const tone = 90 + 60 * Math.cos(2 * Math.PI * (hue + channel / 3));
        pixels[(y * width + x) * 3 + channel] = Math.max(
          0,
          Math.min(255, tone + light + ground + (grain >>> 27)),
        );
      }
    }
  return pixels;
}

/** A COM segment after the first marker (ITU T.81, B.2.4.5). */
function withComment(jpeg: Buffer, word: string): Buffer {
  const text = Buffer.from(word);
  const head = Buffer.from([0xff, 0xfe, 0, 0]);
  head.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, text, jpeg.subarray(2)]);
}

/** A tEXt chunk after IHDR (PNG, 11.3.3.2). */
function withText(png: Buffer, word: string): Buffer {
  const body = Buffer.from(`tEXtComment\0${word}`, 'latin1');
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  const afterHeader = 8 + 25;
  return Buffer.concat([png.subarray(0, afterHeader), chunk, png.subarray(afterHeader)]);
}
