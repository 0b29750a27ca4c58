/** What may be bound to a statement: libsql ends the whole process on anything else; and what a lock leaves behind. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bindable, openDatabase } from '../../../../electron/library-host/index/database.ts';
import type { Bound, Database } from '../../../../electron/library-host/index/database.ts';

test.each([
  ['text', 'text'],
  ['', ''],
  [0, 0],
  [-1.5, -1.5],
  [true, 1],
  [false, 0],
  [null, null],
])('%j is bound as %j', (value, bound) => {
  expect(bindable(value)).toBe(bound);
});

test.each([undefined, NaN, Infinity, {}, [], new Date(0), 1n, Symbol('s'), () => 1])(
  'what is none of these is an error, not the end of the process (%#)',
  (value) => {
    expect(() => bindable(value)).toThrow(TypeError);
  },
);

async function memory(): Promise<Database> {
  const database = await openDatabase(':memory:', () => {});
  database.script('CREATE TABLE t (a INTEGER, b TEXT)');
  return database;
}

test('values come back as they were bound; an object among them is an error before libsql sees it', async () => {
  const database = await memory();
  expect(database.run('INSERT INTO t VALUES (?, ?)', [true, null])).toBe(1);
  expect(database.all('SELECT a, b FROM t', [])).toEqual([{ a: 1, b: null }]);
  expect(database.first('SELECT a FROM t WHERE a = ?', [2])).toBeUndefined();
  expect(() => database.run('INSERT INTO t VALUES (?, ?)', [{} as Bound, 1])).toThrow(TypeError);
  expect(() => database.all('SELECT ?', [undefined as unknown as Bound])).toThrow(TypeError);
  database.close();
});

test('a change that another connection’s lock refused leaves nothing begun: the next transaction is committed', async () => {
  // Catches: one mark refused while a backup reads the index, and none that is kept after it.
  const folder = await mkdtemp(join(tmpdir(), 'proofsheet-database-'));
  try {
    const path = join(folder, 'index.sqlite');
    const [own, other] = [await openDatabase(path, () => {}), await openDatabase(path, () => {})];
    own.script('PRAGMA journal_mode = WAL; CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (0)');
    const add = (): number => own.run('INSERT INTO t VALUES (?)', [1]);
    other.script('BEGIN EXCLUSIVE');
    expect(add).toThrow(expect.objectContaining({ code: 'index-locked' }));
    other.script('ROLLBACK');
    // Another statement: the one that was refused would be begun anew.
    expect(own.transaction(() => own.run('UPDATE t SET a = ?', [2]))).toBe(1);
    expect(other.all('SELECT a FROM t', [])).toEqual([{ a: 2 }]);
    own.close();
    other.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('what went wrong in a transaction is told, and not that it was over by then', async () => {
  const database = await memory();
  const failing = (): never => {
    database.script('ROLLBACK');
    throw new Error('the disk is full');
  };
  expect(() => database.transaction(failing)).toThrow('the disk is full');
  database.close();
});
