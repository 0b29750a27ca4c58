/** Names that are legal on three systems at once, whatever a prompt holds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  fileStem,
  folderName,
  nameKey,
  nameProblem,
  utf8Length,
} from '../../../../shared/export/file-name.ts';

test.each([
  ['CON', 'CON_'],
  ['con.tar', 'con_.tar'],
  ['com1', 'com1_'],
  ['COM²', 'COM²_'],
  ['LPT0.x', 'LPT0_.x'],
  ['aux .b', 'aux_.b'],
  ['console', 'console'],
  ['..', ''],
  ['.hidden', 'hidden'],
  ['wine. ', 'wine'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j'],
  ['tab\tand\nline\u2028end', 'tab and line end'],
  ['\u202egnp.exe', 'gnp.exe'],
  ['half \ud83d pair', 'half pair'],
  ['e\u0301te\u0301', 'été'],
  ['👩‍👩‍👧 family', '👩‍👩‍👧 family'],
  ['\u0000\u0001', ''],
])('%j becomes %j', (text, name) => {
  expect(fileStem(text, 'jpg')).toBe(name);
});

test('a long name ends between two signs and leaves room for its extension and a number', () => {
  // Catches: half an emoji, and a collision number that makes the name too long.
  const stem = fileStem('👩‍👩‍👧'.repeat(60), 'jpg');
  expect(stem).toMatch(/^(👩‍👩‍👧)+$/u);
  expect(utf8Length(`${stem}-99999.jpg`)).toBeLessThanOrEqual(255);
  const decomposed = fileStem('ǖ'.repeat(200), 'jpg').normalize('NFD');
  expect(decomposed.length + '-99999.jpg'.length).toBeLessThanOrEqual(255);
});

/** What a prompt, or someone with bad intent, may put into a name. */
const hostile = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 120 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }) },
  {
    weight: 4,
    arbitrary: fc
      .array(
        fc.constantFrom(
          ...[
            'con',
            'NUL',
            'lpt1',
            '.',
            '..',
            '/',
            '\\',
            ' ',
            ':',
            '\u202e',
            '\ud800',
            '\udc00',
            '\u0000',
            '\u200d',
          ],
          ...[
            'e\u0301',
            'ß',
            'İ',
            'ﬁ',
            '👩‍👩‍👧',
            '각',
            'ǖ',
            '\ufeff',
            '\uffff',
            '\u{10ffff}',
            'a',
            'Z',
            '~',
            '$',
          ],
        ),
        { maxLength: 80 },
      )
      .map((parts) => parts.join('')),
  },
);

test('a hundred thousand names are legal, also with a number behind them', () => {
  fc.assert(
    fc.property(hostile, fc.constantFrom('jpg', 'avif', 'json'), (text, extension) => {
      const [stem, folder] = [fileStem(text, extension), folderName(text)];
      const names = [
        ...(stem === '' ? [] : [`${stem}.${extension}`, `${stem}-99999.${extension}`]),
        ...(folder === '' ? [] : [folder, `${folder}-99999`]),
      ];
      // One expectation for all: a hundred thousand are what takes the time.
      const faults = names.filter((name) => nameProblem(name) !== null);
      if (faults.length > 0 || utf8Length(folder) > 73) expect({ faults, folder }).toEqual({ faults: [] });
    }),
    { numRuns: 100_000 },
  );
});

test('what is made legal stays as it is', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const stem = fileStem(text, 'jpg');
      expect(fileStem(stem, 'jpg')).toBe(stem);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['Wine', 'wINE'],
  ['é', 'e\u0301'],
  ['straße', 'STRASSE'],
  ['ﬁlm', 'film'],
])('%j and %j are one name to some system', (a, b) => {
  expect(nameKey(a)).toBe(nameKey(b));
});
