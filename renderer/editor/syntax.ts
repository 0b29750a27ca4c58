/** The prompt language made visible: its signs, lists and comments step back or stand out from the words. */
import { RangeSetBuilder } from '@codemirror/state';
import type { Range } from '@codemirror/state';
import { Decoration, ViewPlugin } from '@codemirror/view';
import type { DecorationSet, EditorView, ViewUpdate } from '@codemirror/view';
import { longestEntry } from '../../shared/lists/list-file.ts';
import { parsePrompt } from '../../shared/prompt/parse.ts';
import type { PromptNode, Sequence } from '../../shared/prompt/parse.ts';
import type { Place } from '../../shared/prompt/tokens.ts';

const looks = {
  sign: Decoration.mark({ class: 'prompt-sign' }),
  list: Decoration.mark({ class: 'prompt-list' }),
  comment: Decoration.mark({ class: 'prompt-comment' }),
};

interface Mark extends Place {
  readonly look: keyof typeof looks;
}

/** Reads the prompt once for each change, and draws what is in view. */
export const promptSyntax = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    marks: readonly Mark[];

    constructor(view: EditorView) {
      this.marks = marksOf(view.state.doc.toString());
      this.decorations = drawn(this.marks, view);
    }

    update({ view, docChanged, viewportChanged }: ViewUpdate): void {
      if (docChanged) this.marks = marksOf(view.state.doc.toString());
      if (docChanged || viewportChanged) this.decorations = drawn(this.marks, view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function drawn(marks: readonly Mark[], view: EditorView): DecorationSet {
  const { from, to } = view.viewport;
  const ranges: Range<Decoration>[] = marks
    .filter(({ start, end }) => end >= from && start <= to)
    .map(({ look, start, end }) => looks[look].range(start, end));
  return Decoration.set(ranges);
}

/**
 * A list's entries each speak the language for themselves, and a line is a comment or an entry: only the lines in view
 * are read.
 */
export const listSyntax = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = linesDrawn(view);
    }

    update({ view, docChanged, viewportChanged }: ViewUpdate): void {
      if (docChanged || viewportChanged) this.decorations = linesDrawn(view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function linesDrawn(view: EditorView): DecorationSet {
  const { doc } = view.state;
  const drawing = new RangeSetBuilder<Decoration>();
  const last = doc.lineAt(view.viewport.to).number;
  for (let number = doc.lineAt(view.viewport.from).number; number <= last; number += 1) {
    const line = doc.line(number);
    // Longer lines are no entries (shared/lists/list-file.ts).
    if (line.length > longestEntry) continue;
    for (const { look, start, end } of marksOf(line.text))
      drawing.add(line.from + start, line.from + end, looks[look]);
  }
  return drawing.finish();
}

/** In the order of the text. */
function marksOf(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  const walk = (content: Sequence): void => {
    for (const node of content) markNode(node, text, marks, walk);
  };
  walk(parsePrompt(text).content);
  return marks;
}

function markNode(node: PromptNode, text: string, marks: Mark[], walk: (content: Sequence) => void): void {
  switch (node.kind) {
    case 'text':
      if (text[node.start] === '\\' && node.text.length < node.end - node.start)
        marks.push({ look: 'sign', start: node.start, end: node.start + 1 });
      break;
    case 'comment':
    case 'list':
      marks.push({ look: node.kind, start: node.start, end: node.end });
      break;
    case 'braces':
      node.options.forEach(walk);
      break;
    case 'choice': {
      marks.push({ look: 'sign', ...node.opening });
      let at = node.opening.end;
      for (const [i, option] of node.options.entries()) {
        if (i > 0) marks.push({ look: 'sign', start: at, end: at + 1 });
        if (i > 0) at += 1;
        walk(option);
        at = option.at(-1)?.end ?? at;
      }
      if (node.isClosed) marks.push({ look: 'sign', start: node.end - 1, end: node.end });
    }
  }
}
