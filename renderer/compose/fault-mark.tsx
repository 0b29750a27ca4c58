/** The mark on the control at fault: the sentence under it, and what ties the two together. */
import { createContext, use, useEffect } from 'react';
import type { RefObject } from 'react';
import type { FieldFault, RequestField } from '../../shared/request-field.ts';
import { say } from '../i18n/say.ts';
import styles from './fault-mark.module.css';

/** A fault, and the control it is shown at. */
export interface PlacedFault {
  readonly fault: FieldFault;
  readonly place: RequestField;
}

export const FaultContext = createContext<PlacedFault | null>(null);

/** There is one mark at a time. */
const markId = 'field-fault';

/** What a control says of itself: `describedBy` holds its own descriptions and the mark's sentence. */
export function useFaultMark(field: RequestField, ...descriptions: readonly (string | undefined)[]) {
  const isInvalid = use(FaultContext)?.place === field;
  const ids = [...descriptions, isInvalid ? markId : undefined].filter((id) => id !== undefined);
  return { isInvalid, describedBy: ids.length === 0 ? undefined : ids.join(' ') };
}

/** The sentence; nothing while the control is not at fault. */
export function FaultMark({ field }: { readonly field: RequestField }) {
  const placed = use(FaultContext);
  if (placed?.place !== field) return null;
  return (
    <p className={styles.mark} id={markId}>
      {say.compose.fieldFault(placed.fault)}
    </p>
  );
}

/** Brings the control at fault into sight and puts the focus on it, each time a fault is shown. */
export function useFaultFocus(panel: RefObject<HTMLElement | null>, fault: FieldFault | null): void {
  useEffect(() => {
    if (!fault) return;
    const control = panel.current?.querySelector<HTMLElement>(`[aria-describedby~="${markId}"]`);
    // A group takes no focus itself: its chosen option does, or else its first.
    const radios = [...(control?.querySelectorAll<HTMLElement>('[role="radio"]') ?? [])];
    const target = radios.find(({ ariaChecked }) => ariaChecked === 'true') ?? radios[0] ?? control;
    target?.focus();
    document.getElementById(markId)?.scrollIntoView({ block: 'nearest' });
  }, [panel, fault]);
}
