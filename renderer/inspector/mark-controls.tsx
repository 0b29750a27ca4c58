/** Flag, stars and label of what keys act on, each by one click; several frames show what they share. */
import { FlagOff, Star } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { labelSchema, ratingSchema } from '../../shared/frame/marks.ts';
import { useRunCommand } from '../app-context.tsx';
import { FlagGlyph } from '../frames/flag-glyph.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { actedOnIn } from '../frames/frames-store.ts';
import type { MarkCommand } from '../frames/mark-commands.ts';
import { flagCommands, labelCommands, ratingCommands } from '../frames/mark-commands.ts';
import { say } from '../i18n/say.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import { commonMarks } from './common.ts';
import styles from './mark-controls.module.css';

/** Rows compared at most: one request's worth. */
const mostCompared = 1_000;

export function MarkControls({ frames }: { readonly frames: FramesStore }) {
  const { flag, rating, label } = commonMarks(useActedOn(frames));
  const words = say.marks;
  return (
    <section className={styles.marks} role="group" aria-label={words.region}>
      <RadioGroup.Root
        className={styles.flags}
        aria-label={words.flag}
        orientation="horizontal"
        value={flag === undefined ? '' : (flag ?? 'none')}
      >
        <Item value="pick" name={words.flags.pick} command={flagCommands.pick}>
          <FlagGlyph flag="pick" />
        </Item>
        <Item value="none" name={words.unflagged} command={flagCommands.none}>
          <FlagOff size={14} aria-hidden />
        </Item>
        <Item value="reject" name={words.flags.reject} command={flagCommands.reject}>
          <FlagGlyph flag="reject" />
        </Item>
      </RadioGroup.Root>
      <RadioGroup.Root
        className={styles.stars}
        aria-label={words.rating}
        orientation="horizontal"
        value={rating === undefined ? '' : String(rating)}
      >
        {[...ratingSchema.values].map((stars) => (
          <Item
            key={stars}
            value={String(stars)}
            name={words.stars(stars)}
            command={ratingCommands[stars]}
            again={ratingCommands[0]}
          >
            {stars === 0 ? (
              <span className={styles.dot} />
            ) : (
              <Star size={14} aria-hidden data-on={stars <= (rating ?? 0) || undefined} />
            )}
          </Item>
        ))}
      </RadioGroup.Root>
      <RadioGroup.Root
        className={styles.labels}
        aria-label={words.label}
        orientation="horizontal"
        value={label === undefined ? '' : (label ?? 'none')}
      >
        <Item value="none" name={words.noLabel} command={labelCommands.none}>
          <span className={styles.dot} />
        </Item>
        {labelSchema.options.map((each) => (
          <Item key={each} value={each} name={words.labels[each]} command={labelCommands[each]}>
            <span className={styles.swatch} data-label={each} />
          </Item>
        ))}
      </RadioGroup.Root>
    </section>
  );
}

/** Rows of the frames that keys act on, as far as they are at hand. */
function useActedOn(frames: FramesStore) {
  const { order, selection, target } = useStore(
    frames,
    useShallow((state) => ({ order: state.order, selection: state.selection, target: state.target })),
  );
  const numbers = useMemo(
    () => actedOnIn({ order, selection, target }, mostCompared),
    [order, selection, target],
  );
  useEffect(() => {
    frames.getState().rowsWanted('marks', numbers);
  }, [frames, numbers]);
  useEffect(() => () => frames.getState().rowsWanted('marks', []), [frames]);
  return useStore(
    frames,
    useShallow((state) => numbers.flatMap((no) => state.rows.get(no) ?? [])),
  );
}

interface ItemProps {
  readonly value: string;
  readonly name: string;
  readonly command: MarkCommand;
  /** What a click does when it is set already; without it, the same. */
  readonly again?: MarkCommand;
  readonly children: ReactNode;
}

/** A click, and an arrow within the group, are the command itself: they say and undo the same. */
function Item({ value, name, command, again = command, children }: ItemProps) {
  const run = useRunCommand();
  return (
    <Tooltip text={name} command={command}>
      <RadioGroup.Item
        value={value}
        aria-label={name}
        className={styles.item}
        onClick={({ currentTarget }) => run(currentTarget.ariaChecked === 'true' ? again : command)}
      >
        {children}
      </RadioGroup.Item>
    </Tooltip>
  );
}
