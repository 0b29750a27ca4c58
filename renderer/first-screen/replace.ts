/** Takes the first screen away as soon as the app's own pictures stand in its place. */
import type { DrawnScreen } from './draw.ts';

/** Ms after which it goes whatever is there. */
const longestStay = 1_000;

/** `root`: what the app draws into. Settles when the first screen is gone. */
export function replaceFirstScreen(root: HTMLElement, { pictures, remove }: DrawnScreen): Promise<void> {
  const started = performance.now();
  return new Promise((settle) => {
    const hands = new AbortController();
    const end = (): void => {
      hands.abort();
      remove();
      settle();
    };
    // Whoever does something sees what it does.
    for (const kind of ['keydown', 'pointerdown', 'wheel'])
      window.addEventListener(kind, end, { capture: true, passive: true, signal: hands.signal });
    const look = (): void => {
      if (hands.signal.aborted) return;
      const isOver = performance.now() - started > longestStay;
      if (isOver || shownIn(root) >= pictures) requestAnimationFrame(end);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

function shownIn(root: HTMLElement): number {
  return [...root.querySelectorAll('img')].filter(
    (picture) => picture.complete && picture.checkVisibility({ visibilityProperty: true }),
  ).length;
}
