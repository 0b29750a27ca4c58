/**
 * Text broken into lines of a width: after a space, a dash or a slash, and around the signs of scripts that are written
 * without spaces; within a word only when it is wider than the line, and then between graphemes.
 */

export interface LineRules {
  /** The same unit as `measure` answers in. */
  readonly width: number;
  readonly most: number;
  /** Never more for a text than for a longer one that begins with it. */
  readonly measure: (text: string) => number;
}

const words = new Intl.Segmenter('en', { granularity: 'word' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー々〆]/u;
/** May not begin a line; may not end one. */
const closing = /^[\p{Pe}\p{Pf}、。，．：；！？・…‥!?.,:;%％]/u;
const opening = /[\p{Ps}\p{Pi}]$/u;
const breakAfter = /[\s/\-‐–—]$/u;
const ellipsis = '…';

/** At most `most` lines, none of them empty or wider than asked; when text is left over, the last ends in `…`. */
export function breakLines(text: string, { width, most, measure }: LineRules): readonly string[] {
  if (most < 1) return [];
  const lines: string[] = [];
  let line = '';
  for (const piece of unbreakable(text)) {
    if (measure((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    // A word wider than a line is cut wherever the line is full.
    line = line.trim() === '' ? piece : piece.trimStart();
    while (lines.length < most && measure(line.trimEnd()) > width) {
      const start = fittingStart(line, width, measure);
      lines.push(start);
      line = line.slice(start.length);
    }
    if (lines.length === most && line.trim() !== '') return withEllipsis(lines, width, measure);
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** One line of it, cut at the end where it is too wide. */
export function oneLine(text: string, width: number, measure: LineRules['measure']): string {
  if (measure(text) <= width) return text;
  const [line = ''] = withEllipsis([fittingStart(text, width, measure)], width, measure);
  return line;
}

function unbreakable(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const { segment } of words.segment(text)) {
    const before = pieces.at(-1);
    if (before !== undefined && !mayBreak(before, segment)) pieces[pieces.length - 1] = before + segment;
    else pieces.push(segment);
  }
  return pieces;
}

function mayBreak(before: string, after: string): boolean {
  if (/^\s/.test(after) || closing.test(after) || opening.test(before)) return false;
  return breakAfter.test(before) || unspaced.test(after) || unspaced.test(lastSign(before));
}

function lastSign(text: string): string {
  return /.$/su.exec(text)?.[0] ?? '';
}

/** The longest start of whole graphemes that fits; one at least, or nothing would ever get on. */
function fittingStart(text: string, width: number, measure: LineRules['measure']): string {
  let start = '';
  for (const { segment } of graphemes.segment(text)) {
    if (start !== '' && measure(start + segment) > width) break;
    start += segment;
  }
  return start;
}

function withEllipsis(
  lines: readonly string[],
  width: number,
  measure: LineRules['measure'],
): readonly string[] {
  const last = lines.at(-1) ?? '';
  const signs = Array.from(graphemes.segment(last), ({ segment }) => segment);
  while (signs.length > 1 && measure(signs.join('').trimEnd() + ellipsis) > width) signs.pop();
  return [...lines.slice(0, -1), signs.join('').trimEnd() + ellipsis];
}
