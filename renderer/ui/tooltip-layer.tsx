/** The window's one tooltip: it stands beside whatever control is rested on. */
import { Tooltip as Primitive } from 'radix-ui';
import { useEffect, useState } from 'react';
import styles from './tooltip.module.css';
import type { TooltipSide } from './tooltip.tsx';
import { watchTooltips } from './tooltip-watch.ts';

interface Shown {
  readonly text: string;
  readonly keys: string;
  readonly side: TooltipSide;
  /** The control's place in the window, in CSS pixels. */
  readonly place: Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;
}

const id = 'tooltip';

export function TooltipLayer() {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let described: HTMLElement | null = null;
    return watchTooltips(document, (control) => {
      described?.removeAttribute('aria-describedby');
      // A control that has a description of its own keeps it.
      described = control?.hasAttribute('aria-describedby') === false ? control : null;
      described?.setAttribute('aria-describedby', id);
      setShown(control && shownOf(control));
    });
  }, []);
  return (
    shown && (
      <Primitive.Provider>
        {/* Another for each place: it is laid out when it comes, and follows nothing. */}
        <Primitive.Root key={`${shown.place.left} ${shown.place.top}`} open>
          <Primitive.Trigger asChild>
            <span className={styles.anchor} style={shown.place} aria-hidden />
          </Primitive.Trigger>
          <Primitive.Portal>
            <Primitive.Content
              id={id}
              className={styles.content}
              side={shown.side}
              sideOffset={6}
              collisionPadding={8}
            >
              {shown.text}
              {shown.keys && <kbd className={styles.keys}>{shown.keys}</kbd>}
            </Primitive.Content>
          </Primitive.Portal>
        </Primitive.Root>
      </Primitive.Provider>
    )
  );
}

function shownOf(control: HTMLElement): Shown {
  const { tooltip = '', tooltipKeys = '', tooltipSide = 'top' } = control.dataset;
  const { left, top, width, height } = control.getBoundingClientRect();
  // Only a Tooltip writes it (tooltip.tsx).
  return {
    text: tooltip,
    keys: tooltipKeys,
    side: tooltipSide as TooltipSide,
    place: { left, top, width, height },
  };
}
