/** Draws the window as it was left, before the app is there. Small, and of no library: the first script of the page. */
import type { DrawnFirst, FirstScreen } from '../../shared/first-screen.ts';

/** Ms that the app's own script waits for the pictures: more would be felt where they cannot be had. */
const longestWait = 120;

/** What stands in the window until the app has taken its place. */
export interface DrawnScreen {
  readonly pictures: number;
  /** Its pictures are painted, or cannot be had soon; at once when there is nothing to draw. */
  readonly painted: Promise<void>;
  /** Takes it away. */
  readonly remove: () => void;
}

/** `kept`: a DrawnFirst as JSON. Nothing is drawn of a window of another size. */
export function drawFirstScreen(kept: string): DrawnScreen {
  const screen = readScreen(kept);
  if (!screen || !mayFit(screen)) return { pictures: 0, painted: Promise.resolve(), remove: () => undefined };
  // Panes behind the app, pictures over it until its own stand at the same places.
  const under = layer(-1);
  const over = layer(1);
  for (const { colour, ...box } of screen.panes) {
    const pane = placed(document.createElement('div'), box);
    pane.style.background = colour;
    under.append(pane);
  }
  const pictures = screen.pictures.flatMap(({ sha256, hidden, ...box }) => {
    const file = screen.files[sha256];
    if (file === undefined) return [];
    const picture = placed(new Image(), box);
    if (hidden > 0) picture.style.clipPath = `inset(0 0 ${hidden}px)`;
    picture.alt = '';
    picture.src = `data:image/jpeg;base64,${file}`;
    return [picture];
  });
  over.append(...pictures);
  const remove = (): void => {
    under.remove();
    over.remove();
    window.removeEventListener('resize', resized);
  };
  const resized = (): void => {
    if (!mayFit(screen)) remove();
  };
  window.addEventListener('resize', resized);
  // For whoever looks at a start's times, a test among them.
  performance.mark('first-screen', { detail: pictures.length });
  return {
    pictures: pictures.length,
    painted: Promise.race([
      painted(pictures),
      new Promise<void>((settle) => setTimeout(settle, longestWait)),
    ]),
    remove() {
      remove();
      // A picture that was removed would keep its pixels until someone tidies up.
      for (const picture of pictures) picture.removeAttribute('src');
      // Heard by the preload script (electron/preload.ts).
      window.dispatchEvent(new Event('first-screen-gone'));
    },
  };
}

/** On a busy computer this script may run before the window's size has reached its page: until then it has none. */
function mayFit({ width, height }: DrawnFirst): boolean {
  return window.innerWidth === 0 || (window.innerWidth === width && window.innerHeight === height);
}

/** Takes no click, no key and no reader's attention. */
function layer(level: number): HTMLElement {
  const element = document.createElement('div');
  element.ariaHidden = 'true';
  element.style.cssText = `position:absolute;left:0;top:0;pointer-events:none;z-index:${level}`;
  document.body.append(element);
  return element;
}

/** Main wrote it after it was parsed against its schema; all that is left to meet is a damaged file. */
function readScreen(kept: string): DrawnFirst | null {
  try {
    return JSON.parse(kept) as DrawnFirst | null;
  } catch {
    return null;
  }
}

function placed<E extends HTMLElement>(
  element: E,
  { left, top, width, height }: Pick<FirstScreen['pictures'][number], 'left' | 'top' | 'width' | 'height'>,
): E {
  element.style.cssText = `position:absolute;left:${left}px;top:${top}px;width:${width}px;height:${height}px`;
  return element;
}

async function painted(pictures: readonly HTMLImageElement[]): Promise<void> {
  await Promise.allSettled(pictures.map((picture) => picture.decode().catch(() => picture.remove())));
  await new Promise((settle) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(settle))));
}
