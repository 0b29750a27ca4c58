/** Metadata into an exported picture, by format: what the encoder can write it writes, the rest goes in around its bytes. */
import { assertNever } from '../../../../shared/assert-never.ts';
import type { OpenedPicture } from '../../image-decoder.ts';
import type { ExifTexts } from './exif-block.ts';
import { intoJpeg } from './into-jpeg.ts';
import { intoPng } from './into-png.ts';
import { intoTiff } from './into-tiff.ts';
import { intoWebp } from './into-webp.ts';
import type { MetadataToWrite } from './metadata-to-write.ts';
import { xmpPacket } from './xmp-packet.ts';

export type EncodedKind = 'jpeg' | 'png' | 'tiff' | 'webp' | 'avif';

/** Before it is encoded. The encoder writes EXIF as ASCII only, and none into TIFF: elsewhere it is written here. */
export function withEncoderMetadata(
  picture: OpenedPicture,
  kind: EncodedKind,
  { xmp, exif }: MetadataToWrite,
): OpenedPicture {
  switch (kind) {
    case 'jpeg':
      return picture;
    case 'png':
    case 'tiff':
    case 'webp':
      return picture.withXmp(xmpPacket(xmp));
    case 'avif':
      return picture.withXmp(xmpPacket(xmp)).withExif(asciiExif(exif));
    default:
      return assertNever(kind);
  }
}

/** Around the bytes that were encoded. `pixels`: as they lie in the file. */
export function embedded(
  bytes: Buffer,
  kind: EncodedKind,
  { xmp, exif, infotext }: MetadataToWrite,
  pixels: { readonly width: number; readonly height: number },
): Buffer {
  const frame = { pixels, isJpeg: kind === 'jpeg' };
  const commented = infotext === null ? exif : { ...exif, comment: infotext };
  switch (kind) {
    case 'jpeg':
      return intoJpeg(bytes, xmp, commented, frame);
    case 'webp':
      return intoWebp(bytes, commented, frame);
    case 'png':
      return intoPng(bytes, exif, frame, new Map(infotext === null ? [] : [['parameters', infotext]]));
    case 'tiff':
      return intoTiff(bytes, exif);
    case 'avif':
      return bytes;
    default:
      return assertNever(kind);
  }
}

/** Texts that are ASCII: the encoder would bend others (é to e, 柠 to ?). XMP has them as they are. */
function asciiExif({ description, artist, copyright, software, taken }: ExifTexts) {
  const ascii = (name: string, value: string | undefined): Record<string, string> =>
    value !== undefined && /^[\t\n\r\u0020-\u007e]+$/.test(value) && value.length < 60_000
      ? { [name]: value }
      : {};
  const [, date, time, offset] =
    /^([\d-]{10})T([\d:]{8})(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(taken ?? '') ?? [];
  return {
    IFD0: {
      ...ascii('ImageDescription', description),
      ...ascii('Artist', artist),
      ...ascii('Copyright', copyright),
      ...ascii('Software', software),
    },
    IFD2: {
      ExifVersion: '0232',
      ...(date !== undefined && {
        DateTimeOriginal: `${date.replaceAll('-', ':')} ${time}`,
        OffsetTimeOriginal: offset === 'Z' ? '+00:00' : (offset ?? ''),
      }),
    },
  };
}
