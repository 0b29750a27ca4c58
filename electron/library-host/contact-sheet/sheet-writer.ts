/** What draws a sheet's pages into files: PDF and PNG do it each in their own way (pdf-writer.ts, png-writer.ts). */
import type { Box, PagePlan } from '../../../shared/contact-sheet/layout.ts';
import { renameDurably, temporaryPathFor } from '../../files/atomic-file.ts';
import type { SizedPicture } from '../image-decoder.ts';

export interface SheetWriter {
  /** Decodes a picture at the size it is drawn at in this box. */
  picture(bytes: Buffer, box: Box, background: string): Promise<SizedPicture>;
  /** Draws the next page. Null: this picture cannot be shown. */
  page(plan: PagePlan, pictures: readonly (SizedPicture | null)[]): Promise<void>;
  /** Puts the files in place, each whole, and answers with their paths. */
  finish(): Promise<readonly string[]>;
  /** Leaves nothing behind; after an error or instead of `finish`. */
  discard(): Promise<void>;
}

/** How a finished file comes to its name. */
export interface SheetPlace {
  /** Where it is written before, in the same folder. */
  temporary(path: string): string;
  /** Answers with the name that it got. */
  place(temporary: string, path: string): Promise<string>;
}

/** A file that has the name already is replaced. */
export const replacing: SheetPlace = {
  temporary: temporaryPathFor,
  place: async (temporary, path) => {
    await renameDurably(temporary, path);
    return path;
  },
};

/** A picture that cannot be shown is a hairline box, crossed out, this much of the place it would have had. */
export function missingBox(box: Box): Box {
  const edge = Math.min(box.width, box.height);
  return { x: box.x, y: box.y + box.height - edge, width: edge, height: edge };
}
