/** Words for how much two pictures differ. */
import type { PixelDifference } from '../../../shared/compare/pixel-difference.ts';

/** Neither 0 % nor 100 % is said of what is only nearly so. */
export function shareDiffering({ differing, pixels }: PixelDifference): string {
  const share = (differing / pixels) * 100;
  if (share < 0.1) return 'less than 0.1 %';
  if (share >= 99.95 && differing < pixels) return 'more than 99.9 %';
  return `${share === 100 ? '100' : share.toFixed(1)} %`;
}
