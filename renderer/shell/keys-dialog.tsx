/** All keys, from the table of commands. */
import type { MenuPlace } from '../../shared/commands.ts';
import { commandIds, commands } from '../../shared/commands.ts';
import { useApp } from '../app-context.tsx';
import { writeChord } from '../commands.ts';
import { say } from '../i18n/say.ts';
import { Dialog } from '../ui/dialog.tsx';
import styles from './keys-dialog.module.css';

const groups: readonly MenuPlace[] = ['view', 'marks', 'frame', 'compose', 'queue', 'edit', 'app', 'help'];

export function KeysDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { platform } = useApp();
  const withKeys = commandIds.filter((id) => commands[id].keys.length > 0);
  return (
    <Dialog
      title={say.shell.keys.title}
      description={say.shell.keys.pictures}
      isOpen={isOpen}
      onClose={onClose}
      isWide
    >
      <div className={styles.groups}>
        {groups.map((group) => (
          <dl key={group} className={styles.group}>
            {withKeys
              .filter((id) => commands[id].menu === group)
              .map((id) => (
                <div key={id} className={styles.line}>
                  <dt>{commands[id].title}</dt>
                  <dd>
                    {commands[id].keys.map((chord) => (
                      <kbd key={chord} className={styles.key}>
                        {writeChord(chord, platform)}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
          </dl>
        ))}
      </div>
    </Dialog>
  );
}
