/** Which view leads back to which. Catches a look through the loupe that ends a survey. */
import { expect, it } from 'vitest';
import { createViewStore, isSheetWalked, isSurveyWalked } from '../../../renderer/view-store.ts';

function opened() {
  const store = createViewStore();
  return { act: store.getState(), view: () => store.getState().view, state: () => store.getState() };
}

it('leads from the loupe back to the survey it was opened on, and from there to the sheet', () => {
  const { act, view, state } = opened();
  act.viewChosen('sheet');
  act.viewChosen('survey');
  for (const [there, back] of [
    [() => act.viewChosen('loupe'), act.loupeClosed],
    [act.loupeToggled, act.loupeToggled],
  ] as const) {
    there();
    expect(view()).toBe('loupe');
    // A second key for the same view changes nothing.
    act.viewChosen('loupe');
    expect(isSurveyWalked(state())).toBe(true);
    expect(isSheetWalked(state())).toBe(false);
    back();
    expect(view()).toBe('survey');
  }
  act.loupeClosed();
  expect(view()).toBe('sheet');
});

it('walks the sheet in the loupe that was opened on it, and leads back there', () => {
  const { act, view, state } = opened();
  act.viewChosen('survey');
  act.viewChosen('sheet');
  act.loupeToggled();
  expect(isSheetWalked(state())).toBe(true);
  expect(isSurveyWalked(state())).toBe(false);
  act.loupeToggled();
  expect(view()).toBe('sheet');
});

it('forgets what the loupe was opened on once another view is chosen', () => {
  const { act, view } = opened();
  act.viewChosen('compare');
  act.viewChosen('loupe');
  act.viewChosen('survey');
  act.loupeClosed();
  expect(view()).toBe('grid');
});
