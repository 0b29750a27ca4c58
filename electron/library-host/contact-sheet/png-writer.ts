/** A contact sheet as PNG: one picture for each page, drawn here pixel by pixel; several pages are numbered. */
import { rm, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fitInto } from '../../../shared/contact-sheet/layout.ts';
import type { Box } from '../../../shared/contact-sheet/layout.ts';
import { syncFile } from '../../files/atomic-file.ts';
import { decodeToFill, encodePng } from '../image-decoder.ts';
import type { SizedPicture } from '../image-decoder.ts';
import { drawGlyphs } from './draw-glyphs.ts';
import type { Canvas } from './draw-glyphs.ts';
import type { SheetFonts } from './sheet-fonts.ts';
import { missingBox } from './sheet-writer.ts';
import type { SheetPlace, SheetWriter } from './sheet-writer.ts';

type Colour = readonly [number, number, number];

/** `resolution`: pixels per inch. `pages`: how many there will be, which the names depend on. */
export function createPngWriter(
  path: string,
  place: SheetPlace,
  fonts: SheetFonts,
  { resolution, pages }: { readonly resolution: number; readonly pages: number },
): SheetWriter {
  const scale = resolution / 72;
  const drawn: { readonly temporary: string; readonly path: string }[] = [];

  return {
    picture: (bytes, box, background) => {
      const { width, height } = pixelBox(box, scale);
      return decodeToFill(bytes, { width, height, background });
    },
    page: async (plan, pictures) => {
      const canvas = emptyCanvas(
        Math.round(plan.width * scale),
        Math.round(plan.height * scale),
        colourOf(plan.background),
      );
      for (const [at, box] of plan.pictures.entries()) {
        const picture = pictures[at];
        if (picture) drawPicture(canvas, picture, pixelBox(fitInto(box, picture), scale));
        else drawMissing(canvas, pixelBox(missingBox(box), scale), colourOf(plan.hairline));
      }
      for (const { text, weight, x, baseline, size, colour } of plan.texts) {
        const at = { x: x * scale, baseline: baseline * scale, size: size * scale };
        for (const run of fonts.runs(text, weight))
          at.x = drawGlyphs(canvas, fonts.faces[run.font], run.text, at, colourOf(colour));
      }
      const target = pages === 1 ? path : numbered(path, drawn.length + 1, pages);
      const page = { temporary: place.temporary(target), path: target };
      drawn.push(page);
      const { width, height, pixels: bytes } = canvas;
      await writeFile(page.temporary, await encodePng({ width, height, bytes }, resolution));
      await syncFile(page.temporary);
    },
    finish: async () => {
      const paths: string[] = [];
      for (const page of drawn) paths.push(await place.place(page.temporary, page.path));
      return paths;
    },
    discard: async () => {
      for (const { temporary } of drawn) await rm(temporary, { force: true });
    },
  };
}

/** `sheet.png` of twelve: `sheet-01.png`. */
function numbered(path: string, page: number, pages: number): string {
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  return `${stem}-${String(page).padStart(String(pages).length, '0')}${extension}`;
}

/** Whole pixels; a picture has one at least. */
function pixelBox({ x, y, width, height }: Box, scale: number): Box {
  return {
    x: Math.round(x * scale),
    y: Math.round(y * scale),
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

function emptyCanvas(width: number, height: number, colour: Colour): Canvas {
  const pixels = Buffer.alloc(width * height * 3);
  // Grey or white: all three are equal.
  pixels.fill(colour[0]);
  return { width, height, pixels };
}

/** Row by row, from the lower left corner of its box; what would lie outside the page is left out. */
function drawPicture(canvas: Canvas, { width, height, bytes }: SizedPicture, box: Box): void {
  const top = box.y + box.height - height;
  const left = box.x;
  const shown = Math.min(width, canvas.width - left);
  for (let row = 0; row < height; row++) {
    const y = top + row;
    if (y < 0 || y >= canvas.height) continue;
    bytes.copy(canvas.pixels, (y * canvas.width + left) * 3, row * width * 3, (row * width + shown) * 3);
  }
}

function drawMissing(canvas: Canvas, box: Box, colour: Colour): void {
  const edge = box.width - 1;
  for (let step = 0; step <= edge; step++) {
    const spots = [
      [step, 0],
      [step, edge],
      [0, step],
      [edge, step],
      [step, step],
      [step, edge - step],
    ] as const;
    for (const [x, y] of spots) setPixel(canvas, box.x + x, box.y + y, colour);
  }
}

function setPixel({ width, height, pixels }: Canvas, x: number, y: number, colour: Colour): void {
  if (x < 0 || y < 0 || x >= width || y >= height) return;
  pixels.set(colour, (y * width + x) * 3);
}

function colourOf(hex: string): Colour {
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}
