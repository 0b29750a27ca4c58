/** What the head of a picture's file says of it that its pixels do not: PNG, WebP and JPEG. Pure; nothing is decoded. */

export interface PictureTraits {
  /** It has an alpha channel, whether or not it makes use of it. */
  readonly hasAlpha: boolean;
  readonly isAnimated: boolean;
}

/** As much of a file as is looked at. What stands before the pixels of a PNG is seldom longer, profiles included. */
export const headLength = 65_536;

const plain: PictureTraits = { hasAlpha: false, isAnimated: false };

/** `head`: from the file's beginning; it may end anywhere. */
export function traitsOf(head: Uint8Array): PictureTraits {
  if (textAt(head, 1, 3) === 'PNG') return pngTraits(head);
  if (textAt(head, 0, 4) === 'RIFF' && textAt(head, 8, 4) === 'WEBP') return webpTraits(head);
  return plain;
}

/** ISO/IEC 15948, 5.3 and 11.2: the header's colour type, and the chunks before the pixels. */
function pngTraits(head: Uint8Array): PictureTraits {
  const colourType = head[25] ?? 0;
  let hasAlpha = (colourType & 4) !== 0;
  let isAnimated = false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  for (let at = 8; at + 8 <= head.length; at += 12 + view.getUint32(at)) {
    const type = textAt(head, at + 4, 4);
    if (type === 'IDAT') break;
    hasAlpha ||= type === 'tRNS';
    isAnimated ||= type === 'acTL';
  }
  return { hasAlpha, isAnimated };
}

/** RFC 9649, 2.7.1 and 3.4: the extended header's flags, or the bit of the lossless stream. */
function webpTraits(head: Uint8Array): PictureTraits {
  switch (textAt(head, 12, 4)) {
    case 'VP8X': {
      const flags = head[20] ?? 0;
      return { hasAlpha: (flags & 0x10) !== 0, isAnimated: (flags & 0x02) !== 0 };
    }
    case 'VP8L':
      return { hasAlpha: ((head[24] ?? 0) & 0x10) !== 0, isAnimated: false };
    default:
      return plain;
  }
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
