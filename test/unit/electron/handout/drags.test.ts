/** Catches: another program given the library's own file, names lost or overwritten, files left behind or taken too early. */
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDrags } from '../../../../electron/handout/drags.ts';
import { copyFiles } from '../../../../electron/handout/file-copies.ts';
import type { FrameId } from '../../../../shared/ids.ts';

const frame = (n: number): FrameId => `0197a000-0000-7000-a000-${String(n).padStart(12, '0')}` as FrameId;

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'proofsheet-drags-'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

async function original(name = 'original.png'): Promise<string> {
  const path = join(base, name);
  await writeFile(path, 'the bytes as downloaded');
  return path;
}

describe('copies for other programs', () => {
  it('leave the original alone when they are written to', async () => {
    const from = await original();
    const [copy = ''] = await copyFiles(join(base, 'out'), [{ from, name: 'lemon.png' }]);
    await writeFile(copy, 'painted over');
    expect(await readFile(from, 'utf8')).toBe('the bytes as downloaded');
    expect((await stat(copy)).ino).not.toBe((await stat(from)).ino);
  });

  it('are numbered where a name is taken, in the frames’ order', async () => {
    const from = await original();
    const twice = [
      { from, name: 'lemon.png' },
      { from, name: 'lemon.png' },
    ];
    const names = (await copyFiles(join(base, 'out'), twice)).map((path) => basename(path));
    expect(names).toEqual(['lemon.png', 'lemon 2.png']);
    await copyFiles(join(base, 'out'), twice);
    expect((await readdir(join(base, 'out'))).sort()).toEqual([
      'lemon 2.png',
      'lemon 3.png',
      'lemon 4.png',
      'lemon.png',
    ]);
  });

  it('say which frame’s file is gone, and that a folder cannot be made', async () => {
    const from = await original();
    await expect(
      copyFiles(join(base, 'out'), [{ from: join(base, 'gone.png'), name: 'a.png' }]),
    ).rejects.toMatchObject({ code: 'frame-not-found' });
    await expect(copyFiles(join(from, 'below'), [{ from, name: 'a.png' }])).rejects.toMatchObject({
      code: 'file-not-written',
    });
  });
});

describe('files to drag', () => {
  async function setUp() {
    const from = await original();
    const folder = join(base, 'drags');
    let isBroken = false;
    const drags = createDrags({
      folder,
      copiesOf: (frames) =>
        isBroken
          ? Promise.reject(new Error('asleep'))
          : Promise.resolve(frames.map((_, i) => ({ from, name: `frame-${i}.png` }))),
      icon: () => Promise.resolve({ width: 1, height: 1, bytes: new Uint8Array(4) }),
    });
    return { folder, drags, breakIt: (broken: boolean) => (isBroken = broken) };
  }

  it('are handed over for just the frames they were made of', async () => {
    const { drags } = await setUp();
    await drags.prepare([frame(1), frame(2)]);
    expect(drags.taken([frame(2)])).toBeNull();
    const drag = drags.taken([frame(1), frame(2)]);
    expect(drag?.files.map((path) => basename(path))).toEqual(['frame-0.png', 'frame-1.png']);
  });

  it('stay once they were dragged, and go when the button was only pressed', async () => {
    const { folder, drags } = await setUp();
    await drags.prepare([frame(1)]);
    const dragged = drags.taken([frame(1)])?.files[0] ?? '';
    await drags.prepare([frame(2)]);
    await drags.prepare([frame(3)]);
    await expect.poll(() => readdir(folder)).toHaveLength(2);
    expect(await readFile(dragged, 'utf8')).toBe('the bytes as downloaded');
    await drags.close();
    await expect(stat(folder)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('are made again after a failure', async () => {
    const { drags, breakIt } = await setUp();
    breakIt(true);
    await expect(drags.prepare([frame(1)])).rejects.toThrow('asleep');
    expect(drags.taken([frame(1)])).toBeNull();
    breakIt(false);
    await drags.prepare([frame(1)]);
    expect(drags.taken([frame(1)])?.files).toHaveLength(1);
  });
});
