/** Bounds of the grid's cells in CSS pixels (shared/settings/settings.ts). */
export const smallestCell = 96;
export const largestCell = 480;

export function clampedCell(size: number): number {
  return Math.round(Math.min(Math.max(size, smallestCell), largestCell));
}
