/** Gives the prompt the keys that walk through the history, and says where the walk stands. */
import { useState } from 'react';
import type { FocusEvent, ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp, useCommand } from '../app-context.tsx';
import { keysOf } from '../commands.ts';
import { say } from '../i18n/say.ts';
import type { ComposeStore } from './compose-store.ts';
import styles from './prompt-walk.module.css';

interface Props {
  readonly compose: ComposeStore;
  /** The editor, of whatever make. */
  readonly children: ReactNode;
}

/** What one types into, as against the editor's buttons. */
const typedInto = 'textarea, [contenteditable="true"], [role="textbox"]';

export function PromptWalk({ compose, children }: Props) {
  const { platform } = useApp();
  const steps = useStore(compose, ({ walk }) => walk?.steps ?? 0);
  const [isTyping, setIsTyping] = useState(false);
  const { olderAsked, newerAsked } = compose.getState();
  useCommand('compose.older', () => void olderAsked(), isTyping);
  useCommand('compose.newer', () => void newerAsked(), isTyping);

  function focused({ target }: FocusEvent): void {
    setIsTyping(target.matches(typedInto));
  }

  return (
    <div className={styles.walk} onFocus={focused} onBlur={() => setIsTyping(false)}>
      {children}
      <p className={styles.place} role="status">
        {steps > 0 && say.compose.walked(steps, keysOf('compose.newer', platform))}
      </p>
    </div>
  );
}
