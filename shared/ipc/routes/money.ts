/** Money: what was asked of the gateway and what it cost. */
import { z } from 'zod';
import { ledgerRowSchema, observedPriceSchema } from '../../money/ledger.ts';

export const moneyRoutes = {
  /** Of so many days, today included; practice is free and not in it. */
  'money.ledger': {
    input: z.strictObject({ days: z.number().int().min(1).max(366) }),
    output: z.object({
      /** Oldest first: `2026-11-23`, by this computer's clock. */
      days: z.array(z.string()),
      rows: z.array(ledgerRowSchema),
      /** Prices that the gateway itself has let us see. */
      observed: z.array(observedPriceSchema),
    }),
  },
} as const;
