/** Two lists of parameters as a table of what differs. */
import type { ParameterRow } from '../../../shared/diff/parameters.ts';
import { say } from '../../i18n/say.ts';
import { VisuallyHidden } from '../visually-hidden.tsx';
import styles from './parameter-diff.module.css';

interface Props {
  readonly rows: readonly ParameterRow<keyof typeof say.parameters.names>[];
}

export function ParameterDiff({ rows }: Props) {
  const words = say.parameters;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{words.parameter}</VisuallyHidden>
          </th>
          <th scope="col">{words.older}</th>
          <th scope="col">{words.newer}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, left, right }) => (
          <tr key={name}>
            <th scope="row">{words.names[name]}</th>
            <td>{left ?? <span className={styles.unset}>{words.notSet}</span>}</td>
            <td>{right ?? <span className={styles.unset}>{words.notSet}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
