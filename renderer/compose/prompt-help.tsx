/** The prompt language on one page: each sign with an example and what it makes. */
import { say } from '../i18n/say.ts';
import styles from './prompt-help.module.css';

export function PromptHelp({ id }: { readonly id: string }) {
  return (
    <dl id={id} className={styles.help} aria-label={say.prompt.language}>
      {say.prompt.languageExamples.map(([example, meaning]) => (
        <div key={example} className={styles.line}>
          <dt>
            <code>{example}</code>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
