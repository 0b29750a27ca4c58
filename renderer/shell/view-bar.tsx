/** The slim bar over the pictures: which view, and the two panel toggles. */
import { PanelLeft, PanelRight } from 'lucide-react';
import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import type { AppStoreState, Layout } from '../app-store.ts';
import type { CommandId } from '../../shared/commands.ts';
import { say } from '../i18n/say.ts';
import { IconButton } from '../ui/button.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import type { View } from '../view-store.ts';
import { views } from '../view-store.ts';
import styles from './view-bar.module.css';

const commandOf: Readonly<Record<View, CommandId>> = {
  sheet: 'view.sheet',
  grid: 'view.grid',
  loupe: 'view.loupe',
  compare: 'view.compare',
  survey: 'view.survey',
};

interface Props {
  readonly layout: Layout;
  readonly onLayoutChange: AppStoreState['layoutChanged'];
  /** A view in which there is something new to see. */
  readonly offered: View | null;
  /** Of the view itself, at the bar's end. */
  readonly children?: ReactNode;
}

export function ViewBar({ layout, onLayoutChange, offered, children }: Props) {
  const { composeOpen, inspectorOpen } = layout;
  return (
    <div className={styles.bar}>
      <IconButton
        label={say.shell.foldCompose}
        icon={<PanelLeft size={16} aria-hidden />}
        isPressed={composeOpen}
        side="bottom"
        onClick={() => onLayoutChange({ composeOpen: !composeOpen })}
      />
      <Tabs.List aria-label={say.shell.view} className={styles.tabs}>
        {views.map((view) => (
          <Tooltip key={view} text={say.shell.views[view]} command={commandOf[view]} side="bottom">
            <Tabs.Trigger
              value={view}
              className={styles.tab}
              data-testid={`view-${view}`}
              data-offered={view === offered || undefined}
            >
              {say.shell.views[view]}
            </Tabs.Trigger>
          </Tooltip>
        ))}
      </Tabs.List>
      <span className={styles.end}>
        {children}
        <IconButton
          label={say.shell.foldInspector}
          icon={<PanelRight size={16} aria-hidden />}
          isPressed={inspectorOpen}
          side="bottom"
          onClick={() => onLayoutChange({ inspectorOpen: !inspectorOpen })}
        />
      </span>
    </div>
  );
}
