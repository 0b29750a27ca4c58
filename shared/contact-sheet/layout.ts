/**
 * Where everything stands on a contact sheet's pages. In points (1/72 inch), from the upper left corner; what a text's
 * width is, only its font can tell. PDF and PNG are both drawn from this.
 */
import { breakLines, oneLine } from './break-lines.ts';
import { captionOf, pageTextOf } from './caption.ts';
import type { CaptionFacts, PageFacts } from './caption.ts';
import { papers } from './options.ts';
import type { ContactSheetOptions } from './options.ts';
import { plainText } from './plain-text.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type TextWeight = 'regular' | 'semibold';

export interface TextLine {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  /** Points. */
  readonly size: number;
  readonly weight: TextWeight;
  /** `#rrggbb`. */
  readonly colour: string;
}

export interface PagePlan {
  readonly width: number;
  readonly height: number;
  /** `#rrggbb`. */
  readonly background: string;
  /** What stands in for a picture that cannot be shown. */
  readonly hairline: string;
  /** Where each frame's picture goes, in order; see `fitInto`. */
  readonly pictures: readonly Box[];
  readonly texts: readonly TextLine[];
}

/** The width of a text in points. */
export type Measure = (text: string, size: number, weight: TextWeight) => number;

const pointsPerMillimetre = 72 / 25.4;
const pageTextSize = 8;
const titleSize = 10;
/** Of the size of its letters. */
const lineHeight = 1.36;
/** From the top of a line to the foot of its letters, of their size. */
const ascent = 1.02;
/** Of its cell, a picture keeps at least so much however long the caption. */
const leastPicture = 0.5;
const captionSpace = 3;

const colours = {
  white: { background: '#ffffff', text: '#1e1e1e', secondary: '#6e6e6e', hairline: '#c8c8c8' },
  'dark-grey': { background: '#262626', text: '#e6e6e6', secondary: '#9a9a9a', hairline: '#5a5a5a' },
} as const;

export function framesPerPage({ rows, columns }: ContactSheetOptions): number {
  return rows * columns;
}

/** One at least: a sheet without frames is an empty page. */
export function pageCount(frames: number, options: ContactSheetOptions): number {
  return Math.max(1, Math.ceil(frames / framesPerPage(options)));
}

/** `frames`: those of this page only, at most as many as have room on it. */
export function layoutPage(
  options: ContactSheetOptions,
  page: PageFacts,
  frames: readonly CaptionFacts[],
  measure: Measure,
): PagePlan {
  const paper = papers[options.paper];
  const upright = options.orientation === 'portrait';
  const width = (upright ? paper.width : paper.height) * pointsPerMillimetre;
  const height = (upright ? paper.height : paper.width) * pointsPerMillimetre;
  const { background, hairline, text, secondary } = colours[options.background];

  const margin = options.margin * pointsPerMillimetre;
  const inner = { x: margin, y: margin, width: width - 2 * margin, height: height - 2 * margin };
  const head = headTexts(options, page, inner, measure, { text, secondary });
  const foot = footTexts(options, page, inner, measure, secondary);
  const top = head.length > 0 ? titleSize * lineHeight + 8 : 0;
  const bottom = foot.length > 0 ? pageTextSize * lineHeight + 8 : 0;

  const cells = cellBoxes({ ...inner, y: inner.y + top, height: inner.height - top - bottom }, options);
  const lines = captionLinesIn(cells[0]?.height ?? 0, options);
  const captionHeight = lines > 0 ? captionSpace + lines * options.captionSize * lineHeight : 0;
  const placed = frames.slice(0, cells.length).flatMap((facts, at) => {
    const cell = cells[at];
    return cell ? [{ facts, cell, picture: { ...cell, height: cell.height - captionHeight } }] : [];
  });
  return {
    width,
    height,
    background,
    hairline,
    pictures: placed.map(({ picture }) => picture),
    texts: [
      ...head,
      ...placed.flatMap(({ facts, cell, picture }) =>
        captionTexts(
          options,
          facts,
          lines,
          measure,
          { ...cell, y: picture.y + picture.height },
          text,
          secondary,
        ),
      ),
      ...foot,
    ],
  };
}

