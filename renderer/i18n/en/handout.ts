/** Words of what hands frames to other programs: drags, clipboard, programs. */
import { count, whole } from '../numbers.ts';

export const handout = {
  tooMany: (most: number) => ({
    title: `${whole(most)} frames can be dragged at once`,
    detail: 'Export takes as many as you like.',
  }),
  imageCopied: 'Image copied',
  metadataCopied: (n: number) => `Metadata of ${count(n, 'frame')} copied`,
  menu: 'Frame',
  openIn: {
    title: 'Open in…',
    short: 'Open in',
    hint: 'Copies are opened, beside the library; the originals stay as they are.',
    none: 'No program is known yet.',
    list: 'Programs',
    choose: 'Choose program…',
    forget: (name: string) => `Forget ${name}`,
    opened: (n: number, name: string) => `${count(n, 'copy', 'copies')} opened in ${name}`,
    tooMany: (most: number) => ({
      title: `${whole(most)} frames can be opened at once`,
      detail: 'Select fewer of them.',
    }),
  },
} as const;
