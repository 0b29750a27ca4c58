/** Catches: words that are swallowed for the picture of them, and copied files that are typed into the prompt as paths. */
import { expect, it } from 'vitest';
import { wordsAreMeant } from '../../../../renderer/recall/pasted-words.ts';

const files = [{ name: 'a fig.png' }, { name: 'pear.jpg' }];

it.each([
  ['', false],
  ['/home/ann/a fig.png\n/home/ann/pear.jpg\n', false],
  ['file:///home/ann/a%20fig.png\r\nfile:///home/ann/pear.jpg', false],
  ['C:\\Pictures\\pear.jpg', false],
  ['pear.jpg', false],
  ['A pear on linen', true],
  ['/home/ann/pear.jpg\nas it was', true],
  ['not-a-pear.jpg', true],
])('%j beside files: words are meant, %j', (text, meant) => {
  expect(wordsAreMeant(text, files)).toBe(meant);
});
