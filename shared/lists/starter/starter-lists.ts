/**
 * The vocabulary that a new library begins with: what working photographers say of lens, light, film, set, composition
 * and material, as phrases that a prompt can take as they are. Files like any other list: to be edited and deleted.
 */
import { film } from './film.ts';
import { light, lightingPattern } from './light.ts';
import { material } from './material.ts';
import { lens, lensDefects } from './optics.ts';
import { angle, composition, set } from './place.ts';

export interface StarterList {
  readonly name: string;
  /** As it is written to its file. */
  readonly text: string;
}

export const starterLists: readonly StarterList[] = [
  { name: 'angle', text: angle },
  { name: 'composition', text: composition },
  { name: 'film', text: film },
  { name: 'lens', text: lens },
  { name: 'lens-defects', text: lensDefects },
  { name: 'light', text: light },
  { name: 'lighting-pattern', text: lightingPattern },
  { name: 'material', text: material },
  { name: 'set', text: set },
];
