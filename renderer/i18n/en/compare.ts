/** Words of compare. */
import type { PixelDifference } from '../../../shared/compare/pixel-difference.ts';
import { shareDiffering } from './difference.ts';

export const compare = {
  region: 'Compare',
  sides: { left: 'Left', right: 'Right' },
  /** In the picture's corner. */
  sideOf: (side: 'left' | 'right', seed: number | null) =>
    `${side === 'left' ? 'Left' : 'Right'}${seed === null ? '' : ` · ${seed}`}`,
  mode: 'Way to compare',
  modes: {
    columns: 'Columns',
    rows: 'Rows',
    split: 'Split',
    overlay: 'Overlay',
    blink: 'Blink',
    difference: 'Difference',
  },
  split: 'Split edge',
  opacity: 'Opacity of the right',
  blink: {
    hold: 'Right in the left’s place, while held',
    byItself: 'Blink by itself',
    seconds: 'Seconds for each side',
    secondsOf: (seconds: number) => `${seconds} s`,
  },
  difference: {
    name: 'Difference',
    of: (left: string, right: string) => `Difference of ${left} and ${right}`,
    gain: 'Gain of the difference',
    heat: 'As a heat map',
    comparing: 'Comparing…',
    figures,
    unreadable: {
      title: 'No difference to show',
      text: 'One of the two pictures is not there, or cannot be read. Each side by itself says which.',
    },
  },
  swap: 'Swap sides',
  inStep: 'Zoom and pan in step',
  promote: 'Right side wins',
  none: { title: 'Nothing to compare', text: 'Compare takes two frames: select them in the grid.' },
} as const;

type Size = Readonly<Record<'width' | 'height', number>>;

/** "12.4 % of pixels differ", "mean 1.32, at most 88 of 255", "PSNR 34.1 dB", "SSIM 0.962": each stays in one line. */
function figures(
  difference: PixelDifference,
  sizes: Readonly<Record<'left' | 'right', Size>>,
): readonly string[] {
  const { left, right } = sizes;
  const isScaled = left.width !== right.width || left.height !== right.height;
  const scaled = isScaled ? [`right scaled from ${sizeOf(right)} to ${sizeOf(left)}`] : [];
  if (difference.differing === 0) return ['Identical: every pixel is the same', ...scaled];
  const { mean, max, psnr, ssim } = difference;
  return [
    `${shareDiffering(difference)} of pixels differ`,
    `mean ${mean < 0.01 ? '< 0.01' : mean.toFixed(2)}, at most ${max} of 255`,
    `PSNR ${psnr === Infinity ? '∞' : psnr.toFixed(1)} dB`,
    // Cut, not rounded: 1 is for the identical alone.
    `SSIM ${(Math.floor(ssim * 1_000) / 1_000).toFixed(3)}`,
    ...scaled,
  ];
}

function sizeOf({ width, height }: Size): string {
  return `${width} × ${height}`;
}
