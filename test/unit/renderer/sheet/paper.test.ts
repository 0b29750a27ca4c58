/** The sheet on paper: every column on exactly one page, nothing wider than the page, no picture beyond a canvas. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pagesOf, paper, paperCell, pictureLayout, thumbnailFor } from '../../../../renderer/sheet/paper.ts';
import type { ColumnPlace } from '../../../../renderer/sheet/sheet-model.ts';

const columnsOf = (images: readonly number[]): readonly ColumnPlace[] => {
  let firstSlot = 0;
  return images.map((n, index) => {
    const column = { seed: index, n, index, firstSlot };
    firstSlot += n;
    return column;
  });
};

describe('pages', () => {
  it('holds each column once, in order, within the page (property)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 120 }),
        fc.constantFrom(1, 2 / 3, 16 / 9, 9 / 16),
        fc.integer({ min: 1, max: 40 }),
        (images, ratio, rows) => {
          const columns = columnsOf(images);
          const pages = pagesOf(columns);
          expect(pages.flat()).toEqual(columns);
          const cell = paperCell(pages, rows, ratio);
          for (const page of pages) {
            const slots = page.reduce((sum, { n }) => sum + n, 0);
            expect(paper.headWidth + slots * (cell.width + paper.gap)).toBeLessThanOrEqual(
              paper.width + 0.001,
            );
          }
          expect(cell.height).toBeLessThan(paper.height);
        },
      ),
    );
  });

  it('puts all rows on one page where they are still large enough to judge', () => {
    const pages = pagesOf(columnsOf([1, 1, 1]));
    expect(5 * (paperCell(pages, 5, 1).height + paper.gap)).toBeLessThan(paper.height - 20);
    expect(paperCell(pages, 30, 1).height).toBeGreaterThan(60);
  });

  it('fills pages evenly (catches twelve columns as ten and two)', () => {
    expect(pagesOf(columnsOf(Array<number>(12).fill(1))).map((page) => page.length)).toEqual([6, 6]);
  });
});

it('prints small cells from small thumbnails and large ones from large', () => {
  expect([20, 60, 120].map(thumbnailFor)).toEqual([320, 640, 960]);
});

it('draws a hundred columns small enough for a canvas (property)', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 200 }),
      fc.constantFrom(1, 2 / 3, 16 / 9),
      (rows, slots, ratio) => {
        fc.pre(rows * slots <= 1200);
        const { width, height } = pictureLayout(rows, slots, ratio);
        expect(Math.max(width, height)).toBeLessThanOrEqual(16_384);
      },
    ),
  );
});
