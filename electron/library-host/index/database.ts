/**
 * The only module that talks to libsql. It exists because libsql ends the whole process on a boolean or an
 * object among the bound values: here values are arrays of scalars, and anything else is an error.
 */
import type LibsqlDatabase from 'libsql';
import { AppError } from '../../../shared/errors.ts';

export type Bound = string | number | boolean | null;
export type Row = Readonly<Record<string, string | number | null>>;

export interface Database {
  /** Statements without values or rows. */
  script(sql: string): void;
  /** Rows changed. */
  run(sql: string, values: readonly Bound[]): number;
  all(sql: string, values: readonly Bound[]): Row[];
  first(sql: string, values: readonly Bound[]): Row | undefined;
  /** All or nothing. The work is synchronous: nothing else comes in between. */
  transaction<T>(work: () => T): T;
  close(): void;
}

type Statement = ReturnType<LibsqlDatabase.Database['prepare']>;

/** Ms to wait for another process that writes. */
const busyTimeout = 5_000;

/**
 * Opens or makes a database file. Throws `DatabaseDamaged` when it is none; later on `onDamage` is told instead,
 * since a damaged page may be met at any query.
 */
export async function openDatabase(path: string, onDamage: () => void): Promise<Database> {
  // Loaded here and not above: a process that opens no library needs none of it.
  const { default: Libsql } = await import('libsql');
  const database = translated(() => new Libsql(path, { timeout: busyTimeout }), undefined);
  const statements = new Map<string, Statement>();

  const prepare = (sql: string): Statement => {
    const known = statements.get(sql);
    if (known) return known;
    const fresh = database.prepare(sql);
    statements.set(sql, fresh);
    return fresh;
  };
  const all = (sql: string, values: readonly Bound[]): Row[] =>
    translated(() => prepare(sql).all(values.map(bindable)) as Row[], onDamage);
  const script = (sql: string): void => {
    translated(() => database.exec(sql), onDamage);
  };

  /** What failed is told, not that a full disk or a damaged page has ended the transaction already. */
  const rollBack = (): void => {
    try {
      database.exec('ROLLBACK');
    } catch (error) {
      if (database.inTransaction) throw error;
    }
  };
  let isWithin = false;
  const transaction = <T>(work: () => T): T => {
    script('BEGIN IMMEDIATE');
    isWithin = true;
    try {
      const result = work();
      script('COMMIT');
      return result;
    } catch (error) {
      rollBack();
      throw error;
    } finally {
      isWithin = false;
    }
  };
  const run = (sql: string, values: readonly Bound[]): number =>
    translated(() => prepare(sql).run(values.map(bindable)).changes, onDamage);

  return {
    script,
    // A statement that itself meets another process's lock stays begun in libsql, and no later transaction can be committed.
    run: (sql, values) => (isWithin ? run(sql, values) : transaction(() => run(sql, values))),
    all,
    first: (sql, values) => all(sql, values)[0],
    transaction,
    close: () => {
      statements.clear();
      database.close();
    },
  };
}

/** The file is not a database, or its pages contradict each other. */
export class DatabaseDamaged extends AppError {
  constructor(cause: unknown) {
    super('index-damaged', 'A page of it contradicts another', { data: { file: 'index.sqlite' }, cause });
  }
}

/** A value as SQLite takes it. Throws on what libsql would take as a reason to end the process. */
export function bindable(value: unknown): string | number | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new TypeError(`Not to be bound: ${typeof value}`);
}

function translated<T>(work: () => T, onDamage: (() => void) | undefined): T {
  try {
    return work();
  } catch (error) {
    const translation = databaseError(error);
    if (translation instanceof DatabaseDamaged) onDamage?.();
    throw translation;
  }
}

/** SQLite's result codes (https://www.sqlite.org/rescode.html); extended ones begin with their primary one. */
function databaseError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  const is = (...primary: readonly string[]): boolean =>
    primary.some((name) => code === name || code.startsWith(`${name}_`));
  if (is('SQLITE_CORRUPT', 'SQLITE_NOTADB')) return new DatabaseDamaged(error);
  const options = { data: { file: 'index.sqlite' }, cause: error };
  if (is('SQLITE_FULL')) return new AppError('disk-full', code, options);
  if (is('SQLITE_READONLY', 'SQLITE_PERM')) return new AppError('library-read-only', code, options);
  if (is('SQLITE_BUSY', 'SQLITE_LOCKED')) return new AppError('index-locked', code, options);
  if (is('SQLITE_IOERR', 'SQLITE_CANTOPEN')) return new AppError('library-unreadable', code, options);
  return error;
}
