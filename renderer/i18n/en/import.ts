/** Words of importing pictures from elsewhere. */
import type { ImportReason, ImportRun } from '../../../shared/import/run.ts';
import { count, whole } from '../numbers.ts';

export const importing = {
  title: 'Import photos',
  description:
    'PNG, JPEG and WebP files are copied into the library, with their sub-folders; the originals stay as they are.',
  begin: 'Choose a folder…',
  states: {
    counting: 'Looking through the folder…',
    running: 'Importing…',
    done: 'Imported',
    canceled: 'Import canceled',
    stopped: 'The import has stopped',
    interrupted: 'An import was interrupted',
  } satisfies Record<ImportRun['state'], string>,
  progress: 'Import progress',
  progressValue: (run: ImportRun) => `${whole(run.done)} of ${whole(run.found)}`,
  interrupted: 'It can go on where it was: what is in the library by now is not taken in twice.',
  canceled: 'What was taken in until then stays in the library.',
  /** Each in a few words; only what there is. */
  figures: ({ kept, duplicates, failed, links, notTaken }: ImportRun) => [
    count(kept, 'frame'),
    ...(duplicates > 0 ? [`${whole(duplicates)} in the library already`] : []),
    ...(failed > 0 ? [`${whole(failed)} could not be taken in`] : []),
    ...Object.entries(notTaken).map(([format, n]) => `${whole(n)} ${format}, which a library does not keep`),
    ...(links > 0 ? [`${count(links, 'link')} not followed`] : []),
  ],
  failures: 'Not taken in',
  more: (n: number) => `and ${whole(n)} more`,
  reasons: {
    empty: 'The file is empty',
    truncated: 'The file ends before its picture does',
    'not-image': 'It is neither PNG, JPEG nor WebP, whatever its name says',
    undecodable: 'The picture is damaged',
    'too-many-pixels': 'It has more than 100 megapixels',
    'too-large': 'The file is larger than 512 MB',
    unreadable: 'The file could not be read',
  } satisfies Record<ImportReason, string>,
  cancel: 'Cancel import',
  resume: 'Go on',
  dismiss: 'Forget it',
  close: 'Close',
  statusTip: 'Shows the import',
  status: {
    counting: (run: ImportRun) => `Import: ${whole(run.found)} found`,
    running: (run: ImportRun) => `Import: ${whole(run.done)} of ${whole(run.found)}`,
    stopped: () => 'Import stopped',
    interrupted: () => 'Import interrupted',
  },
  announced: (run: ImportRun) => `Import: ${importedWords(run)}`,
  /** In the inspector. */
  imported: 'Imported',
  from: (name: string, at: string) => `${name}, ${at}`,
  unknownPrompt:
    'The file does not say what it was made with or by which words; its name stands in for them.',
} as const;

function importedWords({ kept, failed }: ImportRun): string {
  return failed > 0
    ? `${count(kept, 'frame')}, ${whole(failed)} could not be taken in`
    : count(kept, 'frame');
}
