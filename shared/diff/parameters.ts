/** What differs between two lists of parameters. Pure. */

/** Each parameter's words by its name, in the order to be shown; null: it was not set. */
export type Parameters<Name extends string> = ReadonlyMap<Name, string | null>;

export interface ParameterRow<Name extends string> {
  readonly name: Name;
  readonly left: string | null;
  readonly right: string | null;
}

/** The rows whose two sides differ, in the left list's order; a parameter that one list lacks is not set there. */
export function diffParameters<Name extends string>(
  left: Parameters<Name>,
  right: Parameters<Name>,
): readonly ParameterRow<Name>[] {
  const names = [...new Set([...left.keys(), ...right.keys()])];
  return names
    .map((name) => ({ name, left: left.get(name) ?? null, right: right.get(name) ?? null }))
    .filter((row) => row.left !== row.right);
}
