/** Moving the focus from region to region, since Tab folds panels while the pictures have it. */

const regionsInOrder = [
  'Compose',
  'Sheet',
  'Grid',
  'Loupe',
  'Compare',
  'Survey',
  'Queue',
  'Inspector',
  'Filmstrip',
  'Status',
] as const;

/** What Tab would stop at: of a group with a roving tab stop, only the one that has it. */
const tabStop = ':is(textarea, input, button, [tabindex]):not(:disabled, [tabindex="-1"])';

/** The region `step` away from the one that holds the focus, among those in sight. */
export function neighbourOf<Region>(
  regions: readonly Region[],
  current: Region | null,
  step: 1 | -1,
): Region | undefined {
  const at = current === null ? -1 : regions.indexOf(current);
  if (at === -1) return step === 1 ? regions[0] : regions.at(-1);
  return regions[(at + step + regions.length) % regions.length];
}

/** Focuses the first thing that can take it in the neighbouring region. */
export function focusNeighbouringRegion(step: 1 | -1): void {
  const regions = regionsInOrder
    .map((name) =>
      document.querySelector<HTMLElement>(
        `[role="region"][aria-label="${name}"], section[aria-label="${name}"]`,
      ),
    )
    .filter((region) => region !== null)
    .filter((region) => region.checkVisibility());
  const current = regions.find((region) => region.contains(document.activeElement)) ?? null;
  const region = neighbourOf(regions, current, step);
  const target = region?.querySelector<HTMLElement>(tabStop);
  if (target) target.focus();
  else if (region) focusItself(region);
}

function focusItself(region: HTMLElement): void {
  region.tabIndex = -1;
  region.focus();
}
