/** Buttons. One primary button at most in a view; `danger` only where something is lost. */
import type { ComponentProps, ReactNode } from 'react';
import type { CommandId } from '../../shared/commands.ts';
import styles from './button.module.css';
import { classes } from './classes.ts';
import type { TooltipSide } from './tooltip.tsx';
import { Tooltip } from './tooltip.tsx';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'type' | 'style'> {
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** Working: the button shows so and takes no second press. */
  readonly isBusy?: boolean;
  /** Takes the whole width. */
  readonly isWide?: boolean;
  readonly icon?: ReactNode;
  readonly tooltip?: string;
  /** Its key shows in the tooltip. */
  readonly command?: CommandId;
  /** Where the tooltip stands. */
  readonly side?: TooltipSide;
}

export function Button({
  kind = 'plain',
  isBusy = false,
  isWide = false,
  icon,
  tooltip,
  command,
  side,
  disabled,
  children,
  ...rest
}: ButtonProps) {
  const button = (
    <button
      {...rest}
      type="button"
      className={classes(styles.button, styles[kind], isWide && styles.wide, isBusy && styles.busy)}
      disabled={disabled === true || isBusy}
      aria-busy={isBusy || undefined}
    >
      {icon}
      {children}
    </button>
  );
  return tooltip === undefined ? (
    button
  ) : (
    <Tooltip text={tooltip} command={command} {...(side && { side })}>
      {button}
    </Tooltip>
  );
}

interface IconButtonProps extends Omit<
  ComponentProps<'button'>,
  'className' | 'type' | 'style' | 'aria-label' | 'children'
> {
  /** Accessible name, and the tooltip's text unless `tooltip` is given. */
  readonly label: string;
  /** A lucide icon of 16 px. */
  readonly icon: ReactNode;
  readonly tooltip?: string;
  readonly command?: CommandId;
  /** For a toggle. */
  readonly isPressed?: boolean;
  readonly side?: TooltipSide;
}

export function IconButton({ label, icon, tooltip, command, isPressed, side, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={tooltip ?? label} command={command} {...(side && { side })}>
      <button
        {...rest}
        type="button"
        className={styles['icon-button']}
        aria-label={label}
        aria-pressed={isPressed}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
