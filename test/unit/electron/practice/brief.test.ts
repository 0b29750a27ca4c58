/** Prompts read as briefs: the words that a photographer would expect to matter do. */
import { describe, expect, test } from 'vitest';
import { readBrief } from '../../../../electron/practice/picture/brief.ts';
import { colourWords } from '../../../../electron/practice/picture/vocabulary.ts';

const names = (prompt: string): readonly string[] => readBrief(prompt).subjects.map(({ name }) => name);

describe('subjects', () => {
  test.each([
    ['A glass of red wine on a marble counter', ['goblet']],
    ['a wine bottle and two lemons', ['bottle', 'lemon', 'lemon']],
    ['espresso cup beside a vase of pink peonies', ['cup', 'flowers']],
    ['roses in a blue vase', ['flowers']],
    ['gold cube, glass of water', ['box', 'tumbler']],
  ])('%s', (prompt, subjects) => {
    expect(names(prompt)).toEqual(subjects);
  });

  test('a prompt that names none still sets a table, the same one each time', () => {
    expect(names('portrait of a woman, 85mm').length).toBeGreaterThan(0);
    expect(readBrief('portrait of a woman, 85mm')).toEqual(readBrief('portrait of a woman, 85mm'));
    expect(names('')).toEqual(names(''));
  });

  test('never more than the table holds', () => {
    expect(names('lemons, limes, oranges, apples, pears, eggs')).toHaveLength(4);
  });
});

describe('colours', () => {
  test('belong to the noun that follows: else a red wine would stain a white cube', () => {
    const [glass, cube] = readBrief('glass of red wine and a white cube').subjects;
    expect(glass!.colour).toEqual(colourWords.red);
    expect(cube!.colour).toEqual(colourWords.white);
  });

  test('of a background colour the ground, not the subject', () => {
    const brief = readBrief('a pear on a blue background');
    expect(brief.ground).toEqual(colourWords.blue);
    expect(brief.subjects).toMatchObject([{ name: 'pear', colour: undefined }]);
    expect(readBrief('gold ball on black').ground).toEqual(colourWords.black);
  });

  test('of light are light: a golden hour gilds no pear', () => {
    const brief = readBrief('a pear at golden hour');
    expect(brief.subjects[0]!.metal).toBeUndefined();
    expect(brief.mood).toBe('golden');
    expect(readBrief('a pear at blue hour')).toMatchObject({ mood: 'blue', ground: undefined });
  });
});

test.each([
  ['side-lit by afternoon sun', { direction: 'left', hard: true, mood: 'golden', window: true }],
  ['light from the right', { direction: 'right' }],
  ['backlit', { direction: 'behind' }],
  ['low key, dramatic', { key: 'low' }],
  ['high-key', { key: 'high' }],
  ['overcast', { mood: 'overcast', direction: 'above' }],
])('light: %s', (words, expected) => {
  expect(readBrief(`a pear on wood, ${words}`)).toMatchObject(expected);
});

test('what the table stands on', () => {
  expect(readBrief('a marble table').surface).toBe('marble');
  expect(readBrief('an apple on rustic oak').surface).toBe('wood');
  expect(readBrief('an apple on linen').surface).toBe('linen');
});
