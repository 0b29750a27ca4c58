/** The editor of a naming template: one line, its tokens coloured and offered, its faults underlined where they are. */
import {
  acceptCompletion,
  autocompletion,
  closeCompletion,
  completionKeymap,
} from '@codemirror/autocomplete';
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { isolateHistory } from '@codemirror/commands';
import { setDiagnostics } from '@codemirror/lint';
import type { Diagnostic } from '@codemirror/lint';
import { EditorState, Prec } from '@codemirror/state';
import { Decoration, EditorView, keymap, MatchDecorator, tooltips, ViewPlugin } from '@codemirror/view';
import type { DecorationSet, ViewUpdate } from '@codemirror/view';
import { filterNames, tokenNames } from '../../shared/export/template.ts';
import type { TemplateProblem } from '../../shared/export/template.ts';
import { say } from '../i18n/say.ts';
import { changeTo, changingAttributes, textEditing } from './editing.ts';

export interface TemplateViewOptions {
  readonly parent: HTMLElement;
  readonly template: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly onType: (template: string) => void;
}

export interface TemplateView {
  /** From outside: one edit, which can be undone. Nothing when the text is the same. */
  templateSet(template: string): void;
  problemsFound(problems: readonly TemplateProblem[]): void;
  attributesChanged(attributes: Readonly<Record<string, string>>): void;
  /** Puts a token in the place of what is selected, and the caret behind it. */
  insert(token: string): void;
  /** Selects a part and puts the focus there. */
  show(from: number, to: number): void;
  /** Takes away what is offered at the caret; false: nothing was. */
  offersClosed(): boolean;
  destroy(): void;
}

export function createTemplateView({
  parent,
  template,
  attributes,
  onType,
}: TemplateViewOptions): TemplateView {
  const changing = changingAttributes(attributes);
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: oneLine(template),
      extensions: [
        Prec.highest(keymap.of([{ key: 'Tab', run: acceptCompletion }])),
        keymap.of(completionKeymap),
        // After what is offered has taken its Enter: a name has one line.
        keymap.of([{ key: 'Enter', run: () => true }]),
        autocompletion({ override: [offered], icons: false, defaultKeymap: false, interactionDelay: 0 }),
        // The dialog is placed by a transform, in which a fixed place is another one.
        tooltips({ position: 'absolute', tooltipSpace: withinField }),
        textEditing,
        keptOnOneLine,
        tokens,
        changing.extension,
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) onType(state.doc.toString());
        }),
      ],
    }),
  });
  const within = (at: number): number => Math.min(at, view.state.doc.length);
  return {
    templateSet(after) {
      const changes = changeTo(view.state.doc, oneLine(after));
      if (changes) view.dispatch({ changes, annotations: isolateHistory.of('full') });
    },
    problemsFound(problems) {
      const found = problems.map(({ reason, from, to }): Diagnostic => ({
        from: within(from),
        to: within(to),
        severity: 'error',
        message: say.exporting.template.problems[reason],
      }));
      view.dispatch(setDiagnostics(view.state, found));
    },
    attributesChanged: (changed) => changing.changed(view, changed),
    insert(token) {
      const { from, to } = view.state.selection.main;
      view.focus();
      view.dispatch({
        changes: { from, to, insert: token },
        selection: { anchor: from + token.length },
        userEvent: 'input.complete',
        scrollIntoView: true,
      });
    },
    show(from, to) {
      view.focus();
      view.dispatch({ selection: { anchor: within(from), head: within(to) }, scrollIntoView: true });
    },
    offersClosed: () => closeCompletion(view),
    destroy: () => view.destroy(),
  };
}

/** What was pasted with line ends becomes one line. */
function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

/** No wider than the field, whose surroundings cut off what reaches beyond. */
function withinField({ dom }: EditorView): { left: number; right: number; top: number; bottom: number } {
  const { left, right } = dom.getBoundingClientRect();
  return { left, right, top: 0, bottom: window.innerHeight };
}

/** Whatever is pasted. */
const keptOnOneLine = EditorState.transactionFilter.of((transaction) => {
  if (transaction.newDoc.lines === 1) return transaction;
  const insert = oneLine(transaction.newDoc.toString());
  return {
    changes: { from: 0, to: transaction.startState.doc.length, insert },
    selection: { anchor: Math.min(transaction.newSelection.main.head, insert.length) },
    userEvent: 'input.paste',
  };
});

/** Tokens after `{`, filters after `|`. */
function offered(context: CompletionContext): CompletionResult | null {
  const filter = context.matchBefore(/\{[^{}]*\|\w*/);
  if (filter) {
    const options = filterNames.map((name): Completion => ({
      label: name,
      detail: say.exporting.template.filters[name],
    }));
    return { from: filter.from + filter.text.lastIndexOf('|') + 1, options, validFor: /^\w*$/ };
  }
  const token = context.matchBefore(/\{\w*/);
  if (!token && !context.explicit) return null;
  const isClosed = context.state.sliceDoc(context.pos, context.pos + 1) === '}';
  const options = tokenNames.map((name, at): Completion => ({
    label: name,
    // In their own order, not in that of the alphabet.
    boost: -at,
    detail: say.exporting.template.tokens[name],
    apply: `${token ? '' : '{'}${name}${isClosed ? '' : '}'}`,
  }));
  return { from: token ? token.from + 1 : context.pos, options, validFor: /^\w*$/ };
}

/** Tokens stand out from the letters between them. */
const decorator = new MatchDecorator({
  regexp: /\{\{|\}\}|\{[^{}]*\}|\//g,
  decoration: ([sign]) => looks[sign === '/' ? 'folder' : sign === '{{' || sign === '}}' ? 'sign' : 'token'],
});
const looks = {
  token: Decoration.mark({ class: 'template-token' }),
  folder: Decoration.mark({ class: 'template-folder' }),
  sign: Decoration.mark({ class: 'prompt-sign' }),
};

const tokens = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorator.createDeco(view);
    }

    update(update: ViewUpdate): void {
      this.decorations = decorator.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
