/** The naming template: what it makes of a frame, and where it says that something is wrong. */
import { expect, test } from 'vitest';
import { fillTemplate, filterNames, parseTemplate, tokenNames } from '../../../../shared/export/template.ts';
import type { NameFacts } from '../../../../shared/export/template.ts';

const facts: NameFacts = {
  id: '0190a6b8-0000-7000-8000-000000000000',
  date: '2026-11-22',
  time: '140533',
  batch: '2026-11-22 1405 A glass',
  row: 2,
  column: 11,
  seq: 7,
  seed: 42,
  model: 'nano-banana',
  width: 1024,
  height: 768,
  rating: 3,
  label: 'red',
  prompt: 'Crème brûlée / 50 mm, side-lit',
};

function filled(text: string, change: Partial<NameFacts> = {}): string {
  const reading = parseTemplate(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const { folders, stem } = fillTemplate(reading.template, { ...facts, ...change }, 'jpg');
  return [...folders, stem].join('/');
}

test.each([
  ['{date} {time} {batch}', '2026-11-22 140533 2026-11-22 1405 A glass'],
  ['{row}-{col:3} {seq:3} {seed}', '2-011 007 42'],
  ['{model} {w}x{h} {rating} {label}', 'nano-banana 1024x768 3 red'],
  ['{prompt:5}', 'Crème'],
  ['{prompt}', 'Crème brûlée - 50 mm, side-lit'],
  ['{prompt|slug}', 'creme-brulee-50-mm-side-lit'],
  ['{label|upper} {PROMPT:5|lower}', 'RED crème'],
  ['{label|title}/{model}/{seed}', 'Red/nano-banana/42'],
  ['{{{seed}}}', '{42}'],
  ['{id}', facts.id],
])('%s', (template, name) => {
  expect(filled(template)).toBe(name);
});

test('a token without a value leaves no folder and no stray spaces', () => {
  // Catches: a folder named "null", or one of spaces, which Windows cannot open.
  expect(filled('{label}/{seed} {prompt:5}', { label: null, seed: null })).toBe('Crème');
  expect(filled('{label}', { label: null })).toBe('');
});

test('what a prompt holds names no folder and leads nowhere', () => {
  expect(filled('{prompt}/{seed}', { prompt: '../../etc' })).toBe('-..-etc/42');
  expect(filled('{prompt}/{seed}', { prompt: '..' })).toBe('42');
  expect(filled('{prompt}', { prompt: '/etc/passwd' })).toBe('-etc-passwd');
});

test('a prompt of 100 kB is cut between two signs', () => {
  expect(filled('{prompt:3}', { prompt: '👩‍👩‍👧'.repeat(10_000) })).toBe('👩‍👩‍👧'.repeat(3));
});

test('every token and every filter has a value', () => {
  for (const token of tokenNames) expect(filled(`{${token}}`)).not.toBe('');
  for (const filter of filterNames) expect(filled(`{prompt|${filter}}`)).not.toBe('');
});

test.each([
  ['', 'empty', ''],
  ['   ', 'empty', '   '],
  ['{seed', 'unclosed', '{seed'],
  ['a } b', 'stray-brace', '}'],
  ['{sed} {seed}', 'unknown-token', 'sed'],
  ['{prompt:0}', 'bad-number', '0'],
  ['{seq:13}', 'bad-number', '13'],
  ['{prompt:x}', 'bad-number', 'x'],
  ['{date:3}', 'takes-no-number', '3'],
  ['{prompt|shout}', 'unknown-filter', 'shout'],
  ['a:b', 'illegal-sign', ':'],
  ['a\\b', 'illegal-sign', '\\'],
  ['/abs', 'absolute', '/'],
  ['a/../b', 'leaves-destination', '..'],
  ['./b', 'leaves-destination', '.'],
  ['a//b', 'empty-segment', '/'],
  ['a/', 'empty-segment', '/'],
  ['1/2/3/4/5/6/7/8/9/10', 'too-deep', '/10'],
])('%j: %s at %j', (text, reason, where) => {
  // Catches: an underline beside the fault.
  const reading = parseTemplate(text);
  const found = reading.ok
    ? []
    : reading.problems.map(({ reason, from, to }) => [reason, text.slice(from, to)]);
  expect(found).toEqual([[reason, where]]);
});

test('two faults are both told, from left to right', () => {
  const reading = parseTemplate('{sed}:{seq:0}');
  expect(reading.ok ? [] : reading.problems.map(({ reason }) => reason)).toEqual([
    'unknown-token',
    'illegal-sign',
    'bad-number',
  ]);
});
