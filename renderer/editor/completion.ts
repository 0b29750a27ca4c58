/** What the editor offers at the caret: lists by name after `__`, and on request their entries. */
import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import type { Lists } from '../../shared/prompt/lists.ts';
import { say } from '../i18n/say.ts';

/** `lists` is asked for each time: they may be edited meanwhile. */
export function promptCompletion(lists: () => Lists): Extension {
  return [
    autocompletion({
      override: [(context) => listNames(context, lists()), (context) => entries(context, lists())],
      icons: false,
      defaultKeymap: false,
    }),
    keymap.of(completionKeymap),
  ];
}

function listNames(context: CompletionContext, lists: Lists): CompletionResult | null {
  const typed = context.matchBefore(/__[\p{L}\p{N}\p{M}_-]*/u);
  if (!typed) return null;
  const after = context.state.sliceDoc(typed.to, typed.to + 2) === '__';
  const options = [...lists].map(([name, all]): Completion => ({
    label: `__${name}__`,
    detail: say.prompt.entryCount(all.length),
    apply: `__${name}${after ? '' : '__'}`,
  }));
  return { from: typed.from, options, validFor: /^__[\p{L}\p{N}\p{M}_-]*$/u };
}

/** Only when asked for by key: prose is not to be interrupted. */
function entries(context: CompletionContext, lists: Lists): CompletionResult | null {
  if (!context.explicit || context.matchBefore(/__[\p{L}\p{N}\p{M}_-]*/u)) return null;
  const typed = context.matchBefore(/[\p{L}\p{N}\p{M}-]+/u);
  const options = [...lists].flatMap(([name, all]) =>
    all.map((entry): Completion => ({ label: entry, detail: name })),
  );
  return { from: typed?.from ?? context.pos, options };
}
