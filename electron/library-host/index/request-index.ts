/** Requests as rows: history, newest first, searchable by their words. Everything here is read from batches' files. */
import { cutPrompt, framesOf } from '../../../shared/history/entry.ts';
import type { Family, HistoryEntry } from '../../../shared/history/entry.ts';
import { searchQuery, searchText } from '../../../shared/history/search-text.ts';
import type { BatchId } from '../../../shared/ids.ts';
import type { BatchRecord } from '../../../shared/job/batch-record.ts';
import type { Request } from '../../../shared/request.ts';
import type { Bound, Database, Row } from './database.ts';

export interface RequestIndex {
  /** A request that is there already is brought up to date. `isOpen`: its batch has a journal, so it may yet change. */
  add(record: BatchRecord, isOpen: boolean): void;
  remove(id: BatchId): void;
  ids(): BatchId[];
  /** Newest first, with cut prompts; `before`: only what is older than this one. */
  page(page: RequestPage): HistoryEntry[];
  /** With the whole prompt. */
  entry(id: BatchId): HistoryEntry | undefined;
  /** Empty for a request that is not known. Prompts are cut. */
  family(id: BatchId): Family;
  /** Those of the given that were open when they were last looked at. */
  openAmong(ids: readonly BatchId[]): BatchId[];
}

export interface RequestPage {
  /** As typed. */
  readonly query: string;
  readonly before: BatchId | null;
  readonly limit: number;
}

/** Tables and their indexes, for open-index.ts. */
export const requestSchemaSql = `
  CREATE TABLE requests (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    -- JSON, whole.
    request TEXT NOT NULL,
    asked INTEGER NOT NULL,
    made INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    open INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX requests_by_parent ON requests (json_extract(request, '$.madeFrom.batch'));
  -- Without the text itself, which the request has: rowid is requests.no.
  CREATE VIRTUAL TABLE request_words USING fts5(
    words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2"
  );
`;

/** UTF-16 units of a request that are searched: of a hundred variants of a very long prompt enough for any word. */
const longestSearched = 200_000;

const entryColumns = `id, created_at AS createdAt, request, asked, made, failed,
  (SELECT count(*) FROM frames WHERE frames.batch = requests.id) AS kept`;

/** What a panel's tree has room for. */
const mostAncestors = 6;
const mostChildren = 20;

export function createRequestIndex(database: Database): RequestIndex {
  const entryOfId = (id: BatchId): HistoryEntry | undefined => {
    const row = database.first(`SELECT ${entryColumns} FROM requests WHERE id = ?`, [id]);
    return row && entryOf(row);
  };

  return {
    add: (record, isOpen) => {
      const { asked, made, failed } = framesOf(record.jobs);
      database.transaction(() => {
        database.run(
          `INSERT INTO requests (id, created_at, request, asked, made, failed, open) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET (created_at, request, asked, made, failed, open) =
              (excluded.created_at, excluded.request, excluded.asked, excluded.made, excluded.failed, excluded.open)`,
          [
            record.id,
            Date.parse(record.createdAt),
            JSON.stringify(record.request),
            asked,
            made,
            failed,
            isOpen,
          ],
        );
        database.run('DELETE FROM request_words WHERE rowid = (SELECT no FROM requests WHERE id = ?)', [
          record.id,
        ]);
        database.run('INSERT INTO request_words (rowid, words) SELECT no, ? FROM requests WHERE id = ?', [
          searchText(searchedText(record)),
          record.id,
        ]);
      });
    },
    remove: (id) => {
      database.transaction(() => {
        database.run('DELETE FROM request_words WHERE rowid = (SELECT no FROM requests WHERE id = ?)', [id]);
        database.run('DELETE FROM requests WHERE id = ?', [id]);
      });
    },
    ids: () => database.all('SELECT id FROM requests', []).map((row) => row.id as BatchId),
    page: ({ query, before, limit }) => {
      const { conditions, values } = conditionsOf(query, before);
      const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
      return database
        .all(`SELECT ${entryColumns} FROM requests ${where} ORDER BY id DESC LIMIT ?`, [...values, limit])
        .map(listedEntry);
    },
    entry: entryOfId,
    family: (id) => {
      const ancestors: HistoryEntry[] = [];
      let parent = entryOfId(id)?.request.madeFrom?.batch;
      // What a request is made from is older than itself: a file that says otherwise leads nowhere, not in circles.
      let child: BatchId = id;
      while (parent !== undefined && parent < child && ancestors.length < mostAncestors) {
        const entry = entryOfId(parent);
        if (!entry) break;
        ancestors.unshift(withCutPrompt(entry));
        child = parent;
        parent = entry.request.madeFrom?.batch;
      }
      const children = database
        .all(
          `SELECT ${entryColumns} FROM requests WHERE json_extract(request, '$.madeFrom.batch') = ? AND id > ?
            ORDER BY id LIMIT ?`,
          [id, id, mostChildren],
        )
        .map(listedEntry);
      return { ancestors, children };
    },
    openAmong: (ids) =>
      database
        .all('SELECT id FROM requests WHERE open AND id IN (SELECT value FROM json_each(?))', [
          JSON.stringify(ids),
        ])
        .map((row) => row.id as BatchId),
  };
}

function conditionsOf(
  query: string,
  before: BatchId | null,
): { readonly conditions: readonly string[]; readonly values: readonly Bound[] } {
  const { words, signs } = searchQuery(query);
  const found = words === null ? [] : [words];
  const older = before === null ? [] : [before];
  return {
    conditions: [
      ...found.map(() => 'no IN (SELECT rowid FROM request_words WHERE request_words MATCH ?)'),
      ...signs.map(() => `instr(json_extract(request, '$.prompt'), ?) > 0`),
      ...older.map(() => 'id < ?'),
    ],
    values: [...found, ...signs, ...older],
  };
}

/** Everything in words: the prompt as typed, the other texts of the request, and what was drawn from its lists. */
function searchedText({ request, variants }: BatchRecord): string {
  const texts = Object.values(request).filter((value) => typeof value === 'string');
  return [...new Set([...texts, ...variants])].join('\n').slice(0, longestSearched);
}

function listedEntry(row: Row): HistoryEntry {
  return withCutPrompt(entryOf(row));
}

function withCutPrompt(entry: HistoryEntry): HistoryEntry {
  return { ...entry, request: { ...entry.request, prompt: cutPrompt(entry.request.prompt) } };
}

function entryOf({ id, createdAt, request, asked, made, failed, kept }: Row): HistoryEntry {
  // Every column was written from a parsed record.
  return {
    batch: id as BatchId,
    createdAt: Number(createdAt),
    request: JSON.parse(String(request)) as Request,
    frames: { asked: Number(asked), made: Number(made), failed: Number(failed), kept: Number(kept) },
  };
}
