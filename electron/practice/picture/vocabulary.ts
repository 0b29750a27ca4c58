/** The words of a prompt that move a practice picture. English, singular or plural. */

/** Linear-light red, green, blue from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number];

export type SubjectName =
  | 'bottle'
  | 'goblet'
  | 'tumbler'
  | 'vase'
  | 'jar'
  | 'amphora'
  | 'bowl'
  | 'cup'
  | 'orange'
  | 'lemon'
  | 'lime'
  | 'apple'
  | 'pear'
  | 'egg'
  | 'ball'
  | 'box'
  | 'cone'
  | 'cylinder'
  | 'flowers';

export type Metal = 'gold' | 'silver' | 'copper';
export type SurfaceName = 'marble' | 'wood' | 'linen' | 'paper' | 'gloss' | 'stone';
export type Mood = 'studio' | 'golden' | 'blue' | 'overcast' | 'candle';
export type Direction = 'left' | 'right' | 'behind' | 'above' | 'front';

export const subjectWords: Readonly<Record<string, SubjectName>> = {
  ...{ bottle: 'bottle', champagne: 'bottle', perfume: 'bottle', oil: 'bottle' },
  ...{ glass: 'goblet', wineglass: 'goblet', goblet: 'goblet', wine: 'goblet' },
  ...{ tumbler: 'tumbler', whisky: 'tumbler', whiskey: 'tumbler', cocktail: 'tumbler', water: 'tumbler' },
  ...{ juice: 'tumbler', vase: 'vase', pottery: 'jar', pot: 'jar', jar: 'jar', ceramic: 'jar' },
  ...{ urn: 'amphora', amphora: 'amphora', jug: 'amphora', pitcher: 'amphora', bowl: 'bowl', dish: 'bowl' },
  ...{ cup: 'cup', mug: 'cup', coffee: 'cup', tea: 'cup', espresso: 'cup', orange: 'orange' },
  ...{ tangerine: 'orange', mandarin: 'orange', citrus: 'orange', lemon: 'lemon', lime: 'lime' },
  ...{ apple: 'apple', fruit: 'apple', peach: 'apple', tomato: 'apple', pear: 'pear', fig: 'pear' },
  ...{ egg: 'egg', sphere: 'ball', ball: 'ball', orb: 'ball', cube: 'box', box: 'box' },
  ...{ book: 'box', cone: 'cone', pyramid: 'cone', cylinder: 'cylinder', candle: 'cylinder' },
  ...{ flower: 'flowers', tulip: 'flowers', rose: 'flowers', peony: 'flowers', bouquet: 'flowers' },
  ...{ poppy: 'flowers', poppies: 'flowers', floral: 'flowers', lily: 'flowers' },
};

export const colourWords: Readonly<Record<string, Colour>> = {
  ...{ red: [0.5, 0.025, 0.02], crimson: [0.42, 0.01, 0.03], burgundy: [0.2, 0.01, 0.025] },
  ...{ ruby: [0.4, 0.01, 0.04], scarlet: [0.6, 0.04, 0.01], terracotta: [0.45, 0.14, 0.06] },
  ...{ orange: [0.78, 0.24, 0.01], amber: [0.7, 0.28, 0.03], yellow: [0.8, 0.55, 0.03] },
  ...{ mustard: [0.5, 0.31, 0.03], green: [0.07, 0.26, 0.05], emerald: [0.01, 0.26, 0.12] },
  ...{ olive: [0.2, 0.22, 0.05], sage: [0.29, 0.36, 0.24], mint: [0.42, 0.72, 0.55] },
  ...{ teal: [0.01, 0.2, 0.22], turquoise: [0.04, 0.45, 0.46], blue: [0.03, 0.12, 0.46] },
  ...{ navy: [0.01, 0.025, 0.13], cobalt: [0.01, 0.07, 0.5], indigo: [0.06, 0.04, 0.3] },
  ...{ purple: [0.2, 0.04, 0.3], violet: [0.26, 0.08, 0.46], lavender: [0.46, 0.38, 0.66] },
  ...{ pink: [0.75, 0.3, 0.36], magenta: [0.5, 0.02, 0.26], coral: [0.75, 0.2, 0.13] },
  ...{ white: [0.8, 0.79, 0.77], ivory: [0.78, 0.72, 0.6], cream: [0.76, 0.68, 0.53] },
  ...{ black: [0.014, 0.014, 0.015], grey: [0.2, 0.2, 0.2], gray: [0.2, 0.2, 0.2] },
  ...{ charcoal: [0.05, 0.05, 0.052], brown: [0.2, 0.095, 0.04], beige: [0.58, 0.48, 0.35] },
};

export const metalWords: Readonly<Record<string, Metal>> = {
  ...{ gold: 'gold', golden: 'gold', brass: 'gold', silver: 'silver', chrome: 'silver', steel: 'silver' },
  ...{ metal: 'silver', metallic: 'silver', copper: 'copper', bronze: 'copper' },
};

export const surfaceWords: Readonly<Record<string, SurfaceName>> = {
  ...{ marble: 'marble', wood: 'wood', wooden: 'wood', oak: 'wood', walnut: 'wood', rustic: 'wood' },
  ...{ linen: 'linen', cloth: 'linen', fabric: 'linen', tablecloth: 'linen', paper: 'paper' },
  ...{ seamless: 'paper', glossy: 'gloss', acrylic: 'gloss', mirror: 'gloss', stone: 'stone' },
  ...{ concrete: 'stone', slate: 'stone', granite: 'stone', plaster: 'stone' },
};

/** Words after a colour that make it the colour of what lies behind or beneath. */
export const backdropWords: ReadonlySet<string> = new Set([
  ...['background', 'backdrop', 'wall', 'studio', 'setting', 'surface', 'table', 'tabletop', 'counter'],
  ...['seamless', 'paper', 'linen', 'cloth', 'marble', 'wood', 'stone', 'tablecloth', 'velvet'],
]);
