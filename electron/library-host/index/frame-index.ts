/** Frames as rows: what the grid needs at once, ordered newest first. Everything here is read from records. */
import { mergeMarks } from '../../../shared/frame/marks.ts';
import type { Facets, Months } from '../../../shared/frame/facets.ts';
import type { FrameOrder } from '../../../shared/frame/frame-query.ts';
import { frameKinds, kindOf } from '../../../shared/frame/record.ts';
import type { FrameRecord, FrameRow, ImageType, SheetPlace, Twin } from '../../../shared/frame/record.ts';
import type { BatchId, FrameId } from '../../../shared/ids.ts';
import type { Database, Row } from './database.ts';
import { readFacets, readMonths } from './frame-facets.ts';
import { framesFrom, readFrameOrder, readShapes } from './frame-order.ts';
import type { AskedFrames, WhichFrames } from './frame-order.ts';
import { forgetWords, keepWords } from './frame-words.ts';
import { twinSql } from './twins.ts';
import { keepUnwritten, markBounds, markColumns, unwrittenMarks } from './mark-index.ts';

export interface IndexedFrame {
  readonly id: FrameId;
  readonly type: ImageType;
}

export interface FrameIndex {
  /** A frame that is there already is brought up to date and keeps its number. */
  add(record: FrameRecord): FrameRow;
  /** Many at once, all or none. How many of them were not there, or not like this. */
  addAll(records: readonly FrameRecord[]): number;
  /** False when it was not there. */
  remove(id: FrameId): boolean;
  row(id: FrameId): FrameRow | undefined;
  /** In the order asked for; numbers of frames that are gone are left out. */
  rows(numbers: readonly number[]): FrameRow[];
  /** In no order; frames that are not in the library are left out. */
  rowsOf(ids: readonly FrameId[]): FrameRow[];
  /** Where a batch's frames lie, in the order of its sheet. */
  placesOf(batch: BatchId): SheetPlace[];
  order(asked: AskedFrames): FrameOrder;
  facets(asked: WhichFrames, now: number): Facets;
  months(asked: WhichFrames): Months;
  /** By number: width for 1,000 of height; 0 where there is no frame. */
  shapes(): Uint16Array<ArrayBuffer>;
  /** How many of the library's frames meet a filter. */
  meeting(asked: Pick<WhichFrames, 'filter' | 'framesNamed'>): number;
  /** How many of these are in the library. */
  present(ids: readonly FrameId[]): number;
  /** Another number once frames have come or gone: what was counted before may not hold. */
  revision(): number;
  /** Another number once anything was written, marks too. */
  changes(): number;
  count(): number;
  frame(id: FrameId): IndexedFrame | undefined;
  /** A frame whose image has this hash. */
  frameOfImage(sha256: string): IndexedFrame | undefined;
  /** Frames whose bytes another, older frame has too; so many at most. */
  samePictures(most: number): IndexedFrame[];
  /** Ids from `from` on, up to but without `to`. */
  idsBetween(from: string, to: string): FrameId[];
  countBetween(from: string, to: string): number;
  /** The newest, and some anywhere; each at most once. */
  sample(size: number): FrameId[];
  /** Records that could not be read when the library was last looked through. */
  unreadable(): number;
  setUnreadable(count: number): void;
  close(): void;
}

/** UTF-16 units of a prompt that a row carries. */
const promptLength = 300;

const placeColumns = 'no, sheet_row AS "row", sheet_column AS "column", image';
const rowColumns = `${placeColumns}, id, batch AS batchId, sha256, width, height, seed, model, prompt,
  kind = ${frameKinds.indexOf('practice')} AS practice, created_at AS createdAt, flag, rating, label, ${twinSql} AS twin`;

const columns = [
  'id',
  'batch',
  'sheet_row',
  'sheet_column',
  'image',
  'type',
  'sha256',
  'width',
  'height',
  'seed',
  'model',
  'prompt',
  'kind',
  'quality',
  'created_at',
  ...markColumns,
];
const addSql = `INSERT INTO frames (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
  ON CONFLICT (id) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}
  WHERE (${columns.join(', ')}) IS NOT (${columns.map((column) => `excluded.${column}`).join(', ')})`;

