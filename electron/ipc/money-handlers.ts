/** Routes of money. */
import type { ModelTable } from '../../shared/models/table.ts';
import type { Rates } from '../../shared/money/rates.ts';
import { ledgerSince } from '../queue/ledger.ts';
import type { Workspace } from '../workspace.ts';
import type { Handlers } from './router.ts';

export function moneyHandlers(deps: {
  readonly workspace: Pick<Workspace, 'queue'>;
  readonly models: () => ModelTable;
  readonly rates: () => Rates;
}): Pick<Handlers, 'money.ledger'> {
  const { workspace, models, rates } = deps;
  return {
    'money.ledger': async ({ days }) =>
      ledgerSince(await workspace.queue(), { days, now: Date.now(), models: models(), rates: rates() }),
  };
}
