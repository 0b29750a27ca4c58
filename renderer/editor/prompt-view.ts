/**
 * The prompt's editor on CodeMirror: undo, find, spelling, input methods, long texts, and the prompt language made
 * visible. Loaded after the window's first paint; nothing else of the window imports CodeMirror.
 */
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { isolateHistory } from '@codemirror/commands';
import { setDiagnostics } from '@codemirror/lint';
import type { Diagnostic } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import type { PromptProblem } from '../../shared/prompt/expand.ts';
import type { Lists } from '../../shared/prompt/lists.ts';
import { say } from '../i18n/say.ts';
import { promptCompletion } from './completion.ts';
import { asEdited, changeTo, changingAttributes, textEditing } from './editing.ts';
import { joined } from './insertion.ts';
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
  /** Puts a phrase in the place of what is selected, joined to what stands around it, and the caret behind it. */
  insert(phrase: string): void;
  focus(): void;
  destroy(): void;
}

export function createPromptView(options: PromptViewOptions): PromptView {
  const { parent, selection, onType } = options;
  const attributes = changingAttributes(options.attributes);
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.prompt,
      selection: withinText(selection, options.prompt),
      extensions: [
        promptEditing,
        promptCompletion(options.lists),
        attributes.extension,
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) onType(state.doc.toString());
        }),
      ],
    }),
  });
  return {
    promptSet(prompt) {
      const changes = changeTo(view.state.doc, asEdited(prompt));
      if (changes) view.dispatch({ changes, annotations: isolateHistory.of('full'), scrollIntoView: true });
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
      attributes.changed(view, changed);
    },
    show(start, end) {
      view.focus();
      view.dispatch({
        selection: withinText({ anchor: start, head: end }, view.state.doc.toString()),
        scrollIntoView: true,
      });
    },
    insert(phrase) {
      const { from, to } = view.state.selection.main;
      const before = view.state.sliceDoc(Math.max(0, from - longestSign), from);
      const insert = joined(before, phrase, view.state.sliceDoc(to, to + longestSign));
      view.focus();
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + insert.length },
        userEvent: 'input.complete',
        scrollIntoView: true,
      });
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

/** UTF-16 units: what has to be looked at for one sign beside the caret. */
const longestSign = 8;

const promptEditing: readonly Extension[] = [
  closeBrackets(),
  EditorState.languageData.of(() => [{ closeBrackets: { brackets: ['{'] }, commentTokens: { line: '#' } }]),
  keymap.of(closeBracketsKeymap),
  textEditing,
  promptSyntax,
  placeholder(say.compose.promptPlaceholder),
];

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
