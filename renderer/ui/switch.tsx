/** An on-off choice that takes effect at once. */
import { Switch as Primitive } from 'radix-ui';
import type { CommandId } from '../../shared/commands.ts';
import styles from './switch.module.css';
import { Tooltip } from './tooltip.tsx';

interface Props {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly disabled?: boolean;
  readonly tooltip?: string;
  /** Its key shows in the tooltip. */
  readonly command?: CommandId;
  readonly testId?: string;
}

export function Switch({ label, isOn, onChange, disabled = false, tooltip, command, testId }: Props) {
  return (
    <Tooltip text={tooltip ?? label} command={command}>
      <Primitive.Root
        className={styles.switch}
        aria-label={label}
        checked={isOn}
        onCheckedChange={onChange}
        disabled={disabled}
        data-testid={testId}
      >
        <Primitive.Thumb className={styles.thumb} />
      </Primitive.Root>
    </Tooltip>
  );
}