export function createFrameIndex(database: Database): FrameIndex {
  let revision = 0;
  const row = (id: FrameId): FrameRow | undefined => {
    const found = database.first(`SELECT ${rowColumns} FROM frames WHERE id = ?`, [id]);
    return found && frameRow(found);
  };

  /** False: it was there, and just so. */
  const write = (record: FrameRecord): boolean => {
    const changed = database.run(addSql, [
      record.id,
      record.batchId,
      record.row,
      record.column,
      record.answered.index,
      record.file.type,
      record.file.sha256,
      record.file.width,
      record.file.height,
      record.asked.seed,
      record.asked.model,
      cutPrompt(record.asked.prompt),
      frameKinds.indexOf(kindOf(record)),
      record.asked.quality,
      Date.parse(record.createdAt),
      ...markBounds(mergeMarks(record.marks ?? {}, unwrittenMarks(database, record.id))),
    ]);
    keepWords(database, record);
    return changed > 0;
  };

  return {
    add: (record) => {
      revision += 1;
      write(record);
      const added = row(record.id);
      if (!added) throw new Error('A frame just added to the index is not there');
      return added;
    },
    addAll: (records) => {
      revision += 1;
      return database.transaction(() => records.filter(write).length);
    },
    remove: (id) => {
      revision += 1;
      return database.transaction(() => {
        keepUnwritten(database, id);
        forgetWords(database, id);
        return database.run('DELETE FROM frames WHERE id = ?', [id]) > 0;
      });
    },
    row,
    rows: (numbers) => {
      const found = database.all(
        `SELECT ${rowColumns} FROM frames WHERE no IN (SELECT value FROM json_each(?))`,
        [JSON.stringify(numbers)],
      );
      const byNumber = new Map(found.map((one) => [one.no, one]));
      return numbers.flatMap((no) => {
        const one = byNumber.get(no);
        return one ? [frameRow(one)] : [];
      });
    },
    rowsOf: (ids) =>
      database
        .all(`SELECT ${rowColumns} FROM frames WHERE id IN (SELECT value FROM json_each(?))`, [
          JSON.stringify(ids),
        ])
        .map(frameRow),
    placesOf: (batch) =>
      database.all(
        `SELECT ${placeColumns} FROM frames WHERE batch = ? ORDER BY sheet_row, sheet_column, image, no`,
        [batch],
      ) as unknown as SheetPlace[],
    order: (asked) => readFrameOrder(database, asked),
    facets: (asked, now) => readFacets(database, asked, now),
    months: (asked) => readMonths(database, asked),
    shapes: () => readShapes(database),
    meeting: (asked) => {
      const { from, values } = framesFrom({ ...asked, collected: null });
      return Number(database.first(`SELECT count(*) AS frames ${from}`, values)?.frames ?? 0);
    },
    revision: () => revision,
    changes: () => Number(database.first('SELECT total_changes() AS changes', [])?.changes ?? 0),
    present: (ids) =>
      Number(
        database.first('SELECT count(*) AS frames FROM frames WHERE id IN (SELECT value FROM json_each(?))', [
          JSON.stringify(ids),
        ])?.frames ?? 0,
      ),
    count: () => Number(database.first('SELECT count(*) AS frames FROM frames', [])?.frames ?? 0),
    frame: (id) => indexedFrame(database.first('SELECT id, type FROM frames WHERE id = ?', [id])),
    frameOfImage: (sha256) =>
      indexedFrame(database.first('SELECT id, type FROM frames WHERE sha256 = ? LIMIT 1', [sha256])),
    samePictures: (most) =>
      database
        .all(
          `SELECT id, type FROM frames AS later WHERE EXISTS
            (SELECT 1 FROM frames AS first WHERE first.sha256 = later.sha256 AND first.id < later.id) LIMIT ?`,
          [most],
        )
        .map((row) => row as unknown as IndexedFrame),
    idsBetween: (from, to) =>
      database
        .all('SELECT id FROM frames WHERE id >= ? AND id < ?', [from, to])
        .map((one) => one.id as FrameId),
    countBetween: (from, to) =>
      Number(
        database.first('SELECT count(*) AS frames FROM frames WHERE id >= ? AND id < ?', [from, to])
          ?.frames ?? 0,
      ),
    sample: (size) => {
      const newest = database.first('SELECT id FROM frames ORDER BY created_at DESC, id DESC LIMIT 1', []);
      const last = Number(database.first('SELECT max(no) AS no FROM frames', [])?.no ?? 0);
      const some = Array.from({ length: size }, () =>
        database.first('SELECT id FROM frames WHERE no >= ? ORDER BY no LIMIT 1', [
          Math.ceil(Math.random() * last),
        ]),
      );
      return [...new Set([newest, ...some].flatMap((found) => (found ? [found.id as FrameId] : [])))];
    },
    unreadable: () => {
      const fact = database.first(`SELECT value FROM facts WHERE name = 'unreadable'`, []);
      return Number(fact?.value ?? 0);
    },
    setUnreadable: (count) => {
      database.run(
        `INSERT INTO facts (name, value) VALUES ('unreadable', ?)
          ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        [count],
      );
    },
    close: () => {
      // Leaves the log empty; where that fails, the next start reads it.
      try {
        database.first('PRAGMA wal_checkpoint(TRUNCATE)', []);
      } finally {
        database.close();
      }
    },
  };
}

function frameRow({ twin, ...row }: Row): FrameRow {
  // Every column was written from a parsed record; only booleans change shape on the way.
  const read = { ...row, practice: row.practice === 1 } as unknown as FrameRow;
  return typeof twin === 'string' ? { ...read, twin: JSON.parse(twin) as Twin } : read;
}

function indexedFrame(row: Row | undefined): IndexedFrame | undefined {
  return row as unknown as IndexedFrame | undefined;
}

/** Cut between characters: half of a surrogate pair would not survive UTF-8. */
function cutPrompt(prompt: string): string {
  const cut = prompt.slice(0, promptLength);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}
