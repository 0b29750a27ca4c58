/** The library without a window: its index made anew and checked, marks and thumbnails, each against the least that does the same. */
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { openLibrary } from '../../electron/library-host/library.ts';
import { wholeLibrary } from '../../shared/frame/frame-query.ts';
import { indexedLibrary } from '../support/generated-library/kept-library.ts';
import { makeLibrary } from '../support/make-library.ts';
import { median, report } from './support/report.ts';

const frames = 100_000;
const marked = 10_000;
const pictures = 100;

let base = '';
test.beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'proofsheet-bench-'));
});
test.afterEach(async () => {
  await rm(base, { recursive: true, force: true, maxRetries: 5 });
});

test('the index made anew, and checked at a start', async () => {
  const library = await indexed(frames);
  await rm(join(library, '.index/index.sqlite'));
  const app = await timed(() => openAndClose(library));
  const against = await rebuildFloor(library);
  await report({
    metric: `index of ${frames.toLocaleString('en')} frames made anew`,
    floor: 'every record read and parsed, and the same rows in one transaction',
    unit: 'ms',
    app,
    against,
    ratio: app / against,
    target: '≤ 2',
    met: app / against <= 2,
  });

  const checks = { full: [] as number[], empty: [] as number[] };
  for (let round = 0; round < 5; round++) {
    checks.full.push(await opening(library));
    checks.empty.push(await opening(join(base, 'empty')));
  }
  const check = { app: median(checks.full), against: 200 };
  await report({
    metric: `opening ${frames.toLocaleString('en')} frames that have not changed, with the self-check`,
    floor: `the limit; an empty library takes ${Math.round(median(checks.empty))} ms`,
    unit: 'ms',
    ...check,
    ratio: check.app / check.against,
    target: '≤ 1',
    met: check.app <= check.against,
  });
});

test('ten thousand frames marked', async () => {
  const folder = await indexed(frames);
  const library = await openLibrary(folder);
  const { numbers } = await library.order(wholeLibrary);
  const rows = await library.rows({ numbers: [...numbers.subarray(0, marked)] });
  const ids = rows.map(({ id }) => id);
  const times = { app: [] as number[], floor: [] as number[] };
  for (let round = 0; round < 5; round++) {
    // Each round changes every frame: half of them had any one of these ratings before.
    const rating = ([1, 2, 3, 4, 5] as const)[round] ?? 5;
    await library.mark({ markings: [{ frames: ids, change: { rating: 0 } }] });
    times.app.push(await timed(() => library.mark({ markings: [{ frames: ids, change: { rating } }] })));
  }
  // The floor writes into the same database, while nobody else does.
  const { default: Libsql } = await import('libsql');
  const database = new Libsql(join(folder, '.index/index.sqlite'));
  database.exec('PRAGMA synchronous = NORMAL');
  const set = database.prepare('UPDATE frames SET rating = ?, rating_at = ? WHERE id = ?');
  const note = database.prepare('INSERT OR REPLACE INTO unwritten_marks (id, marks) VALUES (?, NULL)');
  for (let round = 0; round < 5; round++)
    times.floor.push(
      await timed(() => {
        database.exec('BEGIN IMMEDIATE');
        for (const id of ids) set.run([round, Date.now(), id]);
        for (const id of ids) note.run([id]);
        database.exec('COMMIT');
      }),
    );
  database.close();
  // Not closed: it would tell ten thousand records of a mark that is no one's.
  const result = { app: median(times.app), against: median(times.floor) };
  await report({
    metric: `${marked.toLocaleString('en')} frames marked, acknowledged`,
    floor: 'one transaction of as many updates, each noted as not yet in its record',
    unit: 'ms',
    ...result,
    ratio: result.app / result.against,
    target: '≤ 1.5',
    met: result.app / result.against <= 1.5,
  });
});

test('thumbnails that are missing', async () => {
  const folder = join(base, 'pictures');
  await makeLibrary(folder, pictures, { edge: 1024 });
  await openAndClose(folder);
  const library = await openLibrary(folder);
  const { numbers } = await library.order(wholeLibrary);
  const rows = await library.rows({ numbers: [...numbers] });
  const paths = await Promise.all(rows.map(async ({ id }) => (await library.image({ frame: id })).path));
  const app = await timed(() =>
    Promise.all(rows.map(({ sha256 }) => library.thumbnail({ sha256, width: 320 }))),
  );
  await library.close();
  const { default: sharp } = await import('@janhapke/sharp-electron');
  const waiting = [...paths];
  const against = await timed(() =>
    Promise.all(
      Array.from({ length: availableParallelism() }, async () => {
        for (let path = waiting.pop(); path !== undefined; path = waiting.pop())
          await sharp(await readFile(path))
            .resize(320, 320, { fit: 'inside', withoutEnlargement: true })
            .jpeg()
            .toBuffer();
      }),
    ),
  );
  await report({
    metric: `thumbnails of ${pictures} PNG of 1024² made when missing, a second`,
    floor: 'a plain sharp pool on the same files and cores, nothing written',
    unit: '/s',
    app: pictures / (app / 1_000),
    against: pictures / (against / 1_000),
    ratio: against / app,
    target: '≥ 0.9',
    met: against / app >= 0.9,
  });
});

/** A copy that the app has indexed whole. */
async function indexed(count: number): Promise<string> {
  const library = join(base, String(count));
  await indexedLibrary(count, library);
  return library;
}

async function openAndClose(folder: string): Promise<void> {
  const library = await openLibrary(folder);
  await library.order(wholeLibrary);
  await library.reconcile();
  await library.close();
}

/** Ms until it is known that nothing has changed. */
async function opening(folder: string): Promise<number> {
  const start = performance.now();
  const library = await openLibrary(folder);
  await library.order(wholeLibrary);
  await library.reconcile();
  const time = performance.now() - start;
  await library.close();
  return time;
}

async function rebuildFloor(library: string): Promise<number> {
  const { default: Libsql } = await import('libsql');
  const made = new Libsql(join(library, '.index/index.sqlite'));
  const rows = ['frames', 'frame_words'].map((table) => {
    const columns = made.prepare(`SELECT name FROM pragma_table_info('${table}')`).all() as {
      name: string;
    }[];
    const names = [...(table === 'frame_words' ? ['rowid'] : []), ...columns.map(({ name }) => name)];
    return {
      table,
      names,
      values: made
        .prepare(`SELECT ${names.join(', ')} FROM ${table}`)
        .raw(true)
        .all(),
    };
  });
  const schema = made
    .prepare(
      `SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
        AND name NOT GLOB '*_words_*' AND (tbl_name = 'frames' OR name = 'frame_words')`,
    )
    .all() as { sql: string }[];
  made.close();
  const names = await readdir(join(library, 'images'), { recursive: true });
  const records = names.filter((name) => name.endsWith('.json')).map((name) => join(library, 'images', name));
  const bare = new Libsql(join(base, 'bare.sqlite'));
  bare.exec('PRAGMA journal_mode = WAL');
  bare.exec('PRAGMA synchronous = NORMAL');
  const time = await timed(async () => {
    for (let at = 0; at < records.length; at += 128)
      await Promise.all(
        records.slice(at, at + 128).map(async (path) => JSON.parse(await readFile(path, 'utf8')) as unknown),
      );
    for (const { sql } of schema) bare.exec(sql);
    bare.exec('BEGIN');
    for (const { table, names: columns, values } of rows) {
      const insert = bare.prepare(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
      for (const row of values) insert.run(row);
    }
    bare.exec('COMMIT');
  });
  bare.close();
  return time;
}

/** In ms. */
async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
