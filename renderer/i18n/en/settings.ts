/** Words of the settings dialog. */
import { modelFileWords } from './model-file.ts';

const surrounds = {
  window: 'As the window',
  black: 'Black',
  dark: 'Dark grey',
  neutral: 'Neutral grey, 18\u202f%',
  light: 'Light grey',
  white: 'White',
} as const;

export const settings = {
  title: 'Settings',
  sections: {
    key: 'Key',
    gateway: 'Gateway',
    spend: 'Spending',
    models: 'Models',
    library: 'Library',
    credit: 'Credit',
    look: 'Look',
  },
  key: {
    label: 'API key',
    placeholder: 'sk-byts-…',
    replacePlaceholder: 'Paste a new key to replace it',
    save: 'Check and save key',
    saveFace: 'Check and save',
    checking: 'Checking…',
    remove: 'Remove key',
    none: 'No key is set. Frames are practice frames: drawn here, free.',
    set: (ending: string) => `Key set, ends in …${ending}`,
    fromEnvironment: 'It comes from the environment and is kept for this run only.',
    elsewhere: (host: string) =>
      `It belongs to ${host} and is not sent to this gateway. Check it here to use it.`,
    thisRun: 'It is kept for this run only.',
    noKeychain: 'This computer offers no real encryption: the key is kept for this run only.',
    free: 'Checking is free: it asks the gateway for its models.',
  },
  /** Nobody is named who was not filled in. */
  credit: {
    creator: { label: 'Creator', hint: 'Written into exported files. Nobody is named while this is empty.' },
    copyright: { label: 'Copyright', hint: null },
    creditLine: { label: 'Credit line', hint: 'As it is to stand beside a picture in print.' },
  },
  gateway: {
    label: 'Gateway address',
    short: 'Address',
    fixed: 'A switch or the environment names the gateway for this run; this setting is not in force.',
    invalid: 'Give an address that starts with https://. Plain http:// works only to this computer itself.',
    reset: 'Vendor’s',
  },
  delivery: {
    label: 'Delivery',
    options: { direct: 'Direct', safe: 'Safe' },
    /** Offered where a key has just been set. */
    offer:
      'Calls are delivered Direct. Safe takes under a second more and never pays twice, whatever breaks.',
    take: 'Deliver Safe',
    taskless: (models: readonly string[]) =>
      ` Sent as Direct all the same, since this gateway takes no tasks for them: ${models.join(', ')}. Choose Safe again to try them anew.`,
    hints: {
      direct:
        'One call, one answer. A call whose answer is lost is listed as unknown and never sent again by itself.',
      safe: 'Sent under an id of its own and asked for until it is here, also after a crash: nothing is paid twice. Under a second slower.',
    },
  },
  parallel: {
    label: 'Parallel calls',
    hint: 'Calls in flight at once. Lowered by itself while the gateway says there are too many.',
  },
  surround: {
    label: 'Surround',
    hint: 'Around pictures in loupe, compare and survey. L takes the next.',
    options: surrounds,
    announced: (surround: keyof typeof surrounds) => `Surround: ${surrounds[surround].toLowerCase()}`,
  },
  clipping: {
    highlights: {
      label: 'Highlights',
      hint: 'Clipped from this tone on, of 0 to 255: J marks in red where a colour channel is as bright.',
    },
    shadows: {
      label: 'Shadows',
      hint: 'Clipped from this tone down: J marks in blue where all three channels are as dark.',
    },
  },
  pictureMemory: {
    label: 'Memory for pictures (MiB)',
    hint: 'Decoded pictures that loupe, compare and survey keep ready. More makes going back and forth instant.',
  },
  spend: {
    batch: 'Limit per batch',
    day: 'Limit per day',
    none: 'US dollars · empty: no limit',
    hint: 'Estimated by quoted prices. Over a limit, and where no price is quoted, the app asks before it sends.',
    invalid: 'A limit is an amount in US dollars, such as 2.50. Empty means none.',
  },
  models: modelFileWords,
  library: {
    label: 'Folder',
    choose: 'Choose library folder',
    chooseFace: 'Choose…',
  },
  theme: { label: 'Theme', options: { dark: 'Dark', light: 'Light', system: 'As the system' } },
  language: { label: 'Language', options: { en: 'English' } },
} as const;
