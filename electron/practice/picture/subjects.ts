/** How each subject is made: its outline, finish and own colours. */
import type { BriefSubject } from './brief.ts';
import type { OutlineName } from './outlines.ts';
import type { Chance } from './random.ts';
import type { Finish, Vessel } from './scene.ts';
import type { Colour, Metal, SubjectName } from './vocabulary.ts';

export interface Part {
  readonly outline: OutlineName | 'box';
  readonly finish: Finish;
  readonly colour: Colour;
  readonly scale: number;
  /** Casts this instead of black shadow. */
  readonly shade?: Colour;
}

export interface Body {
  /** The first is what others stand beside; the rest share its place. */
  readonly parts: readonly Part[];
  /** Radius on the table and height, at scale 1 of the whole. */
  readonly radius: number;
  readonly height: number;
  /** Lies on its side, so its radius is its height. */
  readonly lies: boolean;
  readonly flowers: number;
  readonly turns: boolean;
  /** Height at which a fruit's stalk begins, where it has one. */
  readonly stalk: number | undefined;
}

const metals: Readonly<Record<Metal, Colour>> = {
  gold: [1, 0.71, 0.29],
  silver: [0.93, 0.92, 0.9],
  copper: [0.96, 0.58, 0.43],
};

const goblet: Vessel = { rim: 2.15, mouth: 0.385, level: 1.47, stem: 0.9 };
const tumbler: Vessel = { rim: 1.05, mouth: 0.43, level: 0.68, stem: 0 };

const redWine: Colour = [0.28, 0.006, 0.018];

