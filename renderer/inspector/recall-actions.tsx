/** Recall in the inspector: four buttons for what A, S, Shift+P and R do with the frame that is looked at. */
import type { CommandId } from '../../shared/commands.ts';
import type { RecallChoice } from '../../shared/recall/recall.ts';
import { recallChoices } from '../../shared/recall/recall.ts';
import { useRunCommand } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import styles from './inspector.module.css';

const commandOf: Readonly<Record<RecallChoice, CommandId>> = {
  everything: 'recall.everything',
  seed: 'recall.seed',
  prompt: 'recall.prompt',
  remix: 'recall.remix',
};

export function RecallActions({ hasSeed }: { readonly hasSeed: boolean }) {
  const run = useRunCommand();
  return (
    <section className={styles.recall} role="group" aria-label={say.recall.group}>
      {recallChoices.map((choice) => {
        const lacks = choice === 'seed' && !hasSeed;
        return (
          <Button
            key={choice}
            aria-label={say.recall.names[choice]}
            // Not `disabled`: the reason would be out of reach.
            aria-disabled={lacks || undefined}
            tooltip={lacks ? say.recall.lacks['no-seed'] : say.recall.tips[choice]}
            command={commandOf[choice]}
            onClick={() => run(commandOf[choice])}
          >
            {say.recall.short[choice]}
          </Button>
        );
      })}
    </section>
  );
}
