/** The values that the search field can offer, from what the window knows. Pure. */
import { dayText } from '../../shared/frame/filter/date-choices.ts';
import { choices } from '../../shared/frame/filter/filter.ts';
import type { Model } from '../../shared/models/model.ts';
import type { KnownValue, KnownValues } from './completions.ts';

export function knownValues(known: {
  readonly models: readonly Model[];
  readonly keywords: readonly string[];
  readonly collections: readonly string[];
  readonly today: Date;
}): KnownValues {
  const { models, keywords, collections, today } = known;
  const dates = datesOf(today);
  return {
    flag: plain(choices.flag),
    label: plain(choices.label),
    kind: plain(choices.kind),
    is: plain(choices.is),
    rating: plain(['>=1', '>=2', '>=3', '>=4', '5', '0']),
    before: dates,
    after: dates,
    on: dates,
    model: models.map(({ id, name }) => ({ value: id, name })),
    size: plain(models.flatMap(({ sizes }) => sizes)),
    aspect: plain(models.flatMap(({ aspectRatios }) => aspectRatios)),
    quality: plain(models.flatMap(({ quality }) => quality?.values ?? [])),
    keyword: plain(keywords),
    collection: plain(collections),
  };
}

/** Each once. */
function plain(values: readonly string[]): readonly KnownValue[] {
  return [...new Set(values)].map((value) => ({ value }));
}

/** This day, this month and this year. */
function datesOf(today: Date): readonly KnownValue[] {
  const day = dayText(today);
  return plain([day, day.slice(0, 7), day.slice(0, 4)]);
}
