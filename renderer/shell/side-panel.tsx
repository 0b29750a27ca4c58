/** A panel at the window's side, with the edge that resizes it. */
import type { ReactNode } from 'react';
import { defaultSettings } from '../../shared/settings/settings.ts';
import type { AppStoreState, Layout } from '../app-store.ts';
import { say } from '../i18n/say.ts';
import { Splitter } from '../ui/splitter.tsx';
import styles from './workbench.module.css';

/** Widths in CSS pixels, as the settings' schema has them. */
const sides = {
  left: { width: 'composeWidth', open: 'composeOpen', smallest: 260, largest: 480 },
  right: { width: 'inspectorWidth', open: 'inspectorOpen', smallest: 220, largest: 480 },
} as const;

interface Props {
  readonly side: 'left' | 'right';
  readonly layout: Layout;
  readonly onLayoutChange: AppStoreState['layoutChanged'];
  readonly children: ReactNode;
}

export function SidePanel({ side, layout, onLayoutChange, children }: Props) {
  const { width, open, smallest, largest } = sides[side];
  const splitter = layout[open] && (
    <Splitter
      label={side === 'left' ? say.shell.resizeCompose : say.shell.resizeInspector}
      width={layout[width]}
      smallest={smallest}
      largest={largest}
      panel={side}
      onResize={(pixels) => onLayoutChange({ [width]: Math.round(pixels) })}
      onReset={() => onLayoutChange({ [width]: defaultSettings.layout[width] })}
    />
  );
  return (
    <>
      {side === 'right' && splitter}
      {/* Hidden, not gone: folding must not cost the prompt its undo history, nor a panel its place. */}
      <div className={styles.panel} style={{ width: layout[width] }} hidden={!layout[open]}>
        {children}
      </div>
      {side === 'left' && splitter}
    </>
  );
}
