/** The first screen on disk: drawn only where it still holds, and never in the way of a start. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFirstScreenKeeper, drawnFirst, readFirstScreen } from '../../../electron/first-screen.ts';
import type { KeptFirstScreen } from '../../../electron/first-screen.ts';
import { libraryLayout } from '../../../electron/files/library-layout.ts';
import { makeFolderDurably } from '../../../electron/files/atomic-file.ts';

const picture = { left: 10, top: 20, width: 200, height: 100, hidden: 0 };
const kept: Omit<KeptFirstScreen, 'version'> = {
  library: '/photos/proofs',
  isLibraryGiven: false,
  bounds: { x: 0, y: 0, width: 1200, height: 800 },
  background: '#161616',
  isSystemDark: null,
  screen: { width: 1200, height: 800, panes: [], pictures: [{ ...picture, sha256: 'a'.repeat(64) }] },
};
const asIs = { library: '', isSystemDark: true };

async function keeperIn() {
  const file = join(await mkdtemp(join(tmpdir(), 'proofsheet-first-')), 'first-screen.json');
  return { file, keeper: createFirstScreenKeeper(file, null) };
}

test('catches: a screen of another library, or of the other theme, is shown for a moment', async () => {
  const { file, keeper } = await keeperIn();
  await keeper.keep(kept);
  expect(readFirstScreen(file, asIs)).toEqual({ version: 1, ...kept });
  expect(readFirstScreen(file, { ...asIs, library: '/photos/proofs' })).not.toBeNull();
  expect(readFirstScreen(file, { ...asIs, library: '/photos/others' })).toBeNull();
  // Given for that run only: without the switch the settings name another.
  await keeper.keep({ ...kept, isLibraryGiven: true });
  expect(readFirstScreen(file, asIs)).toBeNull();
  await keeper.keep({ ...kept, isSystemDark: true });
  expect(readFirstScreen(file, asIs)).not.toBeNull();
  expect(readFirstScreen(file, { ...asIs, isSystemDark: false })).toBeNull();
});

test('catches: a missing, damaged or older file keeps the app from starting', async () => {
  const { file } = await keeperIn();
  expect(readFirstScreen(file, asIs)).toBeNull();
  for (const text of ['', '{', 'null', '7', '{"version":1}', JSON.stringify({ version: 0, ...kept })]) {
    await writeFile(file, text);
    expect(readFirstScreen(file, asIs), text).toBeNull();
  }
});

test('catches: frames that are gone are drawn at the next start; a window that was moved opens where it had been', async () => {
  const { file, keeper } = await keeperIn();
  await keeper.keep(kept);
  keeper.closed({ ...kept.bounds, x: 300 });
  expect(readFirstScreen(file, asIs)?.bounds.x).toBe(300);
  await keeper.keep(null);
  keeper.closed(kept.bounds);
  await expect(readFile(file)).rejects.toThrow();
});

test('catches: one missing thumbnail takes the other pictures away', async () => {
  const library = await mkdtemp(join(tmpdir(), 'proofsheet-first-'));
  const there = 'b'.repeat(64);
  const path = libraryLayout(library).thumbnail(there, 320);
  await makeFolderDurably(join(path, '..'));
  await writeFile(path, 'jpeg');
  const pictures = [...kept.screen.pictures, { ...picture, sha256: there }];
  const drawn = await drawnFirst({ version: 1, ...kept, library, screen: { ...kept.screen, pictures } });
  expect(drawn.files).toEqual({ [there]: Buffer.from('jpeg').toString('base64') });
  expect(drawn.pictures).toHaveLength(2);
});
