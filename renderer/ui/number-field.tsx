/** A whole number that is typed, stepped with the arrow keys, or dragged sideways by its grip. */
import { ChevronsLeftRight } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import styles from './number-field.module.css';
import { clamp, draggedValue, parseWhole, steppedValue } from './number-steps.ts';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly smallest: number;
  readonly largest: number;
  readonly onChange: (value: number) => void;
  readonly disabled?: boolean;
  readonly isInvalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly testId?: string;
}

export function NumberField(props: Props) {
  const { label, value, smallest, largest, onChange, disabled = false, isInvalid = false } = props;
  /** What is typed while it is being typed; null when the field shows its value. */
  const [typed, setTyped] = useState<string | null>(null);
  const [dragFrom, setDragFrom] = useState<{ readonly x: number; readonly value: number } | null>(null);

  function change(text: string): void {
    setTyped(text);
    const parsed = parseWhole(text);
    if (parsed !== null && parsed === clamp(parsed, smallest, largest)) onChange(parsed);
  }

  function commit(): void {
    const parsed = typed === null ? null : parseWhole(typed);
    setTyped(null);
    if (parsed !== null) onChange(clamp(parsed, smallest, largest));
  }

  function pressed(event: KeyboardEvent): void {
    if (event.key === 'Enter' || event.key === 'Escape') {
      commit();
      return;
    }
    const next = steppedValue(value, event.key, smallest, largest);
    if (next === null) return;
    event.preventDefault();
    setTyped(null);
    onChange(next);
  }

  function grabbed(event: PointerEvent<HTMLElement>): void {
    if (disabled) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragFrom({ x: event.clientX, value });
  }

  function dragged(event: PointerEvent): void {
    if (dragFrom) onChange(draggedValue(dragFrom.value, event.clientX - dragFrom.x, smallest, largest));
  }

  return (
    <span className={styles.field} data-disabled={disabled || undefined}>
      <input
        className={styles.input}
        role="spinbutton"
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={smallest}
        aria-valuemax={largest}
        aria-describedby={props.describedBy}
        aria-invalid={isInvalid || undefined}
        data-testid={props.testId}
        value={typed ?? String(value)}
        disabled={disabled}
        onChange={(event) => change(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={commit}
        onKeyDown={pressed}
      />
      <span
        className={styles.grip}
        aria-hidden
        onPointerDown={grabbed}
        onPointerMove={dragged}
        onPointerUp={() => setDragFrom(null)}
        onPointerCancel={() => setDragFrom(null)}
      >
        <ChevronsLeftRight size={16} />
      </span>
    </span>
  );
}
