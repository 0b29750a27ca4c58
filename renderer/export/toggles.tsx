/** Several things that are on or off, side by side. */
import { ToggleGroup } from 'radix-ui';
import { Tooltip } from '../ui/tooltip.tsx';
import styles from './toggles.module.css';

interface Toggle<Name extends string> {
  readonly name: Name;
  /** Accessible name, and what the tooltip says. */
  readonly label: string;
  /** What is shown. */
  readonly face: string;
  readonly isOn: boolean;
}

interface Props<Name extends string> {
  readonly label: string;
  readonly toggles: readonly Toggle<Name>[];
  readonly onChange: (name: Name, isOn: boolean) => void;
}

export function Toggles<Name extends string>({ label, toggles, onChange }: Props<Name>) {
  return (
    <ToggleGroup.Root
      type="multiple"
      className={styles.group}
      aria-label={label}
      value={toggles.filter(({ isOn }) => isOn).map(({ name }) => name)}
      onValueChange={(on) => {
        for (const { name, isOn } of toggles) if (on.includes(name) !== isOn) onChange(name, !isOn);
      }}
    >
      {toggles.map(({ name, label: said, face, isOn }) => (
        <Tooltip key={name} text={said}>
          {/* The tooltip sets data-state on its child: what is on shows through aria-pressed. */}
          <ToggleGroup.Item value={name} className={styles.toggle} aria-label={said} aria-pressed={isOn}>
            {face}
          </ToggleGroup.Item>
        </Tooltip>
      ))}
    </ToggleGroup.Root>
  );
}
