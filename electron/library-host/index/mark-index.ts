/**
 * Marks in the index: committed here at once, and remembered as unwritten until the records have heard of them
 * (mark-writer.ts). A frame that leaves the library takes its marks along: what is unwritten of it stays.
 */
import type { Marking } from '../../../shared/frame/marking.ts';
import { markFields, marksOf, mergeMarks, readMarks } from '../../../shared/frame/marks.ts';
import type { MarkChange, MarkField, Marks, StampedMarks } from '../../../shared/frame/marks.ts';
import type { FrameId } from '../../../shared/ids.ts';
import type { Bound, Database } from './database.ts';
import { changeWords } from './frame-words.ts';

export interface MarkIndex {
  /**
   * In one transaction. Answers with the markings that take it back. Frames that are marked so already, or are not in the
   * library, are left out. `at`: ms since the epoch.
   */
  mark(markings: readonly Marking[], at: number): Marking[];
  /** Those in use, the most used first. */
  keywords(): string[];
  /** Frames whose records have yet to hear of marks. */
  unwritten(): FrameId[];
  unwrittenOf(id: FrameId): StampedMarks;
  /**
   * The record now says `told`, and holds `found`. Answers with what the record knew better, or null; what was marked in
   * the meantime stays unwritten.
   */
  written(id: FrameId, told: StampedMarks, found: StampedMarks): Marking | null;
  /** There is no record to tell. */
  forgotten(id: FrameId): void;
}

export const markSchemaSql = `
  -- Marks are NULL while the row of the frame has them.
  CREATE TABLE unwritten_marks (id TEXT PRIMARY KEY, marks TEXT) STRICT, WITHOUT ROWID;
`;

/** Of the table of frames. `_at`: ms since the epoch, 0 for never. Keywords are a JSON array. */
export const markColumnsSql = `
    flag TEXT,
    flag_at INTEGER NOT NULL DEFAULT 0,
    rating INTEGER NOT NULL DEFAULT 0,
    rating_at INTEGER NOT NULL DEFAULT 0,
    label TEXT,
    label_at INTEGER NOT NULL DEFAULT 0,
    keywords TEXT NOT NULL DEFAULT '[]',
    keywords_at INTEGER NOT NULL DEFAULT 0,
    notes TEXT NOT NULL DEFAULT '',
    notes_at INTEGER NOT NULL DEFAULT 0`;

export const markColumns: readonly string[] = markFields.flatMap((field) => [field, `${field}_at`]);

/** Keywords to choose from. */
const mostOffered = 500;

/** In the order of `markColumns`. */
export function markBounds(marks: StampedMarks): Bound[] {
  const known = marksOf(marks);
  return markFields.flatMap((field) => [bound(field, known[field]), marks[field]?.at ?? 0]);
}

/** Marks of a row of frames as a record has them: fields that were never set fall away by their time of 0. */
const stampedJson = `json_object(${markFields
  .map((field) => {
    const value = field === 'keywords' ? 'json(keywords)' : field;
    return `'${field}', json_object('value', ${value}, 'at', ${field}_at)`;
  })
  .join(', ')})`;

/** What was marked and not written: newer than any record. */
export function unwrittenMarks(database: Database, id: FrameId): StampedMarks {
  const found = database.first(
    `SELECT coalesce(unwritten_marks.marks, ${stampedJson}) AS marks FROM unwritten_marks
      LEFT JOIN frames USING (id) WHERE unwritten_marks.id = ?`,
    [id],
  );
  return found ? readMarks(JSON.parse(String(found.marks))) : {};
}

/** The row of a frame is about to go: what is unwritten of its marks stays. */
export function keepUnwritten(database: Database, id: FrameId): void {
  database.run(
    `UPDATE unwritten_marks SET marks = (SELECT ${stampedJson} FROM frames WHERE id = ?)
      WHERE id = ? AND marks IS NULL`,
    [id, id],
  );
}

