/** A sheet as it is printed or drawn: every cell, its words, and what stands over them. Pure. */
import type { FrameRow } from '../../shared/frame/record.ts';
import { whatDiffers } from '../../shared/prompt/differs.ts';
import { dimensionsOf, shapeText } from '../../shared/size/size.ts';
import type { BatchSheet } from '../../shared/sheet/sheet.ts';
import { say } from '../i18n/say.ts';
import type { ColumnPlace, SheetModel } from './sheet-model.ts';
import { allCells } from './sheet-model.ts';
import type { SheetState } from './sheet-store.ts';

export interface PrintedCell {
  readonly row: number;
  readonly slot: number;
  readonly span: number;
  readonly frame: FrameRow | null;
  /** What stands in a frame's place. */
  readonly words: string;
}

export interface SheetPrint {
  /** The prompt as it was typed. */
  readonly title: string;
  /** Model, size, date, and how many. */
  readonly facts: string;
  readonly heads: readonly string[];
  readonly model: SheetModel;
  readonly cells: readonly PrintedCell[];
  /** Width by height of a frame. */
  readonly ratio: number;
  readonly seedOf: (column: ColumnPlace) => string;
}

export function sheetPrint(
  { sheet, model, rows }: Pick<SheetState, 'model' | 'rows'> & { readonly sheet: BatchSheet },
  modelName: string,
): SheetPrint {
  const { request, createdAt } = sheet;
  const cells = allCells(model).map(({ row, slot, span, frame, job }) => ({
    row,
    slot,
    span,
    frame: (frame && rows.get(frame)) ?? null,
    words: frame ? say.sheet.deleted : say.queue.status[job.status],
  }));
  const frames = cells.flatMap(({ frame }) => frame ?? []);
  return {
    title: request.prompt.trim().replace(/\s+/g, ' '),
    facts: say.sheet.printed({
      model: modelName,
      shape: shapeText(request.shape),
      date: new Date(createdAt),
      size: say.sheet.size(model.rows, model.columns.length),
      frames: frames.length,
      isPractice: frames.some(({ practice }) => practice),
    }),
    heads: headsOf(sheet.variants),
    model,
    cells,
    ratio: ratioOf(sheet),
    seedOf: ({ seed, index }) => say.sheet.seed(seed, index),
  };
}

export function ratioOf({ request }: BatchSheet): number {
  const { width, height } = dimensionsOf(shapeText(request.shape));
  return width / height;
}

/** What differs between the rows; a single row differs from nothing and is headed by its prompt. */
export function headsOf(variants: readonly string[]): readonly string[] {
  const differences = whatDiffers(variants);
  return variants.map((variant, row) => {
    const own = differences[row] ?? '';
    if (own !== '') return own;
    return variants.length === 1 ? variant : say.sheet.nothingOfItsOwn;
  });
}
