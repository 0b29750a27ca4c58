/** Choices in place of tokens, each with how many frames it would leave. */
import { FlagOff, Star } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Facets } from '../../shared/frame/facets.ts';
import {
  leastStars,
  wantedAspect,
  wantedDate,
  wantedModel,
  wantedSize,
  wantedValues,
  withLeastStars,
  withAspect,
  withDate,
  withModel,
  withSize,
  withValueToggled,
} from '../../shared/frame/filter/edit-filter.ts';
import { dayText } from '../../shared/frame/filter/date-choices.ts';
import { choices } from '../../shared/frame/filter/filter.ts';
import type { ChoiceField } from '../../shared/frame/filter/filter.ts';
import { flagSchema, labelSchema } from '../../shared/frame/marks.ts';
import type { Model } from '../../shared/models/model.ts';
import { FlagGlyph } from '../frames/flag-glyph.tsx';
import { whole } from '../i18n/numbers.ts';
import { say } from '../i18n/say.ts';
import { Select } from '../ui/select.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import styles from './search.module.css';
import type { SearchStore } from './search-store.ts';

interface Props {
  readonly store: SearchStore;
  readonly models: readonly Model[];
}

/** Stands for no choice among values of a list: no model and no size has this name. */
const any = 'any';

export function FilterBar({ store, models }: Props) {
  const { filter, facets, filterChanged } = useStore(store);
  const words = say.search.bar;
  const stars = leastStars(filter);
  const countOf = (field: keyof Facets, value: string): number =>
    facets?.[field].find((each) => each.value === value)?.count ?? 0;
  const ofStars = (least: number): number =>
    (facets?.rating ?? []).reduce((sum, { value, count }) => sum + (Number(value) >= least ? count : 0), 0);

  const toggle = (field: ChoiceField & keyof Facets, value: string, name: string, glyph: ReactNode) => (
    <Choice
      key={value}
      name={name}
      count={countOf(field, value)}
      isKnown={facets !== null}
      isOn={wantedValues(filter, field).includes(value)}
      onToggle={() => filterChanged((before) => withValueToggled(before, field, value))}
    >
      {glyph}
    </Choice>
  );
  const list = (
    field: 'model' | 'size' | 'aspect' | 'date',
    value: string | null,
    anyWord: string,
    nameOf: (value: string) => string,
  ) => {
    const found = facets?.[field] ?? [];
    // One that is typed and not among those that are counted.
    const isOffered = value === null || found.some((each) => each.value === value);
    return [
      { value: any, label: anyWord },
      ...found.map((each) => ({ value: each.value, label: nameOf(each.value), detail: whole(each.count) })),
      ...(isOffered ? [] : [{ value, label: nameOf(value) }]),
    ];
  };

  const model = wantedModel(filter);
  const size = wantedSize(filter);
  const aspect = wantedAspect(filter);
  const date = wantedDate(filter);
  const today = dayText(new Date());
  const [kind = any] = wantedValues(filter, 'kind');
  return (
    <div className={styles.bar} role="group" aria-label={words.region}>
      <div className={styles.group} role="group" aria-label={words.flag}>
        {flagSchema.options.map((flag) =>
          toggle('flag', flag, say.marks.flags[flag], <FlagGlyph flag={flag} />),
        )}
        {toggle('flag', 'none', say.marks.unflagged, <FlagOff size={14} aria-hidden />)}
      </div>
      <div className={styles.group} role="group" aria-label={words.rating}>
        {[1, 2, 3, 4, 5].map((least) => (
          <Tooltip key={least} text={words.choice(words.starsAtLeast(least), ofStars(least))}>
            <button
              type="button"
              className={styles.star}
              aria-label={words.choice(words.starsAtLeast(least), ofStars(least))}
              aria-pressed={stars === least}
              onClick={() => filterChanged((before) => withLeastStars(before, stars === least ? 0 : least))}
            >
              <Star size={14} aria-hidden data-on={least <= stars || undefined} />
            </button>
          </Tooltip>
        ))}
        <span className={styles.count}>{facets && whole(ofStars(Math.max(stars, 1)))}</span>
      </div>
      <div className={styles.group} role="group" aria-label={words.label}>
        {labelSchema.options.map((label) =>
          toggle(
            'label',
            label,
            say.marks.labels[label],
            <span className={styles.swatch} data-label={label} />,
          ),
        )}
      </div>
      <div className={styles.lists}>
        <Select
          label={words.model}
          value={model ?? any}
          options={list(
            'model',
            model,
            words.anyModel,
            (id) => models.find((each) => each.id === id)?.name ?? id,
          )}
          onChange={(value) => filterChanged((before) => withModel(before, value === any ? null : value))}
        />
        <Select
          label={words.size}
          value={size ?? any}
          options={list('size', size, words.anySize, (value) => value.replace('x', ' × '))}
          onChange={(value) => filterChanged((before) => withSize(before, value === any ? null : value))}
        />
        <Select
          label={words.aspect}
          value={aspect ?? any}
          options={list('aspect', aspect, words.anyAspect, (value) => value)}
          onChange={(value) => filterChanged((before) => withAspect(before, value === any ? null : value))}
        />
        <Select
          label={words.date}
          value={date ?? any}
          options={list('date', date, words.anyDate, (value) => words.dateChoice(value, today))}
          onChange={(value) => filterChanged((before) => withDate(before, value === any ? null : value))}
        />
        <Select
          label={words.kind}
          value={kind}
          options={[
            { value: any, label: words.anyKind },
            ...choices.kind.map((value) => ({
              value,
              label: words.kinds[value] ?? value,
              detail: whole(countOf('kind', value)),
            })),
          ]}
          onChange={(value) =>
            filterChanged((before) => {
              const none = kind === any ? before : withValueToggled(before, 'kind', kind);
              return value === any ? none : withValueToggled(none, 'kind', value);
            })
          }
        />
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly count: number;
  readonly isKnown: boolean;
  readonly isOn: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

function Choice({ name, count, isKnown, isOn, onToggle, children }: ChoiceProps) {
  return (
    <Tooltip text={name}>
      <button
        type="button"
        className={styles.choice}
        aria-label={say.search.bar.choice(name, count)}
        aria-pressed={isOn}
        onClick={onToggle}
      >
        {children}
        <span className={styles.count}>{isKnown && whole(count)}</span>
      </button>
    </Tooltip>
  );
}
