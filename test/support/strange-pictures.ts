/** Pictures as programs really write them, of the kinds that a viewer may get wrong. All are made by a real encoder. */
import sharp from '@janhapke/sharp-electron';

const size = { width: 320, height: 240 } as const;

/** Left half one colour, right half another: which way up and round a picture is shows at once. */
function halves(left: string, right: string) {
  const half = { ...size, width: size.width / 2 };
  return sharp({ create: { ...size, channels: 3, background: left } }).composite([
    { input: { create: { ...half, channels: 3, background: right } }, left: half.width, top: 0 },
  ]);
}

/** A red frame, then a green one. */
export async function animatedWebp(): Promise<Buffer> {
  const frames = await Promise.all(
    ['#c02020', '#20c020'].map((background) =>
      sharp({ create: { ...size, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  return await sharp(frames, { join: { animated: true } })
    .webp({ delay: [200, 200] })
    .toBuffer();
}

export const strangePictures = {
  'one pixel': () =>
    sharp({ create: { width: 1, height: 1, channels: 3, background: '#3060c0' } })
      .png()
      .toBuffer(),
  'sixteen bit': () => halves('#402010', '#c0e0f0').toColourspace('rgb16').png().toBuffer(),
  palette: () => halves('#402010', '#c0e0f0').png({ palette: true, colours: 4 }).toBuffer(),
  grey: () => halves('#404040', '#c0c0c0').toColourspace('b-w').png().toBuffer(),
  cmyk: () => halves('#807060', '#e0e0e0').withIccProfile('cmyk').jpeg({ quality: 95 }).toBuffer(),
  /** Stored on its side: upright it is 240 by 320, its first colour on top. */
  turned: () =>
    halves('#802020', '#2040a0').withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer(),
  /** Wholly clear on the right. */
  'half clear': () =>
    sharp({ create: { ...size, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .composite([
        {
          input: { create: { ...size, width: size.width / 2, channels: 3, background: '#d08030' } },
          left: 0,
          top: 0,
        },
      ])
      .png()
      .toBuffer(),
  animated: animatedWebp,
  /** The same colours as in sRGB, in a wider profile: the file's numbers are others. */
  'display p3': () => halves('#c86432', '#3264c8').withIccProfile('p3').png().toBuffer(),
  clipped: () => halves('#ffffff', '#000000').png().toBuffer(),
  'eight thousand': () =>
    sharp({ create: { width: 8192, height: 8192, channels: 3, background: '#208040' } })
      .jpeg()
      .toBuffer(),
} as const;
export type StrangePicture = keyof typeof strangePictures;