/** A subject's body. Its own colour is chosen by chance where the prompt gives none. */
export function bodyOf({ name, colour, metal }: BriefSubject, chance: Chance): Body {
  const made = (
    outline: OutlineName | 'box',
    finish: Finish,
    own: Colour,
    size: readonly [radius: number, height: number],
    more: { readonly lies?: boolean; readonly scale?: number; readonly stalk?: number } = {},
  ): Body => {
    const scale = (more.scale ?? 1) * chance.between(0.95, 1.06);
    const part: Part = metal
      ? { outline, finish: { kind: 'metal' }, colour: metals[metal], scale }
      : { outline, finish, colour: colour ?? own, scale };
    const [radius, height] = size;
    return {
      ...{ parts: [part], radius: radius * scale, height: height * scale, lies: more.lies ?? false },
      ...{ flowers: 0, turns: more.lies ?? false },
      stalk: more.stalk === undefined ? undefined : more.stalk * scale,
    };
  };
  const glaze = chance.oneOf<Colour>([
    [0.62, 0.58, 0.5],
    [0.05, 0.14, 0.24],
    [0.35, 0.11, 0.05],
    [0.2, 0.26, 0.2],
    [0.7, 0.68, 0.64],
  ]);
  switch (name) {
    case 'bottle':
      return made('bottle', { kind: 'bottle', foil: chance.oneOf(foils) }, [0.02, 0.055, 0.022], [0.4, 3]);
    case 'goblet':
      return glassOf('goblet', 'wine', colour ?? redWine, [0.48, 2.15], goblet, chance);
    case 'tumbler':
      return glassOf('tumbler', 'drink', colour ?? [0.8, 0.85, 0.86], [0.43, 1.05], tumbler, chance);
    case 'vase':
      return made('vase', { kind: 'glazed' }, glaze, [0.62, 1.98]);
    case 'jar':
      return made('jar', { kind: 'glazed' }, glaze, [0.68, 1.36], { scale: 1.1 });
    case 'amphora':
      return made('amphora', { kind: 'matte' }, [0.42, 0.17, 0.08], [0.46, 2.38]);
    case 'bowl':
      return made('bowl', { kind: 'glazed' }, glaze, [0.98, 0.66]);
    case 'cup': {
      const cup = made('cup', { kind: 'glazed' }, [0.72, 0.7, 0.66], [0.44, 0.72], { scale: 1.1 });
      const [{ scale } = { scale: 1 }] = cup.parts;
      const coffee: Part = {
        outline: 'coffee',
        finish: { kind: 'glazed' },
        colour: [0.045, 0.018, 0.007],
        scale,
      };
      return { ...cup, parts: [...cup.parts, coffee] };
    }
    case 'orange':
      return made('orange', { kind: 'skin', marks: 'pores' }, [0.82, 0.25, 0.012], [0.4, 0.77]);
    case 'lemon':
      return made('lemon', { kind: 'skin', marks: 'pores' }, [0.82, 0.5, 0.025], [0.48, 0.69], {
        lies: true,
        scale: 0.95,
      });
    case 'lime':
      return made('lemon', { kind: 'skin', marks: 'pores' }, [0.17, 0.34, 0.03], [0.4, 0.69], {
        lies: true,
        scale: 0.8,
      });
    case 'apple':
      return made('apple', { kind: 'skin', marks: 'streaks' }, [0.46, 0.025, 0.022], [0.445, 0.79], {
        stalk: 0.65,
      });
    case 'pear':
      return made('pear', { kind: 'skin', marks: 'freckles' }, [0.45, 0.38, 0.06], [0.43, 1.16], {
        stalk: 1.1,
      });
    case 'egg':
      return made('egg', { kind: 'skin', marks: 'none' }, [0.72, 0.55, 0.42], [0.36, 0.6], {
        lies: true,
        scale: 0.9,
      });
    case 'ball':
      return made('ball', { kind: 'matte' }, [0.7, 0.68, 0.65], [0.4, 0.8], { scale: 1.25 });
    case 'box':
      return { ...made('box', { kind: 'matte' }, [0.68, 0.66, 0.63], [0.6, 0.9]), turns: true };
    case 'cone':
      return made('cone', { kind: 'matte' }, [0.7, 0.68, 0.65], [0.46, 1.26], { scale: 1.25 });
    case 'cylinder':
      return made('cylinder', { kind: 'matte' }, [0.7, 0.68, 0.65], [0.36, 1.1], { scale: 1.35 });
    case 'flowers': {
      const vase = bodyOf(
        { name: chance.oneOf<SubjectName>(['vase', 'jar']), colour: undefined, metal },
        chance,
      );
      const petals: Part = {
        outline: 'bloom',
        finish: { kind: 'petal' },
        colour: colour ?? chance.oneOf(petalColours),
        scale: 1.25,
      };
      const stem: Part = { outline: 'rod', finish: { kind: 'matte' }, colour: [0.08, 0.17, 0.04], scale: 1 };
      return { ...vase, parts: [...vase.parts, petals, stem], height: vase.height + 1.5, flowers: 5 };
    }
  }
}

const foils: readonly [Colour, ...Colour[]] = [
  [0.18, 0.012, 0.02],
  [0.42, 0.29, 0.1],
  [0.03, 0.03, 0.033],
];
const petalColours: readonly [Colour, ...Colour[]] = [
  [0.74, 0.06, 0.05],
  [0.8, 0.42, 0.05],
  [0.75, 0.3, 0.38],
  [0.8, 0.76, 0.68],
];

function glassOf(
  outline: OutlineName,
  filling: OutlineName,
  colour: Colour,
  [radius, height]: readonly [number, number],
  vessel: Vessel,
  chance: Chance,
): Body {
  const scale = chance.between(0.97, 1.06);
  const shade: Colour = [0.3 + 0.35 * colour[0], 0.28 + 0.35 * colour[1], 0.28 + 0.35 * colour[2]];
  return {
    parts: [
      {
        outline,
        finish: { kind: 'glass', vessel },
        colour: [0.98, 0.99, 0.985],
        scale,
        shade: [0.5, 0.51, 0.51],
      },
      { outline: filling, finish: { kind: 'liquid' }, colour, scale: scale * 0.99, shade },
    ],
    ...{ radius: radius * scale, height: height * scale, lies: false, flowers: 0, turns: false },
    stalk: undefined,
  };
}
