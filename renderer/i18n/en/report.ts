/** Words of the library report: what is not as the app left it, what that means, and what can be done. */
import type { ReportKind } from '../../../shared/library-report.ts';
import { count, whole } from '../numbers.ts';

export const report = {
  title: 'Library report',
  description: 'What in the library’s folders is not as the app left it. Nothing here is changed by itself.',
  reading: 'Looking through the folders…',
  clean: {
    title: 'All is as it should be',
    text: 'Every picture has its record, and every record its picture.',
  },
  more: (n: number) => `${whole(n)} more are not listed.`,
  files: (title: string) => `Files: ${title}`,
  adopt: (n: number) => `Show ${count(n, 'picture')}`,
  adoptTip:
    'Makes a record from what the picture itself tells. A broken record is kept in the quarantine folder.',
  adopted: (n: number) => `${count(n, 'picture')} shown again`,
  kinds: {
    'record-newer': {
      title: 'Records of a newer version',
      meaning: 'Left alone. A newer version of the app shows these frames.',
    },
    'record-broken': {
      title: 'Records that cannot be read',
      meaning:
        'Half written, or changed by hand: left as they are. If they come from another computer, they may still be on their way. Their pictures can be shown without them.',
    },
    'record-of-another': {
      title: 'Records under another frame’s name',
      meaning:
        'Copies, as file managers and synced folders make them. The frame they tell of is shown under its own.',
    },
    'image-alone': {
      title: 'Pictures without a record',
      meaning:
        'The record was lost, or is still on its way from another computer. What the picture itself tells can take its place.',
    },
    'record-alone': {
      title: 'Records without a picture',
      meaning: 'They tell how to make the frame again. Put the file back, or delete the frame.',
    },
    'two-images': {
      title: 'Several files for one frame',
      meaning:
        'The one that the record names is shown. The others take up space, and can be deleted by hand.',
    },
    'same-picture': {
      title: 'Frames with the same picture',
      meaning: 'Byte for byte as another frame’s. Both are shown; delete the one you do not need.',
    },
    'wrong-day': {
      title: 'Files in another day’s folder',
      meaning: 'A frame lies in the folder of the day in its name: moved back there, it is shown.',
    },
    foreign: {
      title: 'Files of others',
      meaning:
        'Not named as the app names files: conflicting copies of a synced folder, or pictures put there by hand. Not touched; import them to see them here.',
    },
    link: { title: 'Links', meaning: 'Not followed: they may lead out of the library, or in a circle.' },
    'batch-broken': {
      title: 'Requests that cannot be read',
      meaning: 'Their frames are shown. Calls that were still open in them are not gone on with.',
    },
  } satisfies Record<ReportKind, { readonly title: string; readonly meaning: string }>,
} as const;
