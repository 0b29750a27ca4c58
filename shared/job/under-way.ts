/** What a quit would leave behind: said before it happens. */
import { z } from 'zod';

export const underWaySchema = z.object({
  /** Paid calls of Direct delivery: their answers would be lost, and they may be billed. */
  direct: z.number(),
  /** Paid calls of Safe delivery: asked for again at the next start. */
  safe: z.number(),
  /** Paid images being fetched: the next start goes on with them. */
  downloading: z.number(),
  /** Not sent yet: kept, and sent at the user's word. */
  waiting: z.number(),
});
export type UnderWay = Readonly<z.infer<typeof underWaySchema>>;
