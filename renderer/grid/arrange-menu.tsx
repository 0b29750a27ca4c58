/** In which order frames stand in the grid, and in which groups. */
import { ArrowDownWideNarrow } from 'lucide-react';
import { useStore } from 'zustand';
import type { FrameGroup, FrameSort } from '../../shared/frame/frame-query.ts';
import { frameGroupSchema, frameSortSchema } from '../../shared/frame/frame-query.ts';
import { useCommand } from '../app-context.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { askedIn } from '../frames/source.ts';
import { say } from '../i18n/say.ts';
import { IconButton } from '../ui/button.tsx';
import { ChoiceMenu, MenuChoice } from '../ui/choice-menu.tsx';

export interface Arrangement {
  readonly sort: FrameSort;
  readonly group: FrameGroup;
}

interface Props {
  readonly frames: FramesStore;
  readonly arrangement: Arrangement;
  readonly onArrange: (change: Partial<Arrangement>) => void;
}

export function ArrangeMenu({ frames, arrangement: { sort, group }, onArrange }: Props) {
  const words = say.arrange;
  const isCollection = useStore(frames, (state) => askedIn(state).collection !== null);
  // The library has no order of its own but the newest first.
  const sorts = frameSortSchema.options.filter((each) => each !== (isCollection ? null : 'newest'));
  const shownSort = !isCollection && sort === 'newest' ? 'own' : sort;
  useCommand('view.sort', () => onArrange({ sort: after(sorts, shownSort) }));
  useCommand('view.group', () => onArrange({ group: after(frameGroupSchema.options, group) }));
  return (
    <ChoiceMenu
      label={words.menu}
      trigger={<IconButton label={words.menu} icon={<ArrowDownWideNarrow size={16} aria-hidden />} />}
    >
      <MenuChoice
        label={words.sort}
        command="view.sort"
        value={shownSort}
        options={sorts.map((value) => ({ value, label: words.sorts(value, isCollection) }))}
        onChange={(value) => onArrange({ sort: value })}
      />
      <MenuChoice
        label={words.group}
        command="view.group"
        value={group}
        options={frameGroupSchema.options.map((value) => ({ value, label: words.groups[value] }))}
        onChange={(value) => onArrange({ group: value })}
      />
    </ChoiceMenu>
  );
}

function after<Value>(all: readonly Value[], one: Value): Value {
  return all[(all.indexOf(one) + 1) % all.length] ?? one;
}
