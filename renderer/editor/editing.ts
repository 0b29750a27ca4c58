/** What every text of the window is edited with: undo, find, spelling, input methods, long lines, and a text field's keys. */
import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { Compartment } from '@codemirror/state';
import type { Extension, Text } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { findInText } from './find-panel.ts';

/**
 * Only the keys of a text field: Mod+Enter, Mod+D, Mod+L and Alt with the arrows are the app's own
 * (shared/commands.ts), and Tab leads on.
 */
export const textEditing: readonly Extension[] = [
  history(),
  keymap.of([...historyKeymap, ...standardKeymap.filter(({ key }) => key !== 'Mod-Enter')]),
  findInText(),
  EditorView.domEventHandlers({ beforeinput: textReplaced }),
  EditorView.lineWrapping,
  EditorView.perLineTextDirection.of(true),
];

type Attributes = Readonly<Record<string, string>>;

/** The attributes of the element that is typed into, which may change. */
export function changingAttributes(first: Attributes): {
  readonly extension: Extension;
  readonly changed: (view: EditorView, attributes: Attributes) => void;
} {
  const compartment = new Compartment();
  const of = (attributes: Attributes): Extension => EditorView.contentAttributes.of(attributes);
  return {
    extension: compartment.of(of(first)),
    changed: (view, attributes) => view.dispatch({ effects: compartment.reconfigure(of(attributes)) }),
  };
}

/** The text as the editor knows it, with one kind of line end. */
export function asEdited(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

/** The smallest change that makes `after` of it, so that the caret and the view keep their place where they can. */
export function changeTo(doc: Text, after: string): { from: number; to: number; insert: string } | null {
  const before = doc.toString();
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from += 1;
  let same = 0;
  while (
    same < shorter - from &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same += 1;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}

/**
 * Types over a selection without the browser: it would give the new text the colours of the old as inline style, which the
 * content security policy refuses.
 */
function textReplaced(event: InputEvent, view: EditorView): boolean {
  const { data, inputType, isComposing } = event;
  // The page's own: the editor hears of a changed selection only later.
  const selection = document.getSelection();
  if (inputType !== 'insertText' || data === null || isComposing || !selection?.rangeCount) return false;
  const range = selection.getRangeAt(0);
  if (range.collapsed || !view.contentDOM.contains(range.commonAncestorContainer)) return false;
  const from = view.posAtDOM(range.startContainer, range.startOffset);
  const to = view.posAtDOM(range.endContainer, range.endOffset);
  const text = view.state.toText(data);
  const typed = () =>
    view.state.update({
      changes: { from, to, insert: text },
      selection: { anchor: from + text.length },
      userEvent: 'input.type',
      scrollIntoView: true,
    });
  const handlers = view.state.facet(EditorView.inputHandler);
  if (!handlers.some((handle) => handle(view, from, to, data, typed))) view.dispatch(typed());
  event.preventDefault();
  return true;
}
