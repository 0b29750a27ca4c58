/** What each day's folder was like when it was last read: a folder that is still the same need not be read again. */
import type { Database } from './database.ts';

export interface DayFacts {
  /** Such as `2026-11-22`. */
  readonly day: string;
  /** When names in it last came or went, by the clock of the disk; ms since the epoch. */
  readonly changedAt: number;
  /** Nothing in it was in the making: another look is needed only when something has changed. */
  readonly isSettled: boolean;
  /** In the index, of this day. */
  readonly frames: number;
  /** Records that could not be read. */
  readonly unreadable: number;
}

export interface DayIndex {
  all(): ReadonlyMap<string, DayFacts>;
  note(facts: DayFacts): void;
  forget(day: string): void;
  /** Records that could not be read, of all days. */
  unreadable(): number;
}

/** Of the tables, for open-index.ts. */
export const daySchemaSql = `
  CREATE TABLE days (
    day TEXT PRIMARY KEY,
    changed_at REAL NOT NULL,
    settled INTEGER NOT NULL,
    frames INTEGER NOT NULL,
    unreadable INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

export function createDayIndex(database: Database): DayIndex {
  return {
    all: () =>
      new Map(
        database.all('SELECT day, changed_at, settled, frames, unreadable FROM days', []).map((row) => [
          String(row.day),
          {
            day: String(row.day),
            changedAt: Number(row.changed_at),
            isSettled: row.settled === 1,
            frames: Number(row.frames),
            unreadable: Number(row.unreadable),
          },
        ]),
      ),
    note: ({ day, changedAt, isSettled, frames, unreadable }) => {
      database.run(
        'INSERT OR REPLACE INTO days (day, changed_at, settled, frames, unreadable) VALUES (?, ?, ?, ?, ?)',
        [day, changedAt, isSettled, frames, unreadable],
      );
    },
    forget: (day) => {
      database.run('DELETE FROM days WHERE day = ?', [day]);
    },
    unreadable: () =>
      Number(database.first('SELECT coalesce(sum(unreadable), 0) AS records FROM days', [])?.records ?? 0),
  };
}
