/** One line of text. */
import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import styles from './text-field.module.css';

interface Props extends Omit<ComponentProps<'input'>, 'className' | 'style' | 'aria-label' | 'aria-invalid'> {
  readonly label: string;
  readonly isInvalid?: boolean;
  /** Figures of one width, for seeds and sizes. */
  readonly isNumeric?: boolean;
}

export function TextField({ label, isInvalid = false, isNumeric = false, ...rest }: Props) {
  return (
    <input
      type="text"
      autoComplete="off"
      {...rest}
      className={classes(styles.field, isNumeric && styles.numeric)}
      aria-label={label}
      aria-invalid={isInvalid || undefined}
    />
  );
}
