/**
 * The fonts of contact sheets: Noto Sans for Latin, Greek, Cyrillic and Devanagari, its Chinese and Korean sisters for
 * Han, kana and hangul. Each sign is set in the first that has it; one that none has becomes an empty box and is
 * counted, so that what is missing is seen and said instead of silently left out.
 */
import { readFile } from 'node:fs/promises';
import { create } from 'fontkit';
import type { Font } from 'fontkit';
import type { Measure, TextWeight } from '../../../shared/contact-sheet/layout.ts';
import { AppError } from '../../../shared/errors.ts';
import type { FontFiles, FontName } from './font-files.ts';

/** Signs that follow each other in one font. */
export interface TextRun {
  readonly font: FontName;
  readonly text: string;
}

export interface SheetFonts {
  readonly bytes: Readonly<Record<FontName, Buffer>>;
  readonly faces: Readonly<Record<FontName, Font>>;
  readonly runs: (text: string, weight: TextWeight) => readonly TextRun[];
  readonly measure: Measure;
  /** Of these signs, those no font has: each once for each time it stands there. */
  readonly missing: (text: string) => number;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const hangul = /\p{Script=Hangul}/u;
const joiners = /[\u200c\u200d]/g;
/** U+25A1, which the Chinese font has. */
const emptyBox = '□';
/** Texts whose widths are remembered, and how long they may be (UTF-16 units): whole prompts hardly come twice. */
const mostRemembered = 20_000;
const longestRemembered = 64;

/** Error: `internal`, when the app's own files are not there. */
export async function openSheetFonts(files: FontFiles): Promise<SheetFonts> {
  const read = async (name: FontName): Promise<Buffer> =>
    await readFile(files[name]).catch((cause: unknown) => {
      throw new AppError('internal', `The font for contact sheets is missing: ${name}`, { cause });
    });
  const [latin, latinSemibold, chinese, korean] = await Promise.all([
    read('latin'),
    read('latinSemibold'),
    read('chinese'),
    read('korean'),
  ]);
  const bytes = { latin, latinSemibold, chinese, korean };
  const faces = {
    latin: openFont(latin),
    latinSemibold: openFont(latinSemibold),
    chinese: openFont(chinese),
    korean: openFont(korean),
  };

  const fontOf = (sign: string, order: readonly FontName[]): FontName | undefined =>
    order.find((name) =>
      Array.from(sign.replace(joiners, '')).every((one) =>
        faces[name].hasGlyphForCodePoint(one.codePointAt(0) ?? 0),
      ),
    );

  const runs: SheetFonts['runs'] = (text, weight) => {
    const order = fontOrder(text, weight);
    const made: { font: FontName; text: string }[] = [];
    for (const { segment } of graphemes.segment(text)) {
      const known = fontOf(segment, order);
      const font = known ?? 'chinese';
      const sign = known ? drawable(segment, faces[known]) : emptyBox;
      const last = made.at(-1);
      if (last?.font === font) last.text += sign;
      else made.push({ font, text: sign });
    }
    return made;
  };

  const widths = new Map<string, number>();
  /** In units of one em. */
  const widthOf = ({ font, text }: TextRun): number => {
    const key = `${font} ${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    const width = faces[font].layout(text).advanceWidth / faces[font].unitsPerEm;
    if (text.length > longestRemembered) return width;
    if (widths.size >= mostRemembered) widths.clear();
    widths.set(key, width);
    return width;
  };

  return {
    bytes,
    faces,
    runs,
    measure: (text, size, weight) =>
      runs(text, weight).reduce((width, run) => width + widthOf(run) * size, 0),
    missing: (text) => {
      const order = fontOrder(text, 'regular');
      return Array.from(graphemes.segment(text)).filter(({ segment }) => !fontOf(segment, order)).length;
    },
  };
}

/** Han signs differ between the two: a text with hangul in it is Korean. */
function fontOrder(text: string, weight: TextWeight): readonly FontName[] {
  const latin = weight === 'semibold' ? 'latinSemibold' : 'latin';
  return hangul.test(text) ? [latin, 'korean', 'chinese'] : [latin, 'chinese', 'korean'];
}

/** Joiners say how to write what they join; a font without them would draw a box in their place. */
function drawable(sign: string, face: Font): string {
  return sign.replace(joiners, (one) => (face.hasGlyphForCodePoint(one.codePointAt(0) ?? 0) ? one : ''));
}

function openFont(bytes: Buffer): Font {
  const font = create(bytes);
  if (!('layout' in font)) throw new AppError('internal', 'A collection of fonts, where one is needed');
  return font;
}
