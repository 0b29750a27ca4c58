/** A contact sheet as a PDF: text as text, in subsets of its fonts; written page by page as it is made. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { fitInto } from '../../../shared/contact-sheet/layout.ts';
import type { PagePlan } from '../../../shared/contact-sheet/layout.ts';
import { syncFile } from '../../files/atomic-file.ts';
import { decodeToPrint } from '../image-decoder.ts';
import type { SizedPicture } from '../image-decoder.ts';
import type { SheetFonts } from './sheet-fonts.ts';
import { missingBox } from './sheet-writer.ts';
import type { SheetPlace, SheetWriter } from './sheet-writer.ts';

/** Of pictures, per inch; a point is 1/72 of one. */
const resolution = 300;
/** Bytes that may wait for the disk. */
const mostWaiting = 8 * 2 ** 20;

export interface PdfFacts {
  readonly title: string;
  readonly madeAt: Date;
}

export function createPdfWriter(
  path: string,
  place: SheetPlace,
  fonts: SheetFonts,
  facts: PdfFacts,
): SheetWriter {
  const temporary = place.temporary(path);
  const document = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    pdfVersion: '1.7',
    displayTitle: facts.title !== '',
    // None of the fonts that every viewer is supposed to have: all that is used is embedded.
    font: null as unknown as string,
    info: {
      ...(facts.title !== '' && { Title: facts.title }),
      Creator: 'Proofsheet',
      Producer: 'Proofsheet',
      CreationDate: facts.madeAt,
    },
  });
  for (const [name, bytes] of Object.entries(fonts.bytes)) document.registerFont(name, bytes);
  const file = createWriteStream(temporary);
  const written = pipeline(document, file);
  // Awaited where pages are drawn and at the end; until then nobody listens.
  written.catch(() => undefined);

  /** Until the disk has taken what was drawn: otherwise a slow one would fill the memory. */
  const flushed = async (): Promise<void> => {
    await setImmediate();
    while (document.readableLength > mostWaiting) await Promise.race([once(file, 'drain'), written]);
  };

  return {
    picture: (bytes, box, background) =>
      decodeToPrint(bytes, {
        width: Math.max(1, Math.round((box.width / 72) * resolution)),
        height: Math.max(1, Math.round((box.height / 72) * resolution)),
        background,
      }),
    page: async (plan, pictures) => {
      document.addPage({ size: [plan.width, plan.height], margin: 0 });
      document.rect(0, 0, plan.width, plan.height).fill(plan.background);
      for (const [at, box] of plan.pictures.entries()) {
        const picture = pictures[at];
        if (picture) drawPicture(document, picture, box);
        else drawMissing(document, box, plan.hairline);
      }
      for (const line of plan.texts) drawText(document, fonts, line);
      await flushed();
    },
    finish: async () => {
      document.end();
      await written;
      await syncFile(temporary);
      return [await place.place(temporary, path)];
    },
    discard: async () => {
      document.destroy();
      await written.catch(() => undefined);
      await rm(temporary, { force: true });
    },
  };
}

type Document = InstanceType<typeof PDFDocument>;

function drawPicture(document: Document, picture: SizedPicture, box: PagePlan['pictures'][number]): void {
  const { x, y, width, height } = fitInto(box, picture);
  document.image(picture.bytes, x, y, { width, height });
}

function drawMissing(document: Document, box: PagePlan['pictures'][number], colour: string): void {
  const { x, y, width, height } = missingBox(box);
  document
    .lineWidth(0.5)
    .rect(x, y, width, height)
    .moveTo(x, y)
    .lineTo(x + width, y + height)
    .moveTo(x + width, y)
    .lineTo(x, y + height)
    .stroke(colour);
}

function drawText(document: Document, fonts: SheetFonts, line: PagePlan['texts'][number]): void {
  let { x } = line;
  document.fillColor(line.colour);
  for (const { font, text } of fonts.runs(line.text, line.weight)) {
    document.font(font, line.size);
    document.text(text, x, line.baseline, { lineBreak: false, baseline: 'alphabetic' });
    x += document.widthOfString(text);
  }
}
