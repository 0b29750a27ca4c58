/**
 * The frames under survey, and which of them keys act on. They are what is selected: what survives is still
 * selected when the survey ends. One for the window, so that a look through the loupe interrupts nothing.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { FrameId } from '../../shared/ids.ts';
import type { FramesState, FramesStore } from '../frames/frames-store.ts';
import type { Selection } from '../frames/selection.ts';
import { isSameSelection } from '../frames/selection.ts';
import type { Members } from './members.ts';
import { joined, membersOf, noMembers, stepped, withActive, without } from './members.ts';

/** A change of the members that can be taken back. */
interface Change {
  readonly before: Members;
  /** What could be taken back of the library then, the newest: later steps come before this one. */
  readonly after: LibraryStep | undefined;
}

type LibraryStep = FramesState['undo'][number];

export interface SurveyState {
  readonly members: Members;
  readonly activated: (no: number) => void;
  /** The next or previous frame becomes active. False at an end. */
  readonly stepped: (step: 1 | -1) => boolean;
  /** As `stepped`, and round the end. */
  readonly cycled: () => void;
  /** Steps as the loupe's arrows do. False: the active frame is not under survey. */
  readonly frameWalked: (step: 'left' | 'right' | 'up' | 'down') => boolean;
  /** The active frame leaves the survey, not the library. Answers with how many stay; null: the last one does not leave. */
  readonly dropped: () => number | null;
  /** A frame that may not be under survey yet joins, and is active. */
  readonly joined: (no: number) => void;
  /** The members as they were before the last change. False: what was done last is the library's to take back. */
  readonly changeTakenBack: () => boolean;
  /** The active frame alone goes to the trash. `trash` acts on what is selected, at once, and settles when it is done. */
  readonly activeTrashed: (trash: () => Promise<unknown>) => void;
  /** Goes on where it was, or begins with what was selected since; follows the selection until the answer is called. */
  readonly opened: () => () => void;
}
export type SurveyStore = StoreApi<SurveyState>;

export function createSurveyStore(frames: FramesStore): SurveyStore {
  /** The selection that this store made itself, and need not follow. */
  let own: Selection | null = null;
  let isTrashing = false;
  /** Deletions under way: the library does not count them as done yet. */
  let deletions = 0;
  let changes: readonly Change[] = [];
  /** Its number changes when a frame comes back from the trash, its id does not. */
  const trashed = new Set<FrameId>();

  return createStore<SurveyState>((set, get) => {
    function shown(members: Members): void {
      const { active, numbers } = members;
      // A step from frame to frame need not count a whole library that is selected.
      const selected = own && numbers === get().members.numbers ? own.selected : new Set(numbers);
      const { selection } = frames.getState();
      const wanted = { active, anchor: active, selected };
      // What is selected already need not be told to all who show it.
      own = isSameSelection(selection, wanted) ? selection : wanted;
      set({ members });
      if (own !== selection) frames.getState().selectionMade(own);
    }

    function changed(members: Members): void {
      changes = [...changes, { before: get().members, after: frames.getState().undo.at(-1) }];
      shown(members);
    }

    function begun(): void {
      const { order, selection } = frames.getState();
      changes = [];
      trashed.clear();
      shown(membersOf(order, selection));
    }

    function follow(after: FramesState): void {
      if (isTrashing || after.selection === own) return;
      const { active, selected } = after.selection;
      const members = without(get().members, goneFrom(after, get().members));
      const back = active === null ? undefined : after.rows.get(active)?.id;
      if (active === null || members.numbers.length === 0) begun();
      else if (members.numbers.length < get().members.numbers.length) shown(members);
      else if (back !== undefined && trashed.delete(back)) shown(joined(after.order, members, active));
      else if (isAmong(members, selected)) shown(withActive(members, active));
      else changed(membersOf(after.order, after.selection));
    }

    return {
      members: noMembers,
      activated(no) {
        const { members } = get();
        if (members.active !== no) shown(withActive(members, no));
      },
      stepped(step) {
        const { members } = get();
        const next = stepped(members, step);
        if (next !== members) shown(next);
        return next !== members;
      },
      cycled() {
        const [start] = get().members.numbers;
        if (!get().stepped(1) && start !== undefined) get().activated(start);
      },
      frameWalked(step) {
        const { members } = get();
        if (frames.getState().selection.active !== members.active) return false;
        if (step === 'left') get().stepped(-1);
        if (step === 'right') get().stepped(1);
        return true;
      },
      dropped() {
        const { members } = get();
        if (members.active === null || members.numbers.length < 2) return null;
        const left = without(members, new Set([members.active]));
        changed(left);
        return left.numbers.length;
      },
      joined(no) {
        const { members, activated } = get();
        if (members.numbers.includes(no)) activated(no);
        else changed(joined(frames.getState().order, members, no));
      },
      changeTakenBack() {
        const last = changes.at(-1);
        if (!last || deletions > 0 || hasLater(frames.getState(), last)) return false;
        changes = changes.slice(0, -1);
        const gone = goneFrom(frames.getState(), last.before);
        shown(without(last.before, gone));
        return true;
      },
      activeTrashed(trash) {
        const { members } = get();
        const { active } = members;
        if (active === null) return;
        const id = frames.getState().rows.get(active)?.id;
        if (id) trashed.add(id);
        isTrashing = true;
        frames.getState().selectionMade({ active, anchor: active, selected: new Set([active]) });
        deletions += 1;
        void trash().finally(() => (deletions -= 1));
        isTrashing = false;
        const left = without(members, new Set([active]));
        if (left.numbers.length > 0) shown(left);
        else begun();
      },
      opened() {
        const state = frames.getState();
        const { members } = get();
        if (state.selection !== own || members.numbers.length === 0) begun();
        else follow(state);
        return frames.subscribe(follow);
      },
    };
  });
}

function goneFrom({ order }: FramesState, { numbers }: Members): ReadonlySet<number> {
  const there = new Set(order);
  return new Set(numbers.filter((no) => !there.has(no)));
}

/** Whether the library did something after that change. What is not known any more was taken back, or is long ago. */
function hasLater({ undo }: FramesState, { after }: Change): boolean {
  return after === undefined ? undo.length > 0 : undo.includes(after) && undo.at(-1) !== after;
}

/** All members, or one of them alone: another one is looked at, and the survey goes on. */
function isAmong({ numbers }: Members, selected: ReadonlySet<number>): boolean {
  if (selected.size === numbers.length) return numbers.every((no) => selected.has(no));
  return selected.size <= 1 && [...selected].every((no) => numbers.includes(no));
}
