/** What differs between two lists of parameters. Pure. */

/** Each parameter's words by its name, in the order to be shown; null: it was not set. */
export type Parameters<Name extends string> = ReadonlyMap<Name, string | null>;

export interface ParameterRow<Name extends string> {
  readonly name: Name;
  readonly left: string | null;
  readonly right: string | null;
}

/** A parameter of several lists. */
export interface ParameterLine<Name extends string> {
  readonly name: Name;
  /** In the order of the lists. */
  readonly values: readonly (string | null)[];
  readonly differs: boolean;
}

/** Every parameter that is set in at least one list, in the first list's order. */
export function parameterLines<Name extends string>(
  lists: readonly Parameters<Name>[],
): readonly ParameterLine<Name>[] {
  const names = [...new Set(lists.flatMap((list) => [...list.keys()]))];
  return names
    .map((name) => {
      const values = lists.map((list) => list.get(name) ?? null);
      return { name, values, differs: new Set(values).size > 1 };
    })
    .filter(({ values }) => values.some((value) => value !== null));
}

/** The rows whose two sides differ, in the left list's order; a parameter that one list lacks is not set there. */
export function diffParameters<Name extends string>(
  left: Parameters<Name>,
  right: Parameters<Name>,
): readonly ParameterRow<Name>[] {
  return parameterLines([left, right])
    .filter(({ differs }) => differs)
    .map(({ name, values: [before = null, after = null] }) => ({ name, left: before, right: after }));
}
