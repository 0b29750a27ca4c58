/** A runtime that is half there, or made twice at once, must never be started. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { provideFolder } from '../../../build/runtime/cache-folder.mjs';

let base = '';
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'proofsheet-cache-'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

const fillWith = (text) => (folder) => writeFile(join(folder, 'file'), text);

test('is filled once for a stamp, anew for another', async () => {
  const folder = join(base, 'runtime');
  await provideFolder(folder, 'one', fillWith('1'));
  await provideFolder(folder, 'one', () => Promise.reject(new Error('filled twice')));
  expect(await readFile(join(folder, 'file'), 'utf8')).toBe('1');
  await provideFolder(folder, 'two', fillWith('2'));
  expect(await readFile(join(folder, 'file'), 'utf8')).toBe('2');
  expect(await readdir(base)).toEqual(['runtime']);
});

test('leaves nothing behind when filling fails', async () => {
  const folder = join(base, 'runtime');
  const fill = async (partial) => {
    await fillWith('half')(partial);
    throw new Error('the line broke');
  };
  await expect(provideFolder(folder, 'one', fill)).rejects.toThrow('the line broke');
  expect(await readdir(base)).toEqual([]);
});

test.each(['nothing', 'an outdated one'])(
  'many at once, with %s there, all end with a whole one',
  async (there) => {
    const folder = join(base, 'runtime');
    if (there !== 'nothing') await provideFolder(folder, 'old', fillWith('old'));
    await Promise.all(Array.from({ length: 8 }, () => provideFolder(folder, 'one', fillWith('1'))));
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('1');
    expect(await readdir(base)).toEqual(['runtime']);
  },
);
