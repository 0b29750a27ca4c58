/** The editor of a list: an entry a line, numbered, each in the colours of the prompt language. */
import { isolateHistory } from '@codemirror/commands';
import { setDiagnostics } from '@codemirror/lint';
import type { Diagnostic } from '@codemirror/lint';
import { Annotation, EditorState } from '@codemirror/state';
import { EditorView, lineNumbers, placeholder } from '@codemirror/view';
import type { EntryProblem } from '../../shared/lists/list-file.ts';
import { say } from '../i18n/say.ts';
import { asEdited, changeTo, changingAttributes, textEditing } from './editing.ts';
import { listSyntax } from './syntax.ts';

export interface ListViewOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly onType: (text: string) => void;
}

export interface ListView {
  /** From outside: one edit, which can be undone. Nothing when the text is the same. */
  textSet(text: string): void;
  problemsFound(problems: readonly EntryProblem[]): void;
  /** Puts the caret into a line, counted from 1. */
  show(line: number): void;
  focus(): void;
  destroy(): void;
}

/** Not typed here: whoever set it knows. */
const fromOutside = Annotation.define<true>();

export function createListView({ parent, text, attributes, onType }: ListViewOptions): ListView {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        textEditing,
        listSyntax,
        placeholder(say.lists.entriesPlaceholder),
        changingAttributes(attributes).extension,
        EditorView.updateListener.of(({ docChanged, state, transactions }) => {
          if (docChanged && !transactions.some((one) => one.annotation(fromOutside)))
            onType(state.doc.toString());
        }),
      ],
    }),
  });
  const lineAt = (line: number) => view.state.doc.line(Math.min(line, view.state.doc.lines));
  return {
    textSet(after) {
      const changes = changeTo(view.state.doc, asEdited(after));
      if (changes) view.dispatch({ changes, annotations: [isolateHistory.of('full'), fromOutside.of(true)] });
    },
    problemsFound(problems) {
      const found = problems.map((problem): Diagnostic => {
        const { from, to } = lineAt(problem.line);
        const isFault = problem.reason !== 'repeated';
        return { from, to, severity: isFault ? 'error' : 'info', message: say.lists.entryProblem(problem) };
      });
      view.dispatch(setDiagnostics(view.state, found));
    },
    show(line) {
      view.focus();
      view.dispatch({ selection: { anchor: lineAt(line).to }, scrollIntoView: true });
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
