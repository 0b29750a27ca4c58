/** What may be bound to a statement: libsql ends the whole process on anything else. */
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
