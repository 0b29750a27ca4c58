/** Aspect ratios as people say them, and which images have one. */

/** How far an image may be from its aspect ratio: models round to whole blocks, and call 1536 × 672 21:9. */
export const aspectTolerance = 0.025;

/** Those that cameras, papers and models have, the widest last. */
const ratios = ['9:16', '2:3', '3:4', '4:5', '1:1', '5:4', '4:3', '3:2', '16:9', '21:9'] as const;

/** The ratios above that an image of this size has: one, or none. */
export function aspectsOf(width: number, height: number): readonly string[] {
  return ratios.filter((ratio) => {
    const [across = 1, down = 1] = ratio.split(':').map(Number);
    return Math.abs(width * down - height * across) <= aspectTolerance * height * across;
  });
}
