/** Unpacking must keep what an executable needs, and never write where it was not asked to. */
import { mkdtemp, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pathInside, unzip } from '../../../build/runtime/unzip.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofsheet-unzip-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A zip as Unix tools write it. */
function zip(entries) {
  const bodies = [];
  const directory = [];
  let offset = 0;
  for (const { name, body = '', mode = 0o100644, isStored = false } of entries) {
    const data = isStored ? Buffer.from(body) : deflateRawSync(body);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(isStored ? 0 : 8, 10);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(body.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE((mode << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    bodies.push(local, Buffer.from(name), data);
    directory.push(central, Buffer.from(name));
    offset += 30 + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

async function unpack(entries, rename) {
  const archive = join(folder, 'archive.zip');
  await writeFile(archive, zip(entries));
  const target = join(folder, 'target');
  await unzip(archive, target, rename);
  return target;
}

test('keeps bytes, executable bits and links', async () => {
  const target = await unpack([
    { name: 'app/', isStored: true },
    { name: 'app/run', body: 'x'.repeat(5000), mode: 0o100755 },
    { name: 'app/empty', isStored: true },
    { name: 'app/current', body: 'run', mode: 0o120777, isStored: true },
  ]);
  expect(await readFile(join(target, 'app/run'), 'utf8')).toBe('x'.repeat(5000));
  expect((await stat(join(target, 'app/run'))).mode & 0o777).toBe(0o755);
  expect((await stat(join(target, 'app/empty'))).size).toBe(0);
  expect(await readlink(join(target, 'app/current'))).toBe('run');
});

test('renames and leaves out as it is told', async () => {
  const target = await unpack(
    [
      { name: 'a', body: '1' },
      { name: 'b', body: '2' },
    ],
    (name) => (name === 'a' ? 'renamed' : null),
  );
  expect(await readFile(join(target, 'renamed'), 'utf8')).toBe('1');
  await expect(stat(join(target, 'b'))).rejects.toThrow('ENOENT');
});

test.each(['../outside', 'a/../../outside', '/outside', 'C:/outside', '..\\outside', '.'])(
  'refuses to write to %s',
  async (name) => {
    await expect(unpack([{ name, body: 'bad' }])).rejects.toThrow('outside');
    await expect(stat(join(folder, 'outside'))).rejects.toThrow('ENOENT');
  },
);

test.each(['../../outside', '/etc/passwd'])('refuses a link to %s', async (body) => {
  await expect(unpack([{ name: 'a/link', body, mode: 0o120777 }])).rejects.toThrow('outside');
});

test('refuses to write one file twice, and a file cut short', async () => {
  await expect(
    unpack([
      { name: 'a', body: '1' },
      { name: 'a', body: '2' },
    ]),
  ).rejects.toThrow('EEXIST');
  const archive = join(folder, 'short.zip');
  await writeFile(archive, zip([{ name: 'a', body: '1' }]).subarray(0, 60));
  await expect(unzip(archive, join(folder, 'short'))).rejects.toThrow('Not a zip archive');
});

test('a name that only begins like the folder is outside it', () => {
  expect(() => pathInside('/a/target', '../target-2/x')).toThrow('outside');
});
