/** The layout: whatever the options, everything stands on the page, in its own cell, and nothing on anything else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitInto, framesPerPage, layoutPage, pageCount } from '../../../../shared/contact-sheet/layout.ts';
import type { Box } from '../../../../shared/contact-sheet/layout.ts';
import { contactSheetOptionsSchema } from '../../../../shared/contact-sheet/options.ts';
import type { ContactSheetOptions } from '../../../../shared/contact-sheet/options.ts';

const measure = (text: string, size: number): number => text.length * size * 0.5;
const facts = (seq: number) =>
  ({
    id: `frame ${seq}`,
    date: '2026-11-23',
    time: '105533',
    batch: 'Alpine morning',
    row: 1,
    column: seq,
    seq,
    seed: 42,
    model: 'nano-banana',
    width: 1024,
    height: 1024,
    rating: 0,
    label: null,
    prompt: 'a lemon on slate, soft light from the left, mist in the distance '.repeat(20),
  }) as const;
const page = { title: 'Proofs', page: 1, pages: 1, frames: 1, date: '2026-11-23' };

const options = (over: Partial<ContactSheetOptions> = {}): ContactSheetOptions =>
  contactSheetOptionsSchema.parse(over);
const laidOut = (given: ContactSheetOptions) =>
  layoutPage(
    given,
    page,
    Array.from({ length: framesPerPage(given) }, (_, at) => facts(at + 1)),
    measure,
  );

const anyOptions: fc.Arbitrary<ContactSheetOptions> = fc
  .record({
    paper: fc.constantFrom('a4', 'letter'),
    orientation: fc.constantFrom('portrait', 'landscape'),
    columns: fc.integer({ min: 1, max: 12 }),
    rows: fc.integer({ min: 1, max: 20 }),
    margin: fc.integer({ min: 0, max: 40 }),
    gap: fc.integer({ min: 0, max: 20 }),
    captionLines: fc.integer({ min: 0, max: 8 }),
    captionSize: fc.integer({ min: 4, max: 14 }),
    caption: fc.constantFrom('', '{seq}', '{seq:3} {seed}\n{prompt}'),
    title: fc.constantFrom('', 'Proofs', 'x'.repeat(200)),
    header: fc.constantFrom('', '{date}', 'y'.repeat(500)),
    footer: fc.constantFrom('', '{frames}', 'z'.repeat(500)),
    pageNumbers: fc.boolean(),
  })
  .map((over) => contactSheetOptionsSchema.parse(over));

function overlap(a: Box, b: Box): boolean {
  const slack = 1e-6;
  return (
    a.x + slack < b.x + b.width &&
    b.x + slack < a.x + a.width &&
    a.y + slack < b.y + b.height &&
    b.y + slack < a.y + a.height
  );
}

describe('a page of a contact sheet', () => {
  it('is A4 or Letter, upright or on its side', () => {
    const size = (over: Partial<ContactSheetOptions>) => {
      const { width, height } = laidOut(options(over));
      return [Math.round(width), Math.round(height)];
    };
    expect(size({})).toEqual([595, 842]);
    expect(size({ orientation: 'landscape' })).toEqual([842, 595]);
    expect(size({ paper: 'letter' })).toEqual([612, 792]);
  });

  it('has a place for each frame, inside the page, none on another, whatever the options', () => {
    fc.assert(
      fc.property(anyOptions, (given) => {
        const { pictures, width, height } = laidOut(given);
        expect(pictures).toHaveLength(given.rows * given.columns);
        for (const [at, box] of pictures.entries()) {
          expect(box.width).toBeGreaterThan(0);
          expect(box.height).toBeGreaterThan(0);
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.y).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(width + 1e-6);
          expect(box.y + box.height).toBeLessThanOrEqual(height + 1e-6);
          for (const other of pictures.slice(at + 1)) expect(overlap(box, other)).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has no text across a picture or past its edge, whatever the options', () => {
    fc.assert(
      fc.property(anyOptions, (given) => {
        const { pictures, texts, width, height } = laidOut(given);
        for (const line of texts) {
          // From the foot of its letters to the top of its capitals.
          const letters = {
            x: line.x,
            y: line.baseline - line.size * 0.7,
            width: measure(line.text, line.size),
            height: line.size * 0.7,
          };
          expect(letters.x).toBeGreaterThanOrEqual(0);
          expect(letters.x + letters.width).toBeLessThanOrEqual(width + 1e-6);
          expect(line.baseline).toBeLessThanOrEqual(height);
          for (const picture of pictures) expect(overlap(letters, picture)).toBe(false);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('gives the caption fewer lines rather than make the pictures stamps', () => {
    const cramped = laidOut(options({ rows: 20, captionLines: 8, captionSize: 14 }));
    const bare = laidOut(options({ rows: 20, captionLines: 0 }));
    expect(cramped.pictures[0]?.height).toBeGreaterThanOrEqual((bare.pictures[0]?.height ?? 0) * 0.5);
  });

  it('counts its pages, of which there is one even without frames', () => {
    const given = options({ rows: 5, columns: 4 });
    expect([0, 1, 20, 21, 1_000].map((frames) => pageCount(frames, given))).toEqual([1, 1, 1, 2, 50]);
  });

  it('fits pictures by their proportions, standing on the lower edge', () => {
    const box = { x: 10, y: 20, width: 100, height: 60 };
    expect(fitInto(box, { width: 200, height: 100 })).toEqual({ x: 10, y: 30, width: 100, height: 50 });
    expect(fitInto(box, { width: 50, height: 100 })).toEqual({ x: 10, y: 20, width: 30, height: 60 });
  });

  it('reads options of before a field was there', () => {
    expect(contactSheetOptionsSchema.parse({ format: 'png' })).toMatchObject({ paper: 'a4', rows: 5 });
  });
});
