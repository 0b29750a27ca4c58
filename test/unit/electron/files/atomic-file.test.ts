/** Durable writes, seen from the folder: whole files, no leftovers, and errors that say what the user can do. */
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  fileError,
  makeFolderDurably,
  prepareFile,
  renameDurably,
  temporaryPathFor,
  writeFileDurably,
} from '../../../../electron/files/atomic-file.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofsheet-files-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('a file is made with the folders above it, and nothing else', async () => {
  const path = join(folder, '2026', '11', 'record.json');
  await writeFileDurably(path, 'one');
  expect(await readFile(path, 'utf8')).toBe('one');
  expect(await readdir(folder, { recursive: true })).toEqual(['2026', '2026/11', '2026/11/record.json']);
});

test('where the library is gone, no ghost of its folder is made', async () => {
  // Catches: a disk pulled out between the look at it and the write leaves a folder in its mount point's place.
  const marker = join(folder, 'library', 'library.json');
  const path = join(folder, 'library', 'images', '2026', 'record.json');
  await expect(writeFileDurably(path, 'one', marker)).rejects.toMatchObject({ code: 'library-unreadable' });
  expect(await readdir(folder)).toEqual([]);
});

test('an empty mount point in the library’s place stays empty', async () => {
  const marker = join(folder, 'library.json');
  await expect(
    writeFileDurably(join(folder, 'images', '2026', 'record.json'), 'one', marker),
  ).rejects.toMatchObject({ code: 'library-unreadable' });
  expect(await readdir(folder)).toEqual([]);
});

test('in a library that is there, folders are made as far as they are missing', async () => {
  const marker = join(folder, 'library.json');
  await writeFile(marker, '{}');
  await Promise.all(
    ['a', 'b', 'c'].map((name) => writeFileDurably(join(folder, 'images', '2026', '11', name), name, marker)),
  );
  expect((await readdir(join(folder, 'images', '2026', '11'))).sort()).toEqual(['a', 'b', 'c']);
});

test('a file is replaced whole, also by a shorter one', async () => {
  // Catches: the tail of an old record behind a new one.
  const path = join(folder, 'record.json');
  await writeFileDurably(path, 'a long text');
  await writeFileDurably(path, Buffer.from('short'));
  expect(await readFile(path, 'utf8')).toBe('short');
  expect(await readdir(folder)).toEqual(['record.json']);
});

test('leftovers of a crash are written over', async () => {
  const path = join(folder, 'record.json');
  await writeFile(temporaryPathFor(path), 'what a crash left, and longer');
  await writeFileDurably(path, 'new');
  expect(await readFile(path, 'utf8')).toBe('new');
  expect(await readdir(folder)).toEqual(['record.json']);
});

test('a write that fails leaves what was there and no temporary file', async () => {
  const path = join(folder, 'record.json');
  await mkdir(path);
  await writeFile(join(path, 'occupied'), '');
  await expect(writeFileDurably(path, 'new')).rejects.toMatchObject({
    code: 'library-unreadable',
    data: { file: 'record.json' },
  });
  expect(await readdir(folder)).toEqual(['record.json']);
});

test('a prepared file has no name until it is given one', async () => {
  // Catches: a reader that sees a record before its image is in place.
  const path = join(folder, 'record.json');
  const temporary = await prepareFile(path, 'text');
  expect(await readdir(folder)).toEqual(['.record.json.part']);
  await renameDurably(temporary, path);
  expect(await readFile(path, 'utf8')).toBe('text');
});

test('making a folder that is there, or was made halfway, is no error', async () => {
  const path = join(folder, 'a', 'b', 'c');
  await makeFolderDurably(join(folder, 'a'));
  await makeFolderDurably(path);
  await makeFolderDurably(path);
  expect(await readdir(join(folder, 'a', 'b'))).toEqual(['c']);
});

describe('an error of the file system', () => {
  const of = (code: string): Error => Object.assign(new Error(`${code}: secret /home/someone`), { code });

  test.each([
    ['ENOSPC', 'writing', 'disk-full'],
    ['EDQUOT', 'writing', 'disk-full'],
    ['EROFS', 'writing', 'library-read-only'],
    ['EACCES', 'writing', 'library-read-only'],
    ['EACCES', 'reading', 'library-unreadable'],
    ['ENOTDIR', 'writing', 'library-unreadable'],
    ['EEXIST', 'writing', 'library-unreadable'],
    ['EIO', 'reading', 'library-unreadable'],
    ['EMFILE', 'writing', 'internal'],
  ] as const)('%s while %s is %s', (errno, doing, code) => {
    expect(fileError(of(errno), '/home/someone/a.json', doing)).toMatchObject({ code });
  });

  test('does not say where the file lies', () => {
    // Catches: a user's name and folders in logs and on screen.
    const { message, data } = fileError(of('EIO'), '/home/someone/a.json');
    expect(JSON.stringify({ message, data })).not.toContain('someone');
  });
});
