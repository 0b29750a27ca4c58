/** A sheet's file: named safely, written whole, and said when it is not. */
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fileNameFrom, isPng, saveSheet } from '../../../../electron/ipc/sheet-files.ts';
import type { SheetOutlet } from '../../../../electron/ipc/sheet-files.ts';

const outletTo = (path: string | null): SheetOutlet => ({
  chooseFile: () => Promise.resolve(path),
  pdf: () => Promise.resolve(new Uint8Array()),
  print: () => Promise.resolve(true),
});

it('names a file so that any system takes it (catches a prompt that leaves its folder)', () => {
  expect(fileNameFrom('../../etc/passwd')).toBe('etc passwd');
  expect(fileNameFrom('a {lemon|pear}: "best"?')).toBe('a {lemon pear} best');
  expect(fileNameFrom(' ... ')).toBe('Proofsheet');
  expect(fileNameFrom('CON')).toBe('Proofsheet');
  expect(fileNameFrom('x'.repeat(300)).length).toBeLessThanOrEqual(80);
});

it('draws nothing for a dialog that was closed, and leaves no part of a file that could not be written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'proofsheet-sheet-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  let drawn = 0;
  const bytes = (): Promise<Uint8Array> => {
    drawn += 1;
    return Promise.resolve(Uint8Array.of(1, 2, 3));
  };
  expect(await saveSheet(outletTo(null), 'a', 'pdf', bytes)).toBe(false);
  expect(drawn).toBe(0);
  const path = join(folder, 'a.pdf');
  expect(await saveSheet(outletTo(path), 'a', 'pdf', bytes)).toBe(true);
  expect([...(await readFile(path))]).toEqual([1, 2, 3]);
  // A file stands where a folder is named.
  await expect(saveSheet(outletTo(join(path, 'b.pdf')), 'b', 'pdf', bytes)).rejects.toMatchObject({
    code: 'file-not-written',
  });
  expect(await readdir(folder)).toEqual(['a.pdf']);
});

it('takes for a PNG only what begins as one', () => {
  expect(isPng(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0))).toBe(true);
  expect(isPng(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46))).toBe(false);
});
