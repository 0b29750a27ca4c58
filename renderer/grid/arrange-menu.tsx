/** In which order frames stand in the grid, and in which groups. */
import { ArrowDownWideNarrow } from 'lucide-react';
import { useStore } from 'zustand';
import type { FrameGroup, FrameSort, FrameStack } from '../../shared/frame/frame-query.ts';
import { frameGroupSchema, frameSortSchema, frameStackSchema } from '../../shared/frame/frame-query.ts';
import { gridCellsSchema } from '../../shared/settings/settings.ts';
import type { GridCells } from '../../shared/settings/settings.ts';
import { useCommand, useRunCommand } from '../app-context.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { askedIn } from '../frames/source.ts';
import { say } from '../i18n/say.ts';
import { IconButton } from '../ui/button.tsx';
import { ChoiceMenu, MenuAct, MenuChoice } from '../ui/choice-menu.tsx';

export interface Arrangement {
  readonly sort: FrameSort;
  readonly group: FrameGroup;
  readonly stack: FrameStack;
  readonly cells: GridCells;
}

interface Props {
  readonly frames: FramesStore;
  readonly arrangement: Arrangement;
  readonly onArrange: (change: Partial<Arrangement>) => void;
}

export function ArrangeMenu({ frames, arrangement: { sort, group, stack, cells }, onArrange }: Props) {
  const words = say.arrange;
  const run = useRunCommand();
  const isCollection = useStore(frames, (state) => askedIn(state).collection !== null);
  // The library has no order of its own but the newest first.
  const sorts = frameSortSchema.options.filter((each) => each !== (isCollection ? null : 'newest'));
  const shownSort = !isCollection && sort === 'newest' ? 'own' : sort;
  useCommand('view.sort', () => onArrange({ sort: after(sorts, shownSort) }));
  useCommand('view.group', () => onArrange({ group: after(frameGroupSchema.options, group) }));
  useCommand('view.stack', () => onArrange({ stack: after(frameStackSchema.options, stack) }));
  useCommand('view.cells', () => onArrange({ cells: after(gridCellsSchema.options, cells) }));
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
      <MenuChoice
        label={words.stack}
        command="view.stack"
        value={stack}
        options={frameStackSchema.options.map((value) => ({ value, label: words.stacks[value] }))}
        onChange={(value) => onArrange({ stack: value })}
      />
      {stack !== 'none' && (
        <MenuAct command="stack.all" onSelect={() => run('stack.all')}>
          {words.allStacks}
        </MenuAct>
      )}
      <MenuChoice
        label={words.cells}
        command="view.cells"
        value={cells}
        options={gridCellsSchema.options.map((value) => ({ value, label: words.cellKinds[value] }))}
        onChange={(value) => onArrange({ cells: value })}
      />
    </ChoiceMenu>
  );
}

function after<Value>(all: readonly Value[], one: Value): Value {
  return all[(all.indexOf(one) + 1) % all.length] ?? one;
}
