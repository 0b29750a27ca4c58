/** Pictures that an EXIF orientation turns. */
import { expect, it } from 'vitest';
import { isTurned } from '../../../../renderer/viewer/shown-extent.ts';

it('knows a picture that is shown on its other side (catches one that is drawn squeezed)', () => {
  const stored = { width: 400, height: 300 };
  expect(isTurned(stored, { width: 300, height: 400 })).toBe(true);
  expect(isTurned(stored, { width: 240, height: 320 })).toBe(true);
  expect(isTurned(stored, { width: 320, height: 240 })).toBe(false);
  expect(isTurned(stored, null)).toBe(false);
  // A thumbnail of a picture that is nearly square is square: it tells nothing.
  expect(isTurned({ width: 1001, height: 1000 }, { width: 320, height: 320 })).toBe(false);
});
