/** A prompt read as a photographer's brief: what to put on the table, what it stands on, and how to light it. */
import type { Colour, Direction, Metal, Mood, SubjectName, SurfaceName } from './vocabulary.ts';
import { backdropWords, colourWords, metalWords, subjectWords, surfaceWords } from './vocabulary.ts';
import { createChance, hashText } from './random.ts';

export interface BriefSubject {
  readonly name: SubjectName;
  /** As named in the prompt; undefined leaves the thing its own. */
  readonly colour: Colour | undefined;
  readonly metal: Metal | undefined;
}

export interface Brief {
  /** One to four. */
  readonly subjects: readonly BriefSubject[];
  readonly surface: SurfaceName;
  /** Of table and backdrop together, where the prompt gives one. */
  readonly ground: Colour | undefined;
  readonly direction: Direction;
  /** Hard light throws sharp shadows. */
  readonly hard: boolean;
  readonly mood: Mood;
  readonly key: 'normal' | 'high' | 'low';
  /** A window's bars in reflections and on the wall. */
  readonly window: boolean;
}

const mostSubjects = 4;
const has = (text: string, pattern: RegExp): boolean => pattern.test(text);

export function readBrief(prompt: string): Brief {
  const text = prompt.toLowerCase();
  const chance = createChance(hashText(text));
  const { subjects, surface, ground } = readThings(text.match(/\p{L}+/gu) ?? []);
  const mood = moodOf(text);
  return {
    subjects: subjects.length > 0 ? subjects : chance.oneOf(defaultSets),
    surface: surface ?? (ground ? 'paper' : chance.oneOf(defaultSurfaces)),
    ground,
    direction: directionOf(text) ?? (mood === 'overcast' ? 'above' : chance.oneOf(['left', 'left', 'right'])),
    hard: has(text, /\b(hard|harsh|direct|sun|sunny|sunlight|sunlit|noon|spotlight|dramatic)\b/),
    mood,
    key: keyOf(text),
    window: has(
      text,
      /\b(window|sun|sunlight|sunlit|afternoon|morning|golden hour|daylight|natural light)\b/,
    ),
  };
}

const plain = (name: SubjectName): BriefSubject => ({ name, colour: undefined, metal: undefined });

/** For a prompt that names nothing this table has: what a drawing class or a kitchen would set up. */
const defaultSets: readonly [readonly BriefSubject[], ...(readonly BriefSubject[])[]] = [
  [plain('vase'), plain('pear'), plain('pear')],
  [plain('bottle'), plain('goblet'), plain('apple')],
  [plain('cylinder'), plain('ball'), plain('cone'), plain('box')],
  [plain('jar'), plain('lemon'), plain('lemon')],
  [plain('flowers'), plain('cup')],
  [plain('amphora'), plain('bowl'), plain('orange')],
];
const defaultSurfaces: readonly [SurfaceName, ...SurfaceName[]] = [
  'wood',
  'linen',
  'paper',
  'stone',
  'marble',
];

/** Walks the words once: colours and metals wait for the noun that follows them. */
function readThings(words: readonly string[]): {
  subjects: readonly BriefSubject[];
  surface: SurfaceName | undefined;
  ground: Colour | undefined;
} {
  const subjects: BriefSubject[] = [];
  let surface: SurfaceName | undefined;
  let ground: Colour | undefined;
  let colour: Colour | undefined;
  let metal: Metal | undefined;
  let sinceColour = 0;
  words.forEach((word, index) => {
    const next = words[index + 1] ?? '';
    const before = words[index - 1] ?? '';
    const noun = subjectOf(word);
    const isAdjective =
      Object.hasOwn(colourWords, word) && (noun === undefined || subjectOf(next) !== undefined);
    const isLight = /^(hour|light|lit)$/.test(next);
    if (++sinceColour > 3) colour = metal = undefined;
    if (!isLight && (isAdjective || Object.hasOwn(metalWords, word))) {
      colour = Object.hasOwn(colourWords, word) ? colourWords[word] : colour;
      metal = Object.hasOwn(metalWords, word) ? metalWords[word] : metal;
      sinceColour = 0;
      // "on black", "against a deep blue": no noun of ours follows.
      if (colour && isUnder(words, index) && !isThing(next) && !Object.hasOwn(colourWords, next)) {
        ground = colour;
        colour = undefined;
      }
      return;
    }
    const isMaterialOfNext = word === 'marble' || word === 'ceramic' || word === 'paper';
    const isGround = Object.hasOwn(surfaceWords, word);
    if (isGround) surface = surfaceWords[word];
    if (backdropWords.has(word) && colour && !isThing(next)) {
      ground = colour;
      colour = undefined;
      return;
    }
    if (isGround || noun === undefined || (isMaterialOfNext && subjectOf(next))) return;
    const last = subjects.at(-1);
    if (last && isSameThing(word, before, last, noun)) {
      // "a glass of red wine", "a wine bottle": one thing, the later word only colours it or names it better.
      subjects[subjects.length - 1] = merged(last, noun, word, colour, metal);
    } else if (subjects.length < mostSubjects) {
      subjects.push({ name: noun, colour, metal });
      if (noun !== 'flowers' && isPlural(word) && subjects.length < mostSubjects)
        subjects.push({ name: noun, colour, metal });
    }
    colour = metal = undefined;
  });
  return { subjects, surface, ground };
}

