/**
 * The prompt's editor on CodeMirror: undo, find, spelling, input methods, long texts, and the prompt language made
 * visible. Loaded after the window's first paint; nothing else of the window imports CodeMirror.
 */
import { closeBrackets, closeBracketsKeymap, startCompletion } from '@codemirror/autocomplete';
import { history, historyKeymap, isolateHistory, standardKeymap } from '@codemirror/commands';
import { setDiagnostics } from '@codemirror/lint';
import type { Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import type { PromptProblem } from '../../../shared/prompt/expand.ts';
import type { Lists } from '../../../shared/prompt/lists.ts';
import { say } from '../../i18n/say.ts';
import { promptCompletion } from './completion.ts';
import { findInPrompt } from './find-panel.ts';
import { promptSyntax } from './syntax.ts';

export interface PromptViewOptions {
  readonly parent: HTMLElement;
  readonly prompt: string;
  /** UTF-16 offsets. */
  readonly selection: { readonly anchor: number; readonly head: number };
  readonly attributes: Readonly<Record<string, string>>;
  readonly lists: () => Lists;
  readonly onType: (prompt: string) => void;
}

export interface PromptView {
  /** From outside: one edit, which can be undone. Nothing when the text is the same. */
  promptSet(prompt: string): void;
  problemsFound(problems: readonly PromptProblem[]): void;
  attributesChanged(attributes: Readonly<Record<string, string>>): void;
  /** Selects a part of the prompt and puts the focus there. */
  show(start: number, end: number): void;
  /** Offers the entries of all lists at the caret. */
  offerEntries(): void;
  focus(): void;
  destroy(): void;
}

export function createPromptView(options: PromptViewOptions): PromptView {
  const { parent, selection, onType } = options;
  const attributes = new Compartment();
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.prompt,
      selection: withinText(selection, options.prompt),
      extensions: [
        ...editing,
        promptCompletion(options.lists),
        attributes.of(EditorView.contentAttributes.of(options.attributes)),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) onType(state.doc.toString());
        }),
      ],
    }),
  });
  return {
    promptSet(prompt) {
      const before = view.state.doc.toString();
      // The editor knows one kind of line end.
      const after = prompt.replaceAll(/\r\n?/g, '\n');
      if (before === after) return;
      view.dispatch({
        changes: { ...changedPart(before, after) },
        annotations: isolateHistory.of('full'),
        scrollIntoView: true,
      });
    },
    problemsFound(problems) {
      const { length } = view.state.doc;
      const found = problems.filter(hasPlace).map((problem): Diagnostic => ({
        from: Math.min(problem.start, length),
        to: Math.min(problem.end, length),
        severity: 'error',
        message: say.prompt.problem(problem),
      }));
      view.dispatch(setDiagnostics(view.state, found));
    },
    attributesChanged(changed) {
      view.dispatch({ effects: attributes.reconfigure(EditorView.contentAttributes.of(changed)) });
    },
    show(start, end) {
      view.focus();
      view.dispatch({
        selection: withinText({ anchor: start, head: end }, view.state.doc.toString()),
        scrollIntoView: true,
      });
    },
    offerEntries() {
      view.focus();
      startCompletion(view);
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

/**
 * Only the keys of a text field: Mod+Enter, Mod+D, Mod+L and Alt with the arrows are the app's own
 * (shared/commands.ts), and Tab leads on.
 */
const editing: readonly Extension[] = [
  history(),
  closeBrackets(),
  EditorState.languageData.of(() => [{ closeBrackets: { brackets: ['{'] }, commentTokens: { line: '#' } }]),
  keymap.of([
    ...closeBracketsKeymap,
    ...historyKeymap,
    ...standardKeymap.filter(({ key }) => key !== 'Mod-Enter'),
  ]),
  findInPrompt(),
  EditorView.domEventHandlers({ beforeinput: textReplaced }),
  promptSyntax,
  EditorView.lineWrapping,
  EditorView.perLineTextDirection.of(true),
  placeholder(say.compose.promptPlaceholder),
];

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

/** What concerns the prompt as a whole is said under it, not underlined from end to end. */
function hasPlace({ reason }: PromptProblem): boolean {
  return !['too-many-variants', 'empty-variant', 'variant-too-long'].includes(reason);
}

function withinText(
  { anchor, head }: PromptViewOptions['selection'],
  text: string,
): PromptViewOptions['selection'] {
  return { anchor: Math.min(anchor, text.length), head: Math.min(head, text.length) };
}

/** The smallest part that differs, so that the caret and the view keep their place where they can. */
function changedPart(before: string, after: string): { from: number; to: number; insert: string } {
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
