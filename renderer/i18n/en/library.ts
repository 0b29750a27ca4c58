/** Words of libraries: which is open, which were. */
import type { RecentLibrary } from '../../../shared/libraries/recent.ts';

const states = {
  open: 'open',
  there: '',
  gone: 'not there',
  silent: 'does not answer',
} as const;

export const library = {
  menu: 'Library',
  menuTip: 'The open library, those opened last, and what can be done with it',
  recent: 'Opened last',
  state: ({ isOpen, presence }: RecentLibrary) => states[isOpen ? 'open' : presence],
  open: 'Open',
  openOf: (label: string) => `Open ${label}`,
  forget: 'Remove from list',
  forgetOf: (label: string) => `Remove ${label} from list`,
  forgetTip: 'Takes it out of this list. Its folder stays as it is.',
} as const;
