/** The user's file of models on a real disk: read at start, read again when it changes, never lost to a mistake. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openUserModels } from '../../electron/settings/user-models.ts';
import { builtInModels, findModel } from '../../shared/models/table.ts';

async function open(text?: string) {
  const folder = await mkdtemp(join(tmpdir(), 'proofsheet-models-'));
  const file = join(folder, 'models.json');
  if (text !== undefined) await writeFile(file, text);
  const changes: number[] = [];
  const models = openUserModels({
    file,
    onChange: () => changes.push(models.table().length),
    log: () => undefined,
  });
  onTestFinished(async () => {
    models.close();
    await rm(folder, { recursive: true });
  });
  return { models, file, changes };
}

const mine = '{"models": [{"id": "mine", "sizes": ["512x512"]}]}';

it('is in force from the start, and again after each change (catches a restart for every edit)', async () => {
  const { models, file, changes } = await open(mine);
  expect(findModel(models.table(), 'mine')).toBeDefined();
  await writeFile(file, '{"models": [');
  await vi.waitFor(() => expect(models.status().problems).toHaveLength(1), 5_000);
  expect(models.table()).toEqual(builtInModels);
  await writeFile(file, mine);
  await vi.waitFor(() => expect(models.status()).toMatchObject({ added: ['mine'], problems: [] }), 5_000);
  await rm(file);
  await vi.waitFor(() => expect(models.status().state).toBe('none'), 5_000);
  expect(changes).toEqual([builtInModels.length, builtInModels.length + 1, builtInModels.length]);
});

it('makes the file when it is to be shown, and never over one that is there', async () => {
  const { models, file } = await open();
  expect(models.status().state).toBe('none');
  expect(await models.fileToShow()).toBe(file);
  expect(models.status()).toMatchObject({ state: 'read', problems: [] });
  await writeFile(file, mine);
  await models.fileToShow();
  expect(await readFile(file, 'utf8')).toBe(mine);
});
