/** The editor's own search bar: what is looked for, next, previous, done. */
import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  openSearchPanel,
  search,
  SearchQuery,
  setSearchQuery,
} from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import { keymap, runScopeHandlers } from '@codemirror/view';
import type { EditorView, Panel } from '@codemirror/view';
import { say } from '../i18n/say.ts';

export function findInText(): Extension {
  return [
    search({ top: true, createPanel: findPanel }),
    keymap.of([
      { key: 'Mod-f', run: openSearchPanel, scope: 'editor search-panel' },
      { key: 'F3', run: findNext, shift: findPrevious, scope: 'editor search-panel', preventDefault: true },
      { key: 'Escape', run: closeSearchPanel, scope: 'editor search-panel' },
    ]),
  ];
}

function findPanel(view: EditorView): Panel {
  const field = document.createElement('input');
  field.type = 'text';
  field.placeholder = say.ui.find;
  field.setAttribute('aria-label', say.ui.find);
  // CodeMirror puts the focus there when the panel opens.
  field.setAttribute('main-field', 'true');
  field.value = getSearchQuery(view.state).search;
  field.addEventListener('input', () => {
    view.dispatch({ effects: setSearchQuery.of(new SearchQuery({ search: field.value, literal: true })) });
  });
  const dom = document.createElement('div');
  dom.className = 'find-bar';
  dom.append(
    field,
    button('‹', say.ui.findPrevious, () => findPrevious(view)),
    button('›', say.ui.findNext, () => findNext(view)),
    button('×', say.ui.findClose, () => closeSearchPanel(view)),
  );
  dom.addEventListener('keydown', (event) => {
    if (runScopeHandlers(view, event, 'search-panel')) {
      event.preventDefault();
      return;
    }
    if (event.key !== 'Enter' || event.target !== field || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (event.shiftKey) findPrevious(view);
    else findNext(view);
  });
  return { dom, top: true, mount: () => field.select() };
}

function button(face: string, name: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = face;
  element.setAttribute('aria-label', name);
  element.title = name;
  element.addEventListener('click', act);
  return element;
}
