/** Dialogs: modal, with their title, closed by Escape. */
import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { say } from '../i18n/say.ts';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Said to assistive technology after the title. */
  readonly description?: string;
  readonly isWide?: boolean;
  /** Takes most of the window; what is in it scrolls by itself. */
  readonly isLarge?: boolean;
  /** What Escape means first; true when that was all. */
  readonly onEscape?: () => boolean;
  /** The focus begins on the dialog itself: it is to be read, and has keys of its own. */
  readonly isRead?: boolean;
  readonly children: ReactNode;
  /** Buttons at the bottom, the affirmative one last. */
  readonly footer?: ReactNode;
}

export function Dialog({
  title,
  isOpen,
  onClose,
  description,
  isWide,
  isLarge,
  onEscape,
  isRead,
  children,
  footer,
}: DialogProps) {
  return (
    <Primitive.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        {/* Not Dialog.Overlay: its scroll lock writes a <style> element, which the content security policy
            blocks; the page under it never scrolls anyway. */}
        <div className={styles.veil} aria-hidden />
        <Primitive.Content
          className={classes(styles.dialog, isWide && styles.wide, isLarge && styles.large)}
          onEscapeKeyDown={(event) => onEscape?.() === true && event.preventDefault()}
          {...(isRead === true && { onOpenAutoFocus: focusWhole })}
          {...(description === undefined && { 'aria-describedby': undefined })}
        >
          <Primitive.Title className={styles.title}>{title}</Primitive.Title>
          {description !== undefined && (
            <Primitive.Description className={styles.description}>{description}</Primitive.Description>
          )}
          <div className={styles.body}>{children}</div>
          {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
          {/* Last, so that the focus begins in the dialog's own controls; a plain title, since an open tooltip
              would take the Escape that is meant for the dialog. */}
          <Primitive.Close className={styles.close} aria-label={say.ui.close} title={`${say.ui.close} · Esc`}>
            <X size={16} aria-hidden />
          </Primitive.Close>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function focusWhole(event: Event): void {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}

interface ConfirmProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  readonly confirmLabel: string;
  readonly isDangerous?: boolean;
  /** What happens, to money and frames above all. */
  readonly children: string;
}

/** A question that must be answered; the safe answer has the focus. */
export function ConfirmDialog(props: ConfirmProps) {
  return (
    <Dialog
      title={props.title}
      isOpen={props.isOpen}
      onClose={props.onClose}
      description={props.children}
      footer={
        <>
          <Button onClick={props.onClose} autoFocus>
            {say.ui.cancel}
          </Button>
          <Button
            kind={props.isDangerous === true ? 'danger' : 'primary'}
            onClick={() => {
              props.onConfirm();
              props.onClose();
            }}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      {null}
    </Dialog>
  );
}
