/**
 * Every command as data: its words, keys, place in the menu. The window's key handling, tooltips and list of
 * keys read it, and so does main's menu. What a command does is registered where it is done.
 */

/** A key with its modifiers: `Mod` is Cmd on macOS and Ctrl elsewhere; the rest is `KeyboardEvent.key`, letters upper case. */
export type Chord = string;

export type MenuPlace = 'app' | 'edit' | 'compose' | 'frame' | 'marks' | 'view' | 'queue' | 'help';

export interface Command {
  readonly title: string;
  /** The first is the one that is shown. */
  readonly keys: readonly Chord[];
  readonly menu: MenuPlace;
  /**
   * Where its keys count. `anywhere`: also while typing. `outside-fields`: not while typing, and a bare letter
   * not on a closed list either, which looks for its entries by them.
   * `in-pictures`: only while the focus is on frames or on nothing, since elsewhere the key has its ordinary use.
   */
  readonly when: 'anywhere' | 'outside-fields' | 'in-pictures';
  /** Runs again and again while its key is held. All others run once: some cost money, some lose frames, some only flicker. */
  readonly repeats?: true;
  /** Lasts until its key is let go. Chosen without one, from the menu, it lasts until it is chosen again. */
  readonly held?: true;
}

const table = {
  'library.open': { title: 'Open library…', keys: [], menu: 'app', when: 'anywhere' },
  'library.import': { title: 'Import photos…', keys: ['Mod+Shift+I'], menu: 'app', when: 'anywhere' },
  'library.report': { title: 'Library report…', keys: [], menu: 'app', when: 'anywhere' },
  'library.make': { title: 'New library…', keys: [], menu: 'app', when: 'anywhere' },
  'compose.generate': { title: 'Generate', keys: ['Mod+Enter'], menu: 'compose', when: 'anywhere' },
  'compose.lock-seed': {
    title: 'Lock or unlock seed',
    keys: ['Mod+L'],
    menu: 'compose',
    when: 'anywhere',
  },
  'compose.new-seed': { title: 'New seed', keys: ['Mod+D'], menu: 'compose', when: 'anywhere' },
  'compose.next-seed': { title: 'Next seed', keys: ['Mod+Shift+D'], menu: 'compose', when: 'anywhere' },
  'compose.insert': { title: 'Insert from lists…', keys: ['Mod+I'], menu: 'compose', when: 'anywhere' },
  'compose.lists': { title: 'Lists…', keys: ['Mod+Shift+L'], menu: 'compose', when: 'anywhere' },
  'sheet.add-row': {
    title: 'Add row to sheet…',
    keys: ['Mod+Shift+ArrowDown'],
    menu: 'compose',
    when: 'in-pictures',
  },
  'sheet.add-columns': {
    title: 'Add columns to sheet…',
    keys: ['Mod+Shift+ArrowRight'],
    menu: 'compose',
    when: 'in-pictures',
  },
  'sheet.save': { title: 'Save or print sheet…', keys: ['Mod+P'], menu: 'app', when: 'outside-fields' },
  'view.larger': {
    title: 'Larger',
    keys: ['Mod+=', 'Mod++'],
    menu: 'view',
    when: 'outside-fields',
    repeats: true,
  },
  'view.smaller': { title: 'Smaller', keys: ['Mod+-'], menu: 'view', when: 'outside-fields', repeats: true },
  'view.sheet': { title: 'Sheet', keys: ['M'], menu: 'view', when: 'outside-fields' },
  'compose.older': {
    title: 'Earlier prompt',
    keys: ['Alt+ArrowUp'],
    menu: 'compose',
    when: 'anywhere',
    repeats: true,
  },
  'compose.newer': {
    title: 'Later prompt',
    keys: ['Alt+ArrowDown'],
    menu: 'compose',
    when: 'anywhere',
    repeats: true,
  },
  'view.grid': { title: 'Grid', keys: ['G'], menu: 'view', when: 'outside-fields' },
  'view.search': { title: 'Search library', keys: ['/'], menu: 'view', when: 'outside-fields' },
  'view.filters': { title: 'Filters', keys: ['\\'], menu: 'view', when: 'outside-fields' },
  'view.sort': { title: 'Next order', keys: [], menu: 'view', when: 'outside-fields' },
  'view.group': { title: 'Next grouping', keys: [], menu: 'view', when: 'outside-fields' },
  'view.cells': {
    title: 'Square cells or justified rows',
    keys: ['Shift+J'],
    menu: 'view',
    when: 'outside-fields',
  },
  'view.stack': { title: 'Next stacking', keys: [], menu: 'view', when: 'outside-fields' },
  'stack.toggle': { title: 'Open or close stack', keys: ['Shift+S'], menu: 'view', when: 'in-pictures' },
  'group.select': { title: 'Select group', keys: ['Mod+Shift+A'], menu: 'view', when: 'outside-fields' },
  'stack.all': { title: 'Open or close all stacks', keys: [], menu: 'view', when: 'outside-fields' },
  'view.collection': { title: 'Show collection…', keys: ['Shift+G'], menu: 'view', when: 'outside-fields' },
  'view.save-search': {
    title: 'Save search as smart collection…',
    keys: ['Mod+S'],
    menu: 'view',
    when: 'anywhere',
  },
  'view.loupe': { title: 'Loupe', keys: ['E'], menu: 'view', when: 'outside-fields' },
  'view.compare': { title: 'Compare', keys: ['C'], menu: 'view', when: 'outside-fields' },
  'view.survey': { title: 'Survey', keys: ['N'], menu: 'view', when: 'outside-fields' },
  // Before the mark that has this key elsewhere.
  'survey.drop': { title: 'Drop from survey', keys: ['X'], menu: 'view', when: 'outside-fields' },
  'view.differs': { title: 'What differs', keys: ['D'], menu: 'view', when: 'outside-fields' },
  'compare.mode': { title: 'Next way to compare', keys: ['V'], menu: 'view', when: 'outside-fields' },
  'compare.difference': {
    title: 'Difference of both sides, and back',
    keys: ['Shift+V'],
    menu: 'view',
    when: 'outside-fields',
  },
  'compare.more-gain': {
    title: 'More gain',
    keys: ['.'],
    menu: 'view',
    when: 'outside-fields',
  },
  'compare.less-gain': {
    title: 'Less gain',
    keys: [','],
    menu: 'view',
    when: 'outside-fields',
  },
  'compare.heat': {
    title: 'Difference as a heat map',
    keys: ['Shift+H'],
    menu: 'view',
    when: 'outside-fields',
  },
  'compare.blink': {
    title: 'Right in the left’s place, while held',
    keys: ['B'],
    menu: 'view',
    when: 'outside-fields',
    held: true,
  },
  'compare.blink-by-itself': {
    title: 'Blink by itself, or stop',
    keys: ['Shift+B'],
    menu: 'view',
    when: 'outside-fields',
  },
  'compare.swap': { title: 'Swap sides', keys: ['Shift+X'], menu: 'view', when: 'outside-fields' },
  'compare.promote': { title: 'Right side wins', keys: ['W'], menu: 'view', when: 'outside-fields' },
  'compare.side': {
    title: 'Other side, or next frame of the survey',
    keys: ['Y'],
    menu: 'view',
    when: 'outside-fields',
  },
  'compare.in-step': {
    title: 'Zoom and pan in step',
    keys: ['Shift+Y'],
    menu: 'view',
    when: 'outside-fields',
  },
  'view.loupe-toggle': { title: 'Loupe and back', keys: ['Space'], menu: 'view', when: 'in-pictures' },
  'view.back': {
    title: 'Back from loupe, compare or survey',
    keys: ['Escape'],
    menu: 'view',
    when: 'in-pictures',
  },
  'view.zoom': { title: 'Zoom', keys: ['Z'], menu: 'view', when: 'outside-fields' },
  'view.info': { title: 'Frame information', keys: ['I'], menu: 'view', when: 'outside-fields' },
  'look.colour': {
    title: 'Colour under the pointer',
    keys: ['Shift+I'],
    menu: 'view',
    when: 'outside-fields',
  },
  'look.histogram': { title: 'Histogram', keys: ['H'], menu: 'view', when: 'outside-fields' },
  'look.clipping': { title: 'Clipping warnings', keys: ['J'], menu: 'view', when: 'outside-fields' },
  'look.guides': { title: 'Next composition guide', keys: ['O'], menu: 'view', when: 'outside-fields' },
  'look.surround': { title: 'Next grey around pictures', keys: ['L'], menu: 'view', when: 'outside-fields' },
  'view.full-screen': { title: 'Picture on full screen', keys: ['F'], menu: 'view', when: 'outside-fields' },
  'view.side-panels': { title: 'Fold side panels', keys: ['Tab'], menu: 'view', when: 'in-pictures' },
  'view.all-panels': { title: 'Fold all panels', keys: ['Shift+Tab'], menu: 'view', when: 'in-pictures' },
  'view.next-region': { title: 'Next region', keys: ['F6'], menu: 'view', when: 'anywhere' },
  'view.previous-region': { title: 'Previous region', keys: ['Shift+F6'], menu: 'view', when: 'anywhere' },
  'view.trash': {
    title: 'Trash…',
    keys: ['Mod+Shift+Delete', 'Mod+Shift+Backspace'],
    menu: 'view',
    when: 'outside-fields',
  },
  'view.history': { title: 'History…', keys: ['Mod+Shift+H'], menu: 'view', when: 'anywhere' },
  'frame.previous': {
    title: 'Previous frame',
    keys: ['ArrowLeft', 'Mod+ArrowLeft'],
    menu: 'frame',
    when: 'in-pictures',
    repeats: true,
  },
  'frame.next': {
    title: 'Next frame',
    keys: ['ArrowRight', 'Mod+ArrowRight'],
    menu: 'frame',
    when: 'in-pictures',
    repeats: true,
  },
  'frame.above': {
    title: 'Frame above, on the sheet or in the survey',
    keys: ['ArrowUp', 'Mod+ArrowUp'],
    menu: 'frame',
    when: 'in-pictures',
    repeats: true,
  },
  'frame.below': {
    title: 'Frame below, on the sheet or in the survey',
    keys: ['ArrowDown', 'Mod+ArrowDown'],
    menu: 'frame',
    when: 'in-pictures',
    repeats: true,
  },
  'strip.previous-seed': {
    title: 'Previous seed of this prompt',
    keys: ['['],
    menu: 'frame',
    when: 'outside-fields',
    repeats: true,
  },
  'strip.next-seed': {
    title: 'Next seed of this prompt',
    keys: [']'],
    menu: 'frame',
    when: 'outside-fields',
    repeats: true,
  },
  'strip.previous-prompt': {
    title: 'Previous prompt of this seed',
    keys: ['{'],
    menu: 'frame',
    when: 'outside-fields',
    repeats: true,
  },
  'strip.next-prompt': {
    title: 'Next prompt of this seed',
    keys: ['}'],
    menu: 'frame',
    when: 'outside-fields',
    repeats: true,
  },
  'recall.open': { title: 'Open image…', keys: ['Mod+O'], menu: 'app', when: 'anywhere' },
  'export.open': { title: 'Export…', keys: ['Mod+E'], menu: 'app', when: 'outside-fields' },
  'export.at-once': {
    title: 'Export with last preset',
    keys: ['Mod+Shift+E'],
    menu: 'app',
    when: 'outside-fields',
  },
  'collection.watch': { title: 'Watched export…', keys: [], menu: 'app', when: 'anywhere' },
  'recall.everything': { title: 'Recall everything', keys: ['A'], menu: 'frame', when: 'outside-fields' },
  'recall.seed': { title: 'Recall seed', keys: ['S'], menu: 'frame', when: 'outside-fields' },
  'recall.prompt': { title: 'Recall prompt', keys: ['Shift+P'], menu: 'frame', when: 'outside-fields' },
  'recall.remix': {
    title: 'Recall all but the seed (remix)',
    keys: ['R'],
    menu: 'frame',
    when: 'outside-fields',
  },
  'frame.check-seed': {
    title: 'Check seed…',
    keys: ['Mod+Shift+S'],
    menu: 'frame',
    when: 'outside-fields',
  },
  'frame.sheet': { title: 'Show on its sheet', keys: ['Shift+M'], menu: 'frame', when: 'outside-fields' },
  'frame.collect': {
    title: 'Add to collection…',
    keys: ['Mod+B'],
    menu: 'frame',
    when: 'outside-fields',
  },
  'frame.uncollect': {
    title: 'Remove from collection',
    keys: ['Mod+Shift+B'],
    menu: 'frame',
    when: 'outside-fields',
  },
  'collection.earlier': {
    title: 'Earlier in collection',
    keys: ['Alt+ArrowLeft'],
    menu: 'frame',
    when: 'in-pictures',
  },
  'collection.later': {
    title: 'Later in collection',
    keys: ['Alt+ArrowRight'],
    menu: 'frame',
    when: 'in-pictures',
  },
  'frame.trash': {
    title: 'Move to trash',
    keys: ['Delete', 'Backspace'],
    menu: 'frame',
    when: 'in-pictures',
  },
  'frame.reveal': { title: 'Show in folder', keys: ['Mod+Shift+R'], menu: 'frame', when: 'outside-fields' },
  'frame.copy-image': { title: 'Copy image', keys: ['Mod+C'], menu: 'frame', when: 'in-pictures' },
  'frame.copy-metadata': {
    title: 'Copy metadata',
    keys: ['Mod+Shift+C'],
    menu: 'frame',
    when: 'outside-fields',
  },
  'frame.open-in': { title: 'Open in…', keys: ['Mod+Shift+O'], menu: 'frame', when: 'outside-fields' },
  'mark.pick': { title: 'Pick', keys: ['P'], menu: 'marks', when: 'outside-fields' },
  'mark.reject': { title: 'Reject', keys: ['X'], menu: 'marks', when: 'outside-fields' },
  'mark.unflag': { title: 'Unflag', keys: ['U'], menu: 'marks', when: 'outside-fields' },
  'mark.no-stars': { title: 'No stars', keys: ['0'], menu: 'marks', when: 'outside-fields' },
  'mark.1-star': { title: '1 star', keys: ['1'], menu: 'marks', when: 'outside-fields' },
  'mark.2-stars': { title: '2 stars', keys: ['2'], menu: 'marks', when: 'outside-fields' },
  'mark.3-stars': { title: '3 stars', keys: ['3'], menu: 'marks', when: 'outside-fields' },
  'mark.4-stars': { title: '4 stars', keys: ['4'], menu: 'marks', when: 'outside-fields' },
  'mark.5-stars': { title: '5 stars', keys: ['5'], menu: 'marks', when: 'outside-fields' },
  'mark.red': { title: 'Red label', keys: ['6'], menu: 'marks', when: 'outside-fields' },
  'mark.yellow': { title: 'Yellow label', keys: ['7'], menu: 'marks', when: 'outside-fields' },
  'mark.green': { title: 'Green label', keys: ['8'], menu: 'marks', when: 'outside-fields' },
  'mark.blue': { title: 'Blue label', keys: ['9'], menu: 'marks', when: 'outside-fields' },
  'mark.purple': { title: 'Purple label', keys: [], menu: 'marks', when: 'outside-fields' },
  'mark.no-label': { title: 'No label', keys: [], menu: 'marks', when: 'outside-fields' },
  'edit.undo': { title: 'Undo', keys: ['Mod+Z'], menu: 'edit', when: 'outside-fields' },
  'edit.redo': {
    title: 'Redo',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    menu: 'edit',
    when: 'outside-fields',
  },
  'queue.panel': { title: 'Queue', keys: ['Q'], menu: 'queue', when: 'outside-fields' },
  'queue.pause': { title: 'Pause or resume queue', keys: ['Shift+Q'], menu: 'queue', when: 'outside-fields' },
  'queue.ledger': { title: 'Ledger…', keys: ['Mod+Shift+M'], menu: 'queue', when: 'anywhere' },
  'app.settings': { title: 'Settings…', keys: ['Mod+,'], menu: 'app', when: 'anywhere' },
  'app.keys': { title: 'Keyboard shortcuts', keys: ['?'], menu: 'help', when: 'outside-fields' },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof table;
export const commands: Readonly<Record<CommandId, Command>> = table;
export const commandIds = Object.keys(table) as readonly CommandId[];

export function isCommandId(text: string): text is CommandId {
  return Object.hasOwn(commands, text);
}
