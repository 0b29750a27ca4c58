/** Where the focus is, for deciding which keys count. */
import type { FocusPlace } from '../commands.ts';

const fields = 'input, textarea, [contenteditable="true"], [role="textbox"], [role="searchbox"]';
/** A closed list: letters look for its entries. */
const lists = 'select, [role="combobox"]';
const controls =
  'button, a[href], [role="radio"], [role="switch"], [role="tab"], [role="separator"], [role="slider"]';

/** Only here may Tab fold panels: anywhere else it must lead on, also from text that is focused to be scrolled. */
const pictures = '[role="tabpanel"], [role="listbox"]';

/** Dialogs, menus and lists that lie over the window stand outside its root. */
export function focusPlace(target: Element | null, root: Element): FocusPlace {
  if (!target || target === document.body || target === document.documentElement) return 'pictures';
  if (target.matches(fields)) return root.contains(target) ? 'field' : 'popup';
  if (!root.contains(target)) return 'popup';
  if (target.matches(lists)) return 'list';
  return target.closest(pictures) && !target.closest(controls) ? 'pictures' : 'control';
}
