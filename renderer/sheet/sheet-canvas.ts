/** Draws the whole sheet as one picture, beyond what is in sight, with its words as crisp as its frames. */
import { AppError } from '../../shared/errors.ts';
import { thumbnailEdgeFor } from '../../shared/thumbnail-edges.ts';
import { thumbnailUrl } from '../frames/frame-name.ts';
import type { PictureLayout } from './paper.ts';
import { pictureLayout } from './paper.ts';
import type { SheetPrint } from './sheet-print.ts';

const ink = { ground: '#161616', text: '#e6e6e6', dim: '#8a8a8a', cell: '#262626' } as const;

/** `onProgress` is told after each frame. Throws `internal` where the canvas cannot be made. */
export async function drawSheet(
  print: SheetPrint,
  onProgress: (drawn: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const { model, ratio } = print;
  const layout = pictureLayout(model.rows, model.slots, ratio);
  const canvas = new OffscreenCanvas(layout.width, layout.height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new AppError('internal', 'No canvas of this size');
  await document.fonts.ready;
  context.fillStyle = ink.ground;
  context.fillRect(0, 0, layout.width, layout.height);
  drawWords(context, print, layout);
  let drawn = 0;
  for (const cell of print.cells) {
    const left = leftOf(layout, cell.slot);
    const top = topOf(layout, cell.row);
    const width = cell.span * (layout.cellWidth + layout.gap) - layout.gap;
    if (cell.frame) {
      await drawFrame(context, cell.frame, { left, top, width, height: layout.cellHeight });
      drawn += 1;
      onProgress(drawn);
    } else {
      context.fillStyle = ink.cell;
      context.fillRect(left, top, width, layout.cellHeight);
      write(context, cell.words, left + width / 2, top + layout.cellHeight / 2, {
        size: 16,
        colour: ink.dim,
        align: 'center',
        width: width - 16,
      });
    }
  }
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

type Context = OffscreenCanvasRenderingContext2D;

async function drawFrame(
  context: Context,
  frame: { readonly sha256: string },
  box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
): Promise<void> {
  const edge = Math.max(box.width, box.height);
  const response = await fetch(thumbnailUrl(frame.sha256, thumbnailEdgeFor(edge)));
  if (!response.ok) {
    // A picture that cannot be had leaves its place empty: the sheet is worth having without it.
    context.fillStyle = ink.cell;
    context.fillRect(box.left, box.top, box.width, box.height);
    return;
  }
  const bitmap = await createImageBitmap(await response.blob());
  const scale = Math.min(box.width / bitmap.width, box.height / bitmap.height);
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  context.imageSmoothingQuality = 'high';
  context.drawImage(
    bitmap,
    box.left + (box.width - width) / 2,
    box.top + (box.height - height) / 2,
    width,
    height,
  );
  bitmap.close();
}

function drawWords(context: Context, print: SheetPrint, layout: PictureLayout): void {
  const { margin, headWidth, cellWidth, cellHeight, gap } = layout;
  const across = layout.width - 2 * margin;
  write(context, print.title, margin, margin + 14, { size: 26, colour: ink.text, width: across });
  write(context, print.facts, margin, margin + 48, { size: 18, colour: ink.dim, width: across });
  for (const column of print.model.columns)
    write(
      context,
      print.seedOf(column),
      leftOf(layout, column.firstSlot) + (column.n * (cellWidth + gap) - gap) / 2,
      margin + layout.titleHeight + layout.headHeight / 2,
      { size: 18, colour: ink.dim, align: 'center', width: column.n * cellWidth },
    );
  for (const [row, head] of print.heads.entries()) {
    const lines = wrapped(context, head, headWidth - 24, Math.max(1, Math.floor(cellHeight / 26)));
    const middle = topOf(layout, row) + cellHeight / 2 - ((lines.length - 1) * 26) / 2;
    for (const [line, text] of lines.entries())
      write(context, text, margin, middle + line * 26, { size: 18, colour: ink.text, width: headWidth - 16 });
  }
}

function leftOf({ margin, headWidth, cellWidth, gap }: PictureLayout, slot: number): number {
  return margin + headWidth + slot * (cellWidth + gap);
}

function topOf({ margin, titleHeight, headHeight, cellHeight, gap }: PictureLayout, row: number): number {
  return margin + titleHeight + headHeight + row * (cellHeight + gap);
}

interface Writing {
  readonly size: number;
  readonly colour: string;
  readonly width: number;
  readonly align?: CanvasTextAlign;
}

function write(context: Context, text: string, x: number, y: number, how: Writing): void {
  context.font = fontOf(how.size);
  context.fillStyle = how.colour;
  context.textAlign = how.align ?? 'left';
  context.textBaseline = 'middle';
  context.fillText(shortened(context, text, how.width), x, y);
}

function fontOf(size: number): string {
  return `${size}px 'Inter Variable', system-ui, sans-serif`;
}

/** Cut with an ellipsis where it does not fit. */
function shortened(context: Context, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let end = text.length;
  while (end > 0 && context.measureText(`${text.slice(0, end)}…`).width > width) end -= 1;
  return `${text.slice(0, end)}…`;
}

/** Broken at spaces into so many lines at most; the last one takes all the rest. */
function wrapped(context: Context, text: string, width: number, most: number): readonly string[] {
  context.font = fontOf(18);
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    const fits = lines.length > 0 && context.measureText(longer).width <= width;
    if (fits || lines.length === most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
