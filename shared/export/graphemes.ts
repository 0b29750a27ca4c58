/** Text cut where a reader sees a border between two signs. */

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The first `most` graphemes. Looks no further: the rest may be 100 kB. */
export function firstGraphemes(text: string, most: number): string {
  let count = 0;
  for (const { index } of segmenter.segment(text)) {
    if (count === most) return text.slice(0, index);
    count += 1;
  }
  return text;
}

/** The longest start of whole graphemes for which `fits` holds; `fits` holds for every start of what it holds for. */
export function fittingGraphemes(text: string, fits: (start: string) => boolean): string {
  if (fits(text)) return text;
  let end = 0;
  for (const { index, segment } of segmenter.segment(text)) {
    const next = index + segment.length;
    if (!fits(text.slice(0, next))) break;
    end = next;
  }
  return text.slice(0, end);
}
