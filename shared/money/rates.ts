/** The user's own rates, put before what others have quoted. Pure. */
import type { ModelTable } from '../models/table.ts';

/** US dollars an image, by model id. */
export type Rates = Readonly<Record<string, number>>;

/** Of a quote that is the user's own. */
export const ownRateSource = 'own rate';

export function withRates(models: ModelTable, rates: Rates): ModelTable {
  return models.map((model) => {
    const usdPerImage = Object.hasOwn(rates, model.id) ? rates[model.id] : undefined;
    return usdPerImage === undefined ? model : { ...model, quote: { usdPerImage, source: ownRateSource } };
  });
}
