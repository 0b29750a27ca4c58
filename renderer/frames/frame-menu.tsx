/** What can be done with a frame, under the pointer: the same commands as by key, with their keys. */
import { ContextMenu as Primitive } from 'radix-ui';
import { useRef } from 'react';
import type { MouseEvent, ReactElement } from 'react';
import { useStore } from 'zustand';
import { commands as commandTable } from '../../shared/commands.ts';
import type { CommandId } from '../../shared/commands.ts';
import { useApp } from '../app-context.tsx';
import { keysOf } from '../commands.ts';
import { say } from '../i18n/say.ts';
import styles from './frame-menu.module.css';

interface Props {
  /**
   * A press with the other button, or the key for it: chooses the frame under the pointer unless it is one of those chosen
   * already. False: there is no frame, and so no menu.
   */
  readonly onAsked: (event: MouseEvent) => boolean;
  /** One element, which holds the frames. */
  readonly children: ReactElement;
}

export function FrameMenu({ onAsked, children }: Props) {
  /** What the menu was chosen for is done once it has let go of the focus. */
  const chosen = useRef<CommandId | null>(null);
  const { commands } = useApp();
  return (
    // Not modal: that would write a <style> element, which the content security policy blocks.
    <Primitive.Root modal={false}>
      <Primitive.Trigger
        asChild
        onContextMenu={(event) => {
          if (!onAsked(event)) event.preventDefault();
        }}
      >
        {children}
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          className={styles.content}
          aria-label={say.handout.menu}
          collisionPadding={8}
          onCloseAutoFocus={() => {
            const command = chosen.current;
            chosen.current = null;
            if (command) setTimeout(() => commands.getState().run(command));
          }}
        >
          {groups.map((group, at) => (
            <Group
              key={group[0]}
              commands={group}
              isFirst={at === 0}
              onChosen={(id) => (chosen.current = id)}
            />
          ))}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** In the order of the hand's work: look, judge, take further, hand out, throw away. */
const groups: readonly (readonly [CommandId, ...CommandId[]])[] = [
  ['view.loupe', 'view.compare', 'view.survey', 'frame.sheet'],
  ['mark.pick', 'mark.reject', 'mark.unflag'],
  ['recall.everything', 'recall.seed', 'recall.prompt', 'recall.remix'],
  ['frame.collect', 'frame.uncollect'],
  [
    'export.open',
    'export.at-once',
    'frame.copy-image',
    'frame.copy-metadata',
    'frame.open-in',
    'frame.reveal',
  ],
  ['frame.trash'],
];

interface GroupProps {
  readonly commands: readonly CommandId[];
  readonly isFirst: boolean;
  readonly onChosen: (command: CommandId) => void;
}

function Group({ commands: ids, isFirst, onChosen }: GroupProps) {
  const { commands, platform } = useApp();
  const handlers = useStore(commands, (state) => state.handlers);
  const answered = ids.filter((id) => (handlers[id] ?? []).length > 0);
  if (answered.length === 0) return null;
  return (
    <>
      {!isFirst && <Primitive.Separator className={styles.line} />}
      {answered.map((id) => (
        <Primitive.Item key={id} className={styles.item} onSelect={() => onChosen(id)}>
          <span className={styles.name}>{commandTable[id].title}</span>
          <kbd className={styles.keys} aria-hidden>
            {keysOf(id, platform)}
          </kbd>
        </Primitive.Item>
      ))}
    </>
  );
}
