/** Pixels as the system's clipboard and its drags take them. */

/** From RGBA to BGRA, colours multiplied by alpha; in place. */
export function toClipboardPixels(pixels: Uint8Array): void {
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const red = pixels[at] ?? 0;
    const alpha = pixels[at + 3] ?? 0;
    pixels[at] = times(pixels[at + 2] ?? 0, alpha);
    pixels[at + 1] = times(pixels[at + 1] ?? 0, alpha);
    pixels[at + 2] = times(red, alpha);
  }
}

function times(value: number, alpha: number): number {
  return alpha === 255 ? value : Math.round((value * alpha) / 255);
}
