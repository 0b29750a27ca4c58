/** A choice of one from a list; shows its value. */
import { Check, ChevronDown } from 'lucide-react';
import { Select as Primitive } from 'radix-ui';
import { useId } from 'react';
import styles from './select.module.css';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Dim words after the label. */
  readonly detail?: string;
  /** Why it cannot be chosen: stands in the detail's place. */
  readonly unavailable?: string;
}

interface Props<Value extends string> {
  /** Accessible name. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly SelectOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
  readonly isInvalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly testId?: string;
}

export function Select<Value extends string>({
  label,
  value,
  options,
  onChange,
  disabled = false,
  isInvalid = false,
  describedBy,
  testId,
}: Props<Value>) {
  const id = useId();
  return (
    <Primitive.Root value={value} onValueChange={(chosen) => onChange(chosen as Value)} disabled={disabled}>
      <Primitive.Trigger
        className={styles.trigger}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        data-testid={testId}
      >
        <span className={styles.value}>
          <Primitive.Value />
        </span>
        <ChevronDown size={16} aria-hidden className={styles.chevron} />
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content className={styles.content} position="popper" sideOffset={4} collisionPadding={8}>
          {/* Not Select.Viewport: it writes a <style> element, which the content security policy blocks. */}
          <div className={styles.list} role="presentation">
            {options.map((option) => (
              <Primitive.Item
                key={option.value}
                value={option.value}
                className={styles.item}
                disabled={option.unavailable !== undefined}
                aria-describedby={option.unavailable === undefined ? undefined : `${id}-${option.value}`}
              >
                <span className={styles.mark}>
                  <Primitive.ItemIndicator>
                    <Check size={16} aria-hidden />
                  </Primitive.ItemIndicator>
                </span>
                <Primitive.ItemText>{option.label}</Primitive.ItemText>
                <OptionDetail option={option} id={`${id}-${option.value}`} />
              </Primitive.Item>
            ))}
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function OptionDetail({ option, id }: { readonly option: SelectOption<string>; readonly id: string }) {
  const text = option.unavailable ?? option.detail;
  if (text === undefined) return null;
  return (
    <span className={styles.detail} id={id}>
      {text}
    </span>
  );
}
