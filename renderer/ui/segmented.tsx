/** A choice of one from a few, all of them in sight. */
import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './segmented.module.css';

export interface Segment<Value extends string> {
  readonly value: Value;
  /** Accessible name. */
  readonly label: string;
  /** What is shown instead of the label. */
  readonly face?: ReactNode;
}

interface Props<Value extends string> {
  readonly label: string;
  /** Null: nothing is chosen. */
  readonly value: Value | null;
  readonly segments: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
  readonly describedBy?: string | undefined;
  readonly disabled?: boolean;
  readonly isInvalid?: boolean;
  readonly testId?: string;
  /** Segments beside each other before the next row begins; without it there is one row. */
  readonly rowLength?: number | undefined;
}

export function Segmented<Value extends string>({
  label,
  value,
  segments,
  onChange,
  describedBy,
  disabled = false,
  isInvalid = false,
  testId,
  rowLength,
}: Props<Value>) {
  return (
    <RadioGroup.Root
      className={classes(styles.group, rowLength !== undefined && styles.rows)}
      style={
        rowLength === undefined ? undefined : { gridTemplateColumns: `repeat(${rowLength}, minmax(0, 1fr))` }
      }
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isInvalid || undefined}
      orientation="horizontal"
      // The empty string is Radix's "none chosen"; leaving the prop out would make it remember by itself.
      value={value ?? ''}
      onValueChange={(chosen) => onChange(chosen as Value)}
      disabled={disabled}
      data-testid={testId}
    >
      {segments.map((segment) => (
        <RadioGroup.Item
          key={segment.value}
          value={segment.value}
          aria-label={segment.label}
          className={styles.segment}
        >
          {segment.face ?? segment.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
