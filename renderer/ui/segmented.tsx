/** A choice of one from a few, all of them in sight. */
import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';
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
  readonly testId?: string;
}

export function Segmented<Value extends string>({
  label,
  value,
  segments,
  onChange,
  describedBy,
  disabled = false,
  testId,
}: Props<Value>) {
  return (
    <RadioGroup.Root
      className={styles.group}
      aria-label={label}
      aria-describedby={describedBy}
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