export function createMarkIndex(database: Database): MarkIndex {
  /** Sets what differs, and answers with what it was. `ids`: JSON. */
  const setField = (
    ids: string,
    field: MarkField,
    value: Bound,
    at: number,
  ): readonly (readonly [FrameId, unknown])[] => {
    const differing = `id IN (SELECT value FROM json_each(?)) AND ${field} IS NOT ?`;
    const changed = database
      .all(`SELECT id, ${field} AS value FROM frames WHERE ${differing}`, [ids, value])
      .map((row) => [row.id as FrameId, parsed(field, row.value)] as const);
    // Later than what it replaces, even where the clock that set that was ahead of this one.
    database.run(`UPDATE frames SET ${field} = ?, ${field}_at = max(?, ${field}_at + 1) WHERE ${differing}`, [
      value,
      at,
      ids,
      value,
    ]);
    if (field === 'notes' || field === 'keywords') changeWords(database, ids, field, String(value));
    return changed;
  };

  const marksIn = (id: FrameId): StampedMarks => {
    const row = database.first(`SELECT ${stampedJson} AS marks FROM frames WHERE id = ?`, [id]);
    return row ? readMarks(JSON.parse(String(row.marks))) : {};
  };

  return {
    mark: (markings, at) =>
      database.transaction(() => {
        const before = new Map<FrameId, Partial<Record<MarkField, unknown>>>();
        for (const { frames, change } of markings) {
          const ids = JSON.stringify(frames);
          for (const field of markFields) {
            const value = change[field];
            if (value === undefined) continue;
            for (const [id, old] of setField(ids, field, bound(field, value), at))
              // Of two markings of one frame the first met what is to come back.
              before.set(id, { [field]: old, ...before.get(id) });
          }
        }
        database.run(
          `INSERT INTO unwritten_marks (id, marks)
            SELECT value, NULL FROM json_each(?) WHERE true
            ON CONFLICT (id) DO UPDATE SET marks = NULL`,
          [JSON.stringify([...before.keys()])],
        );
        return grouped(before as ReadonlyMap<FrameId, MarkChange>);
      }),
    keywords: () =>
      database
        .all(
          `SELECT words.value AS keyword FROM frames, json_each(frames.keywords) AS words
            WHERE frames.keywords <> '[]' GROUP BY words.value ORDER BY count(*) DESC, words.value LIMIT ?`,
          [mostOffered],
        )
        .map(({ keyword }) => String(keyword)),
    unwritten: () => database.all('SELECT id FROM unwritten_marks', []).map(({ id }) => id as FrameId),
    unwrittenOf: (id) => unwrittenMarks(database, id),
    written: (id, told, found) =>
      database.transaction(() => {
        const now = unwrittenMarks(database, id);
        if (JSON.stringify(now) === JSON.stringify(told))
          database.run('DELETE FROM unwritten_marks WHERE id = ?', [id]);
        const known = marksIn(id);
        const merged = mergeMarks(known, found);
        const change = differing(marksOf(known), marksOf(merged));
        const isThere =
          database.run(
            `UPDATE frames SET (${markColumns.join(', ')}) = (${markColumns.map(() => '?').join(', ')}) WHERE id = ?`,
            [...markBounds(merged), id],
          ) > 0;
        for (const field of ['notes', 'keywords'] as const)
          if (change[field] !== undefined)
            changeWords(database, JSON.stringify([id]), field, String(bound(field, change[field])));
        return isThere && Object.keys(change).length > 0 ? { frames: [id], change } : null;
      }),
    forgotten: (id) => {
      database.run('DELETE FROM unwritten_marks WHERE id = ?', [id]);
    },
  };
}

function differing(before: Marks, after: Marks): MarkChange {
  const changed = markFields.filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  return Object.fromEntries(changed.map((field) => [field, after[field]]));
}

/** One marking for each way in which frames were marked before. */
function grouped(changes: ReadonlyMap<FrameId, MarkChange>): Marking[] {
  const groups = new Map<string, { readonly frames: FrameId[]; readonly change: MarkChange }>();
  for (const [id, change] of changes) {
    // Keys stand in one order in changes of one way.
    const key = JSON.stringify(change);
    const group = groups.get(key);
    if (group) group.frames.push(id);
    else groups.set(key, { frames: [id], change });
  }
  return [...groups.values()];
}

function bound(field: MarkField, value: Marks[MarkField]): Bound {
  return field === 'keywords' ? JSON.stringify(value) : (value as Bound);
}

function parsed(field: MarkField, value: unknown): unknown {
  return field === 'keywords' ? JSON.parse(String(value)) : value;
}
