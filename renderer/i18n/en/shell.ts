/** Words of the window around the features: views, panels, status bar, keys, empty library. */
import { count, dollars, whole } from '../numbers.ts';

export const shell = {
  view: 'View',
  views: { sheet: 'Sheet', grid: 'Grid', loupe: 'Loupe', compare: 'Compare', survey: 'Survey' },
  resizeCompose: 'Width of compose panel',
  resizeInspector: 'Width of inspector panel',
  foldCompose: 'Compose panel',
  foldInspector: 'Inspector panel',
  opening: 'Opening…',
  emptyLibrary: {
    title: 'No frames yet',
    coming: 'They appear here as they arrive, the newest first.',
    practice: 'Practice mode draws free test pictures, offline. Set a key to make real frames.',
    ready: 'Write a prompt and generate. Every frame is kept here with all it takes to make it again.',
    setKey: 'Set a key…',
    importPhotos: 'Import photos…',
    importTip: 'Copies a folder of pictures into this library',
  },
  brokenLibrary: {
    title: 'The library cannot be opened',
    again: 'Try again',
    choose: 'Choose another folder…',
  },
  openingLibrary: 'Opening the library…',
  silentLibrary: 'It opens by itself as soon as it answers.',
  keys: { title: 'Keyboard shortcuts', pictures: 'Keys without a modifier do not count while you type.' },
  status: {
    region: 'Status',
    inFlight: (n: number) => `${n} in flight`,
    waiting: (n: number) => `${n} waiting`,
    wanting: (n: number) => `${n} to look at`,
    idle: 'Queue idle',
    paused: 'Queue paused',
    openQueue: 'Show or hide the queue',
    practice: 'Practice · free',
    practiceTip: 'No key is set: the built-in gateway draws test pictures. Nothing leaves this computer.',
    gatewayTip: 'Gateway in use',
    noKey: 'No key',
    key: (ending: string) => `Key …${ending}`,
    keyThisRun: (ending: string) => `Key …${ending} · this run only`,
    keyTip: 'Open settings',
    spentToday,
    spentTip: 'Since midnight, from the requests of this library. Opens the ledger',
    keyLeft: (usd: string) => `${usd} left`,
    library: (label: string, frames: number) => `${label} · ${count(frames, 'frame')}`,
    indexing: (done: number, total: number) => `Indexing ${whole(done)} of ${whole(total)}`,
    indexingTip: 'The index is made from the files. What is indexed can be used already, the newest first.',
    indexingStopped: (done: number, total: number) => `Indexed ${whole(done)} of ${whole(total)}`,
    indexingStoppedTip: 'Frames that are not indexed are not shown. Their files are where they were.',
    stopIndexing: 'Stop',
    resumeIndexing: 'Go on',
    unreadable: (n: number) => `${count(n, 'record')} unreadable`,
    unreadableTip: 'These records were skipped and left as they are. Opens the library report',
  },
} as const;

/** "about $0.44 today". */
function spentToday(usd: number, unpriced: number): string {
  if (usd === 0 && unpriced === 0) return 'nothing spent today';
  const known = usd > 0 ? [`about ${dollars(usd)}`] : [];
  const others = unpriced > 0 ? [`${count(unpriced, 'frame')} without a price`] : [];
  return `${[...known, ...others].join(' and ')} today`;
}