/** A picture of these proportions as large as it goes, standing on the lower edge, at the left, where its caption begins. */
export function fitInto(box: Box, picture: { readonly width: number; readonly height: number }): Box {
  const scale = Math.min(box.width / picture.width, box.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return { x: box.x, y: box.y + box.height - height, width, height };
}

function cellBoxes(area: Box, { rows, columns, gap: millimetres }: ContactSheetOptions): readonly Box[] {
  // Gaps give way before pictures do: twelve columns with wide gaps are still twelve columns.
  const gap = Math.min(
    millimetres * pointsPerMillimetre,
    area.width / (2 * columns),
    area.height / (2 * rows),
  );
  const width = (area.width - gap * (columns - 1)) / columns;
  const height = (area.height - gap * (rows - 1)) / rows;
  return Array.from({ length: rows * columns }, (_, at) => ({
    x: area.x + (at % columns) * (width + gap),
    y: area.y + Math.floor(at / columns) * (height + gap),
    width,
    height,
  }));
}

function captionLinesIn(cellHeight: number, options: ContactSheetOptions): number {
  if (options.caption.trim() === '') return 0;
  const room = cellHeight * (1 - leastPicture) - captionSpace;
  return Math.max(0, Math.min(options.captionLines, Math.floor(room / (options.captionSize * lineHeight))));
}

/** The template's lines in turn, each broken as often as there is room; its first line stands out. */
function captionTexts(
  { caption, captionSize: size }: ContactSheetOptions,
  facts: CaptionFacts,
  most: number,
  measure: Measure,
  below: Box,
  first: string,
  rest: string,
): readonly TextLine[] {
  const texts: TextLine[] = [];
  for (const [paragraph, text] of captionOf(caption, facts).entries()) {
    const rules = {
      width: below.width,
      most: most - texts.length,
      measure: (part: string) => measure(part, size, 'regular'),
    };
    for (const line of breakLines(text, rules))
      texts.push({
        text: line,
        x: below.x,
        baseline: below.y + captionSpace + (texts.length * lineHeight + ascent) * size,
        size,
        weight: 'regular',
        colour: paragraph === 0 ? first : rest,
      });
  }
  return texts;
}

function headTexts(
  options: ContactSheetOptions,
  page: PageFacts,
  inner: Box,
  measure: Measure,
  { text, secondary }: { readonly text: string; readonly secondary: string },
): readonly TextLine[] {
  const baseline = inner.y + titleSize;
  const title = { size: titleSize, weight: 'semibold', colour: text } as const;
  const header = { size: pageTextSize, weight: 'regular', colour: secondary } as const;
  return [
    ...lineAt(plainText(page.title), { ...title, x: inner.x, baseline }, inner.width * 0.65, measure),
    ...lineEndingAt(pageTextOf(options.header, page), { ...header, baseline }, inner, 0.3, measure),
  ];
}

function footTexts(
  options: ContactSheetOptions,
  page: PageFacts,
  inner: Box,
  measure: Measure,
  colour: string,
): readonly TextLine[] {
  const look = {
    size: pageTextSize,
    weight: 'regular',
    colour,
    baseline: inner.y + inner.height - 2,
  } as const;
  const numbers = options.pageNumbers ? `${page.page} / ${page.pages}` : '';
  return [
    ...lineAt(pageTextOf(options.footer, page), { ...look, x: inner.x }, inner.width * 0.8, measure),
    ...lineEndingAt(numbers, look, inner, 0.15, measure),
  ];
}

type Look = Omit<TextLine, 'text' | 'x'>;

/** One line, cut where it is wider than asked; none of an empty text. */
function lineAt(
  text: string,
  look: Look & { readonly x: number },
  width: number,
  measure: Measure,
): readonly TextLine[] {
  if (text === '') return [];
  return [{ ...look, text: oneLine(text, width, (part) => measure(part, look.size, look.weight)) }];
}

/** The same, ending at the right edge of `inner` and taking up at most this share of it. */
function lineEndingAt(
  text: string,
  look: Look,
  inner: Box,
  share: number,
  measure: Measure,
): readonly TextLine[] {
  const end = inner.x + inner.width;
  return lineAt(text, { ...look, x: 0 }, inner.width * share, measure).map((line) => ({
    ...line,
    x: end - measure(line.text, look.size, look.weight),
  }));
}
