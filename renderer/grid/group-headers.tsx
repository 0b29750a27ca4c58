/** Headers of groups: over the frames of each, and the one that stays at the top while its frames scroll past. */
import { useStore } from 'zustand';
import { assertNever } from '../../shared/assert-never.ts';
import type { FrameGroup } from '../../shared/frame/frame-query.ts';
import { hiddenIn } from '../../shared/frame/stacks.ts';
import type { FramesState, FramesStore } from '../frames/frames-store.ts';
import { say } from '../i18n/say.ts';
import { groupChosen } from './group-acts.ts';
import { headerHeight } from './rows.ts';
import type { GridPlace, GroupSeen } from './grid-place.ts';
import { groupsSeen } from './grid-place.ts';
import type { GridStore } from './grid-store.ts';
import styles from './grid.module.css';

interface Props {
  readonly frames: FramesStore;
  readonly place: GridPlace;
}

/** In the scroll box, each where its group begins. */
export function GroupHeaders({ frames, place }: Props) {
  const shift = place.offset - place.scrollTop;
  return groupsSeen(place).map((group) => (
    <div
      key={group.key}
      className={styles.header}
      style={{ height: headerHeight, transform: `translateY(${group.top - shift}px)` }}
      // A reader hears it from the button at the top; a hand may click it here as well.
      aria-hidden
      onClick={(event) => {
        event.stopPropagation();
        groupChosen(frames, group);
      }}
    >
      <Words frames={frames} place={place} group={group} />
    </div>
  ));
}

/** Over the scroll box: the group at its upper edge, pushed out by the next one. */
export function StickyHeader({ frames, grid }: Pick<Props, 'frames'> & { readonly grid: GridStore }) {
  const place = useStore(grid, (state) => state.place);
  const [group, next] = groupsSeen(place);
  if (!group || place.offset <= group.top) return null;
  const push = next ? Math.min(0, next.top - place.offset - headerHeight) : 0;
  return (
    <div className={styles.sticky} style={{ height: headerHeight, transform: `translateY(${push}px)` }}>
      <button
        type="button"
        className={styles.header}
        style={{ height: headerHeight }}
        tabIndex={-1}
        onClick={() => groupChosen(frames, group)}
      >
        <Words frames={frames} place={place} group={group} />
      </button>
    </div>
  );
}

function Words({ frames, place, group }: Props & { readonly group: GroupSeen }) {
  const by = useStore(frames, ({ source }) => source?.group ?? 'none');
  const first = useStore(frames, ({ rows }) => rows.get(place.order[group.first] ?? -1));
  const stacks = useStore(frames, (state) => state.stacks);
  const count = group.end - group.first + hiddenIn(stacks, group.first, group.end);
  return (
    <>
      <span className={styles.headerName}>{nameOf(by, group.key, first)}</span>
      <span className={styles.headerCount}>{say.frames.counted(count)}</span>
    </>
  );
}

function nameOf(by: FrameGroup, key: string, first: ReturnType<FramesState['rows']['get']>): string {
  switch (by) {
    case 'none':
      return '';
    case 'day':
      return say.arrange.day(key);
    case 'batch':
      return first ? say.arrange.batch(first.createdAt, first.prompt) : say.frames.frameLoading;
    case 'prompt':
      return key;
    default:
      return assertNever(by);
  }
}
