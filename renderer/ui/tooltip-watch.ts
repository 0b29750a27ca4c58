/** When a tooltip is due: a pointer rested on a control, or a key brought the focus there. */

/** Ms that the pointer rests before the first one, and after which the next needs no rest any more. */
const restBefore = 500;
const restAgainAfter = 200;

const bearer = '[data-tooltip]';

/** Tells of the control whose tooltip is to be seen, or null. Returns a function that ends it. */
export function watchTooltips(page: Document, show: (control: HTMLElement | null) => void): () => void {
  let control: HTMLElement | null = null;
  let isShown = false;
  let hiddenAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ends = new AbortController();
  /** A control that goes, or changes its words, while its tooltip is seen. */
  const changes = new MutationObserver(() => {
    if (!control?.isConnected) left();
    else if (isShown) show(control);
  });

  function left(): void {
    clearTimeout(timer);
    control = null;
    hide();
  }

  function hide(): void {
    clearTimeout(timer);
    changes.disconnect();
    if (!isShown) return;
    isShown = false;
    hiddenAt = performance.now();
    show(null);
  }

  function reveal(): void {
    if (!control?.isConnected) return;
    isShown = true;
    show(control);
    changes.observe(page.body, { childList: true, subtree: true });
    changes.observe(control, { attributes: true, attributeFilter: ['data-tooltip', 'data-tooltip-keys'] });
  }

  function came(to: EventTarget | null, rest: number): void {
    const next = to instanceof Element ? to.closest<HTMLElement>(bearer) : null;
    if (next === control) return;
    left();
    control = next;
    if (next) timer = setTimeout(reveal, rest);
  }

  const on = <Name extends keyof DocumentEventMap>(
    name: Name,
    listener: (event: DocumentEventMap[Name]) => void,
  ): void => page.addEventListener(name, listener, { capture: true, passive: true, signal: ends.signal });
  on('pointerover', ({ target, pointerType }) => {
    if (pointerType === 'touch') return;
    came(target, performance.now() - hiddenAt < restAgainAfter ? 0 : restBefore);
  });
  // A press does what the tooltip tells of; it comes back once the pointer has been elsewhere.
  on('pointerdown', hide);
  on('focusin', ({ target }) => {
    if (target instanceof Element && target.matches(':focus-visible')) came(target, 0);
  });
  on('focusout', left);
  on('scroll', hide);
  on('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
  page.documentElement.addEventListener('pointerleave', left, { signal: ends.signal });

  return () => {
    ends.abort();
    left();
  };
}
