/** Dates that the filter bar offers: by the calendar, over the ends of months and years. */
import { expect, it } from 'vitest';
import { dateChoices } from '../../../../../shared/frame/filter/date-choices.ts';

it('offers today, a week, two months and every year there is, each as far as the search means it', () => {
  const now = new Date(2026, 0, 3, 15).getTime();
  const choices = dateChoices(now, new Date(2024, 6, 1).getTime());
  expect(choices.map(({ token }) => token)).toEqual([
    'on:2026-01-03',
    'after:2025-12-28',
    'on:2026-01',
    'on:2025-12',
    'on:2026',
    'on:2025',
    'on:2024',
  ]);
  expect(choices[3]).toMatchObject({
    from: new Date(2025, 11, 1).getTime(),
    to: new Date(2026, 0, 1).getTime(),
  });
});

it('stays short for a picture from long ago, and for one of a clock that was ahead', () => {
  const now = new Date(2026, 0, 3).getTime();
  expect(dateChoices(now, new Date(1890, 1, 1).getTime())).toHaveLength(24);
  expect(dateChoices(now, new Date(2031, 1, 1).getTime()).at(-1)).toMatchObject({ token: 'on:2026' });
});
