/** Lists that `__name__` draws from: what they are called and what they hold. Kept in the library, edited in the app. */

/** By name. An entry is a line of prompt text and may hold the prompt language itself, other lists too. */
export type Lists = ReadonlyMap<string, readonly string[]>;

/** The source of a pattern for a list's name: letters and digits of any script, parted by single `-` or `_`; 64 signs at most. */
export const listNamePattern = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|[-_](?=[\p{L}\p{N}])){0,63}`;
