/** Leads to the control of compose that a gateway found at fault. */
import type { FieldFault } from '../shared/request-field.ts';
import type { AppStore } from './app-store.ts';
import type { ComposeStore } from './compose/compose-store.ts';

export function showFault(app: AppStore, compose: ComposeStore, fault: FieldFault): void {
  if (app.getState().app?.settings.layout.composeOpen === false)
    app.getState().layoutChanged({ composeOpen: true });
  compose.getState().faultShown(fault);
}
