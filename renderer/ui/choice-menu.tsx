/** A menu of what is on and off: switches and choices, which stay open while several are made, and commands. */
import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { useApp } from '../app-context.tsx';
import { keysOf } from '../commands.ts';
import type { CommandId } from '../../shared/commands.ts';
import styles from './choice-menu.module.css';

interface MenuProps {
  /** Accessible name. */
  readonly label: string;
  /** A button. */
  readonly trigger: ReactNode;
  readonly children: ReactNode;
}

export function ChoiceMenu({ label, trigger, children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles.content}
          aria-label={label}
          align="end"
          sideOffset={4}
          collisionPadding={8}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface SwitchProps {
  readonly command: CommandId;
  readonly isOn: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

export function MenuSwitch({ command, isOn, onToggle, children }: SwitchProps) {
  return (
    <DropdownMenu.CheckboxItem
      className={styles.item}
      checked={isOn}
      onCheckedChange={onToggle}
      onSelect={stayOpen}
    >
      <Mark />
      {children}
      <Keys command={command} />
    </DropdownMenu.CheckboxItem>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  /** Steps through them. */
  readonly command: CommandId;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

export function MenuChoice<Value extends string>({
  label,
  command,
  value,
  options,
  onChange,
}: ChoiceProps<Value>) {
  return (
    <>
      <DropdownMenu.Separator className={styles.separator} />
      <DropdownMenu.Label className={styles.label}>
        {label}
        <Keys command={command} />
      </DropdownMenu.Label>
      <DropdownMenu.RadioGroup
        aria-label={label}
        value={value}
        onValueChange={(chosen) => onChange(chosen as Value)}
      >
        {options.map((option) => (
          <DropdownMenu.RadioItem
            key={option.value}
            className={styles.item}
            value={option.value}
            onSelect={stayOpen}
          >
            <Mark />
            {option.label}
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </>
  );
}

interface ActProps {
  readonly command: CommandId;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

export function MenuAct({ command, onSelect, children }: ActProps) {
  return (
    <>
      <DropdownMenu.Separator className={styles.separator} />
      <DropdownMenu.Item className={styles.item} onSelect={onSelect}>
        <span className={styles.mark} />
        {children}
        <Keys command={command} />
      </DropdownMenu.Item>
    </>
  );
}

function stayOpen(event: Event): void {
  event.preventDefault();
}

function Mark() {
  return (
    <span className={styles.mark}>
      <DropdownMenu.ItemIndicator>
        <Check size={16} aria-hidden />
      </DropdownMenu.ItemIndicator>
    </span>
  );
}

function Keys({ command }: { readonly command: CommandId }) {
  const { platform } = useApp();
  return (
    <kbd className={styles.keys} aria-hidden>
      {keysOf(command, platform)}
    </kbd>
  );
}
