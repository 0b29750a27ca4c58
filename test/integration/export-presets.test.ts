/** Export presets in a real folder: what is kept over a restart, what is refused, and what a file from elsewhere may bring. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openExportPresets } from '../../electron/settings/export-presets.ts';
import type { ExportPresets } from '../../electron/settings/export-presets.ts';
import { builtInPresets } from '../../shared/export/built-in-presets.ts';
import { exportPresetSchema } from '../../shared/export/preset.ts';
import { parseTemplate } from '../../shared/export/template.ts';

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofsheet-presets-'));
  file = join(folder, 'export-presets.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (): ExportPresets => openExportPresets({ file, log: () => {} });
const preset = exportPresetSchema.parse({
  version: 1,
  format: { kind: 'webp', quality: 70 },
  naming: { template: '{seed}' },
});
const originals = builtInPresets[0]!.id;

test('every built-in preset has a template that can be used', () => {
  for (const { name, preset: built } of builtInPresets)
    expect([name, parseTemplate(built.naming.template).ok]).toEqual([name, true]);
});

test('a preset, its folder and the one used last are there after a restart', async () => {
  const presets = open();
  const id = await presets.save(null, 'Mine', preset);
  await Promise.all([presets.rememberDestination(id, '/photos/out'), presets.used(id)]);
  const again = open();
  expect(again.get(id)).toEqual({ id, name: 'Mine', preset });
  expect([again.destination(id), again.lastUsed()]).toEqual(['/photos/out', id]);
});

test('built-in presets stay as they are, and can be duplicated with their folder', async () => {
  const presets = open();
  await presets.rememberDestination(originals, '/photos/out');
  await expect(presets.rename(originals, 'x')).rejects.toMatchObject({ code: 'export-preset-built-in' });
  await expect(presets.remove(originals)).rejects.toMatchObject({ code: 'export-preset-built-in' });
  await expect(presets.save(originals, 'x', preset)).rejects.toMatchObject({
    code: 'export-preset-built-in',
  });
  const names = [await presets.duplicate(originals), await presets.duplicate(originals)].map(
    (id) => presets.get(id).name,
  );
  expect(names).toEqual(['Originals copy', 'Originals copy 2']);
  expect(presets.destination(presets.list().at(-1)!.id)).toBe('/photos/out');
});

test('two presets never have one name', async () => {
  const presets = open();
  const id = await presets.save(null, 'Café', preset);
  await expect(presets.save(null, 'CAFE\u0301'.normalize('NFC'), preset)).rejects.toMatchObject({
    code: 'export-preset-name-taken',
  });
  await presets.rename(id, 'café');
  expect(presets.get(id).name).toBe('café');
});

test('one that is deleted takes its folder along, and another is used next', async () => {
  const presets = open();
  const id = await presets.save(null, 'Mine', preset);
  await presets.rememberDestination(id, '/photos/out');
  await presets.used(id);
  await presets.remove(id);
  expect([presets.destination(id), presets.lastUsed()]).toEqual([null, originals]);
  expect(await readFile(file, 'utf8')).not.toContain('/photos');
});

test('a file that was written is read by another, without its folder, under a free name', async () => {
  // Catches: a path of one photographer's home in a file for another.
  const presets = open();
  const id = await presets.save(null, 'Mine', preset);
  await presets.rememberDestination(id, '/home/secret/out');
  const text = presets.give(id);
  expect(text).not.toContain('secret');
  const [taken] = await presets.take(text);
  expect(presets.get(taken!)).toMatchObject({ name: 'Mine 2', preset });
});

test.each(['', 'not json', '{}', '{"proofsheet":"export-presets","version":2,"presets":[]}', '[]'])(
  'what is no file of presets: %j',
  async (text) => {
    const presets = open();
    await expect(presets.take(text)).rejects.toMatchObject({ code: 'export-preset-unreadable' });
    expect(presets.list()).toEqual(builtInPresets);
  },
);

test('a file that cannot be read is set aside, not thrown away', async () => {
  await writeFile(file, '{"version":1,"presets":[{"name":"half');
  expect(open().list()).toEqual(builtInPresets);
  expect(await readdir(folder)).toEqual(['export-presets.unreadable.json']);
});

test('presets of an earlier version get what they lack', async () => {
  const { version, format, naming } = preset;
  const old = {
    id: '0190a6b8-0000-7000-8000-000000000000',
    name: 'Old',
    preset: { version, format, naming },
  };
  await writeFile(file, JSON.stringify({ version: 1, presets: [old] }));
  expect(open().list().at(-1)).toMatchObject({
    name: 'Old',
    preset: { metadata: 'full', container: 'folder' },
  });
});
