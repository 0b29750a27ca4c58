/** What the window will look like when it is opened next: as it does now, if it stands where it will begin. */
import type { FirstScreen } from '../../shared/first-screen.ts';

/** CSS pixels squared: what is smaller is no pane. */
const smallestPane = 4_000;
const mostPanes = 300;

/**
 * Null when the window does not stand as it will begin: another view than the grid, scrolled, pictures still to come.
 * `first`: the SHA-256 of the frame that the grid and the strip will begin with.
 */
export function takeFirstScreen(root: HTMLElement, first: string): FirstScreen | null {
  const grid = root.querySelector<HTMLElement>('[data-testid="grid"]');
  const floor = grid?.querySelector('[role="listbox"]')?.getBoundingClientRect().bottom;
  if (!grid?.checkVisibility() || floor === undefined || document.querySelector('[role="dialog"]'))
    return null;
  const pictures = [...root.querySelectorAll<HTMLImageElement>('img[data-thumbnail]')].flatMap((element) => {
    const sha256 = element.dataset.thumbnail;
    const box = boxOf(element);
    const isGrids = grid.contains(element);
    const hidden = isGrids ? Math.max(0, box.top + box.height - floor) : 0;
    const isInSight = box.left < window.innerWidth && hidden < box.height && element.checkVisibility();
    return sha256 && isInSight ? [{ element, isGrids, picture: { sha256, hidden, ...box } }] : [];
  });
  const isWhole = pictures.every(({ element }) => element.complete && element.naturalWidth > 0);
  const begins = (isGrids: boolean): boolean => {
    const own = pictures.filter((one) => one.isGrids === isGrids).map(({ picture }) => picture);
    return own.length === 0 || own.toSorted((a, b) => a.top - b.top || a.left - b.left)[0]?.sha256 === first;
  };
  if (pictures.length === 0 || !isWhole || !begins(true) || !begins(false)) return null;
  return {
    width: window.innerWidth,
    height: window.innerHeight,
    panes: panesOf(root).slice(0, mostPanes),
    pictures: pictures.map(({ picture }) => picture),
  };
}

/** Whatever has a ground of its own and is large enough to be seen as a pane, outermost first. */
function panesOf(root: HTMLElement): FirstScreen['panes'] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
    const box = boxOf(element);
    if (box.width * box.height < smallestPane || !element.checkVisibility()) return [];
    const { backgroundColor: colour } = getComputedStyle(element);
    return colour.startsWith('rgb(') ? [{ colour, ...box }] : [];
  });
}

function boxOf(element: Element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left, top, width, height };
}
