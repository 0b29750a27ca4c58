/** Which models of the table a key may not call, by what the gateway's own list of models names. Pure. */
import type { ModelTable } from './table.ts';

/**
 * Ids of the models the list does not name. `listed`: the ids of `GET /v1/models`, or null when the list could not
 * be had: not to know is no refusal, so nothing is denied then. Nor is anything when it names no model of the table:
 * such a gateway has other names for them all, and says nothing of these.
 *
 * The user's own models are held to the list like the rest: it "says which models it may call" (gateway.md), whoever
 * wrote down their sizes, and a call for another would be answered with 403.
 */
export function deniedModels(table: ModelTable, listed: readonly string[] | null): readonly string[] {
  if (listed === null) return [];
  const names = new Set(listed.map(bareName));
  const denied = table.map(({ id }) => id).filter((id) => !names.has(bareName(id)));
  return denied.length === table.length ? [] : denied;
}

/** Some gateways put the maker or a folder before an id: `google/nano-banana`, `models/nano-banana`. */
function bareName(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1).toLowerCase();
}
