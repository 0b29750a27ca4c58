/** What the command line and the environment say. A switch wins over its variable; both win over settings. */
import { resolve } from 'node:path';
import { AppError } from '../shared/errors.ts';
import { parseKey } from './settings/api-key.ts';
import { gatewayUrlSchema } from '../shared/settings/settings.ts';

export interface Switches {
  /** Absolute folder of the library, or null: the setting holds. */
  readonly library: string | null;
  readonly gateway: string | null;
  /** For this run only, never stored. */
  readonly apiKey: string | null;
}

/**
 * Reads the switches and takes the key out of the environment, so that no process started later inherits it.
 * Throws `invalid-input` when the gateway is not an address the key may be sent to, `key-malformed` when the key is none.
 */
export function takeSwitches(
  switchValue: (name: string) => string,
  environment: Record<string, string | undefined>,
  workingFolder: string,
): Switches {
  const typed = given(environment.PROOFSHEET_API_KEY);
  delete environment.PROOFSHEET_API_KEY;
  const apiKey = typed === null ? null : parseKey(typed);
  const library = given(switchValue('library')) ?? given(environment.PROOFSHEET_LIBRARY);
  const gateway = given(switchValue('gateway')) ?? given(environment.PROOFSHEET_GATEWAY);
  if (gateway !== null && !gatewayUrlSchema.safeParse(gateway).success)
    throw new AppError(
      'invalid-input',
      `--gateway must be an https address, or http to this computer: ${gateway}`,
    );
  return {
    library: library === null ? null : resolve(workingFolder, library),
    gateway,
    apiKey,
  };
}

/** An empty variable is an absent one. */
function given(value: string | undefined): string | null {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
