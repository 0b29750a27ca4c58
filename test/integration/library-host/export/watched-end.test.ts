/** What a watched export keeps of its runs, with runs that end as the test says. */
import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createWatchedExports } from '../../../../electron/library-host/export/watched-exports.ts';
import type { WatchedExports } from '../../../../electron/library-host/export/watched-exports.ts';
import { exportPresetSchema, presetIdSchema } from '../../../../shared/export/preset.ts';
import { noCredit } from '../../../../shared/export/credit.ts';
import { collectionIdSchema, frameIdSchema } from '../../../../shared/ids.ts';
import { temporaryFolder } from '../support/library-folder.ts';

const collection = collectionIdSchema.parse('01920000-0000-7000-8000-000000000001');
const frames = ['2', '3', '4'].map((end) => frameIdSchema.parse(`01920000-0000-7000-8000-00000000000${end}`));

async function watching(begun: string[]): Promise<{ reopened: () => WatchedExports; folder: string }> {
  const base = await temporaryFolder();
  const [root, folder] = [join(base, 'library'), join(base, 'out')];
  for (const each of [root, folder]) await mkdir(each);
  return {
    folder,
    reopened: () =>
      createWatchedExports({
        root,
        libraryId: 'library',
        journals: join(base, 'journals'),
        runs: {
          begin: ({ watch, frames: given }) => {
            begun.push(`${watch} ${given.length}`);
            return Promise.resolve();
          },
          of: () => Promise.resolve([]),
        },
        picksOf: () => Promise.resolve(frames),
        onChange: () => {},
        onProblem: (problem) => {
          throw problem;
        },
        // It looks when it is switched on, and not by itself.
        rest: 3_600_000,
      }),
  };
}

test('a canceled run switches its watch off for good, keeps what was written, and leaves the rest to be wanted again', async () => {
  const begun: string[] = [];
  const { reopened, folder } = await watching(begun);
  const first = reopened();
  const settings = exportPresetSchema.parse({
    version: 1,
    format: { kind: 'original' },
    naming: { template: '{seq}' },
  });
  const input = { collection, preset: presetIdSchema.parse('built-in:originals'), presetName: 'Originals' };
  await first.methods.beginWatching({ credit: noCredit, appVersion: '' });
  await first.methods.watchExport({ ...input, settings, destination: folder });
  expect(begun).toHaveLength(1);
  const [watch = ''] = begun[0]?.split(' ') ?? [];
  await first.ended(watch, { written: frames.slice(0, 1), left: frames.slice(1), isCanceled: true });
  await first.close();

  const later = reopened();
  expect(await later.methods.watchedExports(null)).toMatchObject([{ isOn: false, exported: 1 }]);
  await later.methods.beginWatching({ credit: noCredit, appVersion: '' });
  await later.methods.watchExport({ ...input, settings, destination: null });
  expect(begun.slice(1)).toEqual([`${watch} 2`]);
  await later.close();
});
