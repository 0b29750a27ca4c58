/** Catches: a window that opens off-screen after a monitor was unplugged, or too small to use. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitWindow, smallestWindow } from '../../../electron/window-bounds.ts';

const main = { x: 0, y: 25, width: 1920, height: 1055 };
const second = { x: 1920, y: 0, width: 2560, height: 1440 };

describe('fitWindow', () => {
  it('reopens where it was', () => {
    const saved = { x: 2000, y: 100, width: 1600, height: 1000 };
    expect(fitWindow(saved, [main, second])).toEqual(saved);
  });

  it('comes home when its screen is gone', () => {
    const fitted = fitWindow({ x: 2000, y: 100, width: 1600, height: 1000 }, [main]);
    expect(fitted.x).toBeGreaterThanOrEqual(main.x);
    expect(fitted.x + fitted.width).toBeLessThanOrEqual(main.x + main.width);
  });

  it('never opens smaller than the smallest window, and always with a corner in reach', () => {
    const coordinate = fc.integer({ min: -5000, max: 5000 });
    const length = fc.integer({ min: 1, max: 6000 });
    const saved = fc.record({ x: coordinate, y: coordinate, width: length, height: length });
    fc.assert(
      fc.property(fc.option(saved), (bounds) => {
        const fitted = fitWindow(bounds, [main, second]);
        expect(fitted.width).toBeGreaterThanOrEqual(smallestWindow.width);
        expect(fitted.height).toBeGreaterThanOrEqual(smallestWindow.height);
        const onScreen = [main, second].some(
          (area) =>
            fitted.x >= area.x &&
            fitted.y >= area.y &&
            fitted.x < area.x + area.width &&
            fitted.y < area.y + area.height,
        );
        expect(onScreen).toBe(true);
      }),
    );
  });
});
