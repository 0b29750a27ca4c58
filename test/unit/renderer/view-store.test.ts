/** Where the window goes, and where back from there. */
import { expect, it } from 'vitest';
import { createViewStore } from '../../../renderer/view-store.ts';

it('leads from the full screen to the window first, and only then back to where one came from', () => {
  const view = createViewStore();
  view.getState().viewChosen('sheet');
  view.getState().viewChosen('compare');
  view.getState().aloneChanged(true);
  view.getState().loupeClosed();
  expect(view.getState()).toMatchObject({ view: 'compare', isAlone: false });
  view.getState().loupeClosed();
  expect(view.getState()).toMatchObject({ view: 'sheet', isAlone: false });
});
