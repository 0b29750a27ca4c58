/** The full-text index of frames: what they were asked for with, notes and keywords. Written beside the rows of frames. */
import { searchText } from '../../../shared/history/search-text.ts';
import type { FrameRecord } from '../../../shared/frame/record.ts';
import type { FrameId } from '../../../shared/ids.ts';
import type { Database } from './database.ts';

/** rowid is frames.no. With the text itself, so that notes can change without the prompt being read again. */
export const frameWordsSql = `
  CREATE VIRTUAL TABLE frame_words USING fts5(
    prompt, notes, keywords, tokenize="unicode61 remove_diacritics 2"
  );
`;

/** UTF-16 units of a frame's prompts that are searched. */
const longestSearched = 20_000;

/** After its row, which has the marks in force. */
export function keepWords(database: Database, { id, asked, answered }: FrameRecord): void {
  const texts = [asked.prompt, answered.revisedPrompt, asked.negativePrompt].filter((text) => text != null);
  const prompt = searchText([...new Set(texts)].join('\n').slice(0, longestSearched));
  const row = database.first('SELECT no, notes, keywords FROM frames WHERE id = ?', [id]);
  if (!row) return;
  database.run('INSERT OR REPLACE INTO frame_words (rowid, prompt, notes, keywords) VALUES (?, ?, ?, ?)', [
    Number(row.no),
    prompt,
    searchText(String(row.notes)),
    keywordText(String(row.keywords)),
  ]);
}

/** Notes or keywords of these were set. `ids`: JSON. `keywords`: JSON. */
export function changeWords(
  database: Database,
  ids: string,
  column: 'notes' | 'keywords',
  value: string,
): void {
  database.run(
    `UPDATE frame_words SET ${column} = ?
      WHERE rowid IN (SELECT no FROM json_each(?) AS listed JOIN frames ON frames.id = listed.value)`,
    [column === 'keywords' ? keywordText(value) : searchText(value), ids],
  );
}

/** Before its row goes. */
export function forgetWords(database: Database, id: FrameId): void {
  database.run('DELETE FROM frame_words WHERE rowid = (SELECT no FROM frames WHERE id = ?)', [id]);
}

/** A word to the tokenizer (it takes characters of private use for letters), and one that no query holds (search-text.ts). */
const barrier = ' \u{f8ff} ';

/** Keywords apart, so that a phrase does not reach from one into the next. */
function keywordText(json: string): string {
  return (JSON.parse(json) as readonly string[]).map(searchText).join(barrier);
}
