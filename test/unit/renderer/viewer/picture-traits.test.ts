/** What a file's head tells: by files as a real encoder writes them, and by heads that end anywhere. */
import sharp from '@janhapke/sharp-electron';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traitsOf } from '../../../../renderer/viewer/picture-traits.ts';
import { animatedWebp } from '../../../support/strange-pictures.ts';

const opaque = () => sharp({ create: { width: 8, height: 8, channels: 3, background: '#804020' } });
const clear = () =>
  sharp({ create: { width: 8, height: 8, channels: 4, background: { r: 128, g: 64, b: 32, alpha: 0.5 } } });

describe('traitsOf', () => {
  it.each<[string, () => Promise<Buffer>, boolean]>([
    ['PNG', () => opaque().png().toBuffer(), false],
    ['PNG with alpha', () => clear().png().toBuffer(), true],
    ['PNG with a palette that has a clear entry', () => clear().png({ palette: true }).toBuffer(), true],
    ['JPEG', () => opaque().jpeg().toBuffer(), false],
    ['WebP', () => opaque().webp().toBuffer(), false],
    ['WebP with alpha', () => clear().webp().toBuffer(), true],
    ['lossless WebP', () => opaque().webp({ lossless: true }).toBuffer(), false],
    ['lossless WebP with alpha', () => clear().webp({ lossless: true }).toBuffer(), true],
  ])('%s', async (_, bytes, hasAlpha) => {
    expect(traitsOf(await bytes())).toEqual({ hasAlpha, isAnimated: false });
  });

  it('tells an animation by its head', async () => {
    expect(traitsOf(await animatedWebp())).toMatchObject({ isAnimated: true });
  });

  it('ends with a head that ends anywhere, and on bytes that are nothing (catches a loop without end)', async () => {
    const png = await opaque()
      .withExif({ IFD0: { Copyright: 'x'.repeat(200) } })
      .png()
      .toBuffer();
    for (let length = 0; length <= png.length; length += 1)
      expect(traitsOf(png.subarray(0, length)).isAnimated).toBe(false);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        traitsOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, ...noise]));
      }),
    );
  });
});