const isThing = (word: string): boolean => subjectOf(word) !== undefined;
const isUnder = (words: readonly string[], index: number): boolean =>
  words.slice(Math.max(0, index - 3), index).some((word) => word === 'on' || word === 'against');

function subjectOf(word: string): SubjectName | undefined {
  for (const form of [word, word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/ies$/, 'y')])
    if (Object.hasOwn(subjectWords, form)) return subjectWords[form];
  return undefined;
}

const isPlural = (word: string): boolean => word.endsWith('s') && word !== 'glass' && word !== 'glasses';

/** Contents stand near their vessel: wine in a glass or bottle, coffee in a cup, flowers in a vase. */
function isSameThing(word: string, before: string, last: BriefSubject, noun: SubjectName): boolean {
  const drinks = /^(wine|water|juice|whisky|whiskey|champagne|oil|coffee|tea|espresso|perfume)$/;
  if (drinks.test(word)) return ['goblet', 'tumbler', 'bottle', 'cup'].includes(last.name);
  if (drinks.test(before)) return ['goblet', 'tumbler', 'bottle', 'cup'].includes(noun);
  return (
    (noun === 'flowers' && ['vase', 'jar'].includes(last.name)) ||
    (noun === 'vase' && last.name === 'flowers')
  );
}

function merged(
  last: BriefSubject,
  noun: SubjectName,
  word: string,
  colour: Colour | undefined,
  metal: Metal | undefined,
): BriefSubject {
  const name = /^(water|juice|whisky|whiskey)$/.test(word) && last.name === 'goblet' ? 'tumbler' : last.name;
  const isVessel =
    ['bottle', 'cup', 'tumbler', 'flowers'].includes(noun) && !/^(oil|perfume|champagne)$/.test(word);
  const drinkColour =
    word === 'juice' || word === 'whisky' || word === 'whiskey' ? colourWords.amber : undefined;
  return {
    name: isVessel ? noun : name,
    // "a red rose in a green vase": the flowers keep theirs.
    colour: noun === 'vase' ? last.colour : (colour ?? last.colour ?? drinkColour),
    metal: metal ?? last.metal,
  };
}

function directionOf(text: string): Direction | undefined {
  if (
    has(text, /\b(backlit|back[- ]?lit|back[- ]?light(ing)?|contre-jour|rim ?light|silhouette|from behind)\b/)
  )
    return 'behind';
  if (has(text, /\b(from (the |camera )?right|right side|right-lit|lit right)\b/)) return 'right';
  if (
    has(text, /\b(from (the |camera )?left|left side|left-lit|lit left|side[- ]?lit|side[- ]?light(ing)?)\b/)
  )
    return 'left';
  if (has(text, /\b(overhead|top-?lit|from above|noon|flat ?lay)\b/)) return 'above';
  if (has(text, /\b(front-?lit|frontal|flash|beauty dish|ring light)\b/)) return 'front';
  return undefined;
}

function moodOf(text: string): Mood {
  if (has(text, /\b(golden hour|sunset|sunrise|dusk light|warm light|afternoon|evening sun|dawn)\b/))
    return 'golden';
  if (has(text, /\b(blue hour|twilight|moonlight|moonlit|night|cold light|cool light|dusk)\b/)) return 'blue';
  if (has(text, /\b(overcast|cloudy|soft light|diffused?|foggy|misty|north light)\b/)) return 'overcast';
  if (has(text, /\b(candle-?light|candle-?lit|firelight|tungsten|lamplight)\b/)) return 'candle';
  return 'studio';
}

function keyOf(text: string): Brief['key'] {
  if (has(text, /\b(high[- ]?key|bright|airy|white (background|backdrop|seamless))\b/)) return 'high';
  if (has(text, /\b(low[- ]?key|dark|moody|chiaroscuro|black (background|backdrop)|noir|night|dramatic)\b/))
    return 'low';
  return 'normal';
}
