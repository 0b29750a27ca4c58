/** What stands before the camera, ready to be traced. Lengths in outline units (about ten centimetres); y is up, z away. */
import type { DistanceField } from './distance-field.ts';
import type { Colour, SurfaceName } from './vocabulary.ts';

/** A drinking glass, in its outline's units: height and radius of the mouth, height of what is in it, and of the stem. */
export interface Vessel {
  readonly rim: number;
  readonly mouth: number;
  readonly level: number;
  readonly stem: number;
}

export type Finish =
  | { readonly kind: 'matte' }
  | { readonly kind: 'glazed' }
  /** Skin of a fruit: `pores` for citrus, `streaks` for apples, `freckles` for pears. */
  | { readonly kind: 'skin'; readonly marks: 'pores' | 'streaks' | 'freckles' | 'none' }
  | { readonly kind: 'petal' }
  | { readonly kind: 'metal' }
  /** Dark glass full of wine, with a paper label and a foil cap. */
  | { readonly kind: 'bottle'; readonly foil: Colour }
  /** Clear glass; what is in it stands as a `liquid` of its own. */
  | { readonly kind: 'glass'; readonly vessel: Vessel }
  | { readonly kind: 'liquid' };

export interface Solid {
  /** Undefined: a cube of edge 2 × `half` with rounded edges, its origin in the middle. */
  readonly field: DistanceField | undefined;
  readonly half: number;
  /** Where the origin of the outline stands. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly scale: number;
  /** Height in the outline that lies at (x, y, z): the point it is turned about. */
  readonly pivot: number;
  /** World to local, three rows. */
  readonly turn: Float64Array;
  /** Sphere around it, in the world. */
  readonly reachX: number;
  readonly reachY: number;
  readonly reachZ: number;
  readonly reach: number;
  readonly finish: Finish;
  readonly colour: Colour;
  /** Glass or liquid: left out where only what is solid counts. */
  readonly isClear: boolean;
  /** Shifts its markings, so that two pears are two. */
  readonly variety: number;
  /** Casts the key light's shadow in this colour: black for what is solid, the wine's for a glass. */
  readonly shade: Colour;
}

export interface Lighting {
  /** Unit vector towards the key light. */
  readonly key: readonly [number, number, number];
  readonly keyColour: Colour;
  /** Half the key's size as seen from the table, as a tangent: small is hard light. */
  readonly keySize: number;
  readonly sky: Colour;
  /** From the side that the key leaves dark. */
  readonly fill: Colour;
  /** Where that is: −1 left, 1 right. */
  readonly fillSide: number;
  readonly window: boolean;
}

export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Unit vectors. */
  readonly forward: readonly [number, number, number];
  readonly right: readonly [number, number, number];
  readonly up: readonly [number, number, number];
  /** Tangent of half the field of view, over the longer side of the picture. */
  readonly spread: number;
}

export interface Ground {
  readonly surface: SurfaceName;
  readonly colour: Colour;
  readonly wall: Colour;
  /** Reflection at normal incidence, and how much of it is left: 0 for cloth. */
  readonly polish: number;
  /** Where the table ends and the wall begins to take over, along z. */
  readonly end: number;
  /** Offsets and turn of the material's pattern. */
  readonly shiftX: number;
  readonly shiftZ: number;
}

export interface Scene {
  readonly solids: readonly Solid[];
  readonly lighting: Lighting;
  readonly camera: Camera;
  readonly ground: Ground;
  /** Factor before the film's curve. */
  readonly exposure: number;
  readonly seed: number;
}
