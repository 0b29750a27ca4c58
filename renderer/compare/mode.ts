/** The ways to lay two pictures against each other. */
export const modes = ['columns', 'rows', 'split', 'overlay'] as const;
export type Mode = (typeof modes)[number];

export function nextMode(mode: Mode): Mode {
  return modes[(modes.indexOf(mode) + 1) % modes.length] ?? 'columns';
}
