/** Catches: blue skin on the clipboard, and a halo round what is transparent. */
import { expect, it } from 'vitest';
import { toClipboardPixels } from '../../../../electron/library-host/clipboard-pixels.ts';

it('puts blue first and multiplies colours by alpha', () => {
  const pixels = Uint8Array.from([250, 100, 50, 255, 200, 100, 50, 128, 9, 9, 9, 0]);
  toClipboardPixels(pixels);
  expect([...pixels]).toEqual([50, 100, 250, 255, 25, 50, 100, 128, 0, 0, 0, 0]);
});
