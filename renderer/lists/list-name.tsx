/** Where a list is given its name: a new one, or another one. */
import { useId } from 'react';
import type { SubmitEvent } from 'react';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { ListsStore, Naming } from './lists-store.ts';
import styles from './lists.module.css';

interface Props {
  readonly store: ListsStore;
  readonly naming: Naming;
}

export function ListName({ store, naming }: Props) {
  const hint = useId();
  const { nameTyped, nameGiven, namingEnded } = store.getState();

  function submitted(event: SubmitEvent): void {
    event.preventDefault();
    void nameGiven();
  }

  return (
    <form className={styles.naming} onSubmit={submitted}>
      <div className={styles.head}>
        <TextField
          label={say.lists.name}
          placeholder={say.lists.name}
          value={naming.text}
          maxLength={100}
          isInvalid={naming.problem !== null}
          aria-describedby={hint}
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => nameTyped(event.currentTarget.value)}
        />
        <Button onClick={namingEnded}>{say.ui.cancel}</Button>
        <Button kind="primary" onClick={() => void nameGiven()}>
          {naming.kind === 'new' ? say.lists.create : say.lists.rename}
        </Button>
      </div>
      <p id={hint} className={styles.hint} role="status" data-invalid={naming.problem !== null || undefined}>
        {naming.problem ? say.lists.nameProblem[naming.problem] : say.lists.nameHint}
      </p>
    </form>
  );
}
